/// The sockets of a kernel. Moves messages; does not know what any of them means.
package himalia.kernel.transport;
