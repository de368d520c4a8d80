/// Libraries by their coordinates, found as Maven finds them. Nobody knows this package: the kernel loads it as a
/// service.
package himalia.maven;
