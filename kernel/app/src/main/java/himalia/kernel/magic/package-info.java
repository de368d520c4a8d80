/// Commands to the kernel in the lines of a cell.
///
/// [Magics] is the cell engine with magics: it takes a cell apart ([MagicCell], which a [Scan] fills), runs them
/// ([Call]) and lets the engine below do the Java. A magic is a `himalia.api.Magic`; those of the kernel are here, one
/// a file, and listed in [KernelMagics].
package himalia.kernel.magic;
