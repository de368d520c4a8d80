/// Commands to the kernel at the top of a cell.
package himalia.kernel.magic;
