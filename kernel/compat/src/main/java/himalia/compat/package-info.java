/// What the names of other kernels come to here. They stand in the packages of those kernels, for notebooks import
/// them.
package himalia.compat;
