/// The debugger of the cells, spoken to by Jupyter's form of the Debug Adapter Protocol. Knows the messages and the
/// cell engine; only the kernel knows it.
package himalia.kernel.debug;
