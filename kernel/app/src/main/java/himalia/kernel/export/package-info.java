/// A notebook as a program of plain Java.
///
/// [himalia.kernel.export.NotebookProgram] takes the file apart; what a cell becomes in a program, the compiler of the
/// cells knows: [himalia.kernel.cell.javac.JavaProgram].
package himalia.kernel.export;
