/// Commands to the kernel in the lines of a cell.
///
/// [Magics] is the cell engine with magics: it takes a cell apart ([MagicCell], which a [Scan] fills), runs them
/// ([Call]) and lets the engine below do the Java; a [MagicAssistant] answers questions about what is being written. A
/// magic is a `himalia.api.Magic`; those of the kernel are here, one a file, and listed in [KernelMagics]. The
/// [MagicRegistry] finds them and those of libraries.
package himalia.kernel.magic;
