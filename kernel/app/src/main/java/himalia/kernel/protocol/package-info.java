/// The messages of the Jupyter protocol as Java values, their JSON and their signatures. Knows no sockets.
package himalia.kernel.protocol;
