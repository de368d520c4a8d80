/// Commands to the kernel at the top of a cell.
///
/// [Magics] is the cell engine with magics: it takes a cell apart ([MagicCell]), runs them ([Call]) and lets the engine
/// below do the Java. A magic is a `himalia.api.Magic`; those of the kernel are here, one a file.
package himalia.kernel.magic;
