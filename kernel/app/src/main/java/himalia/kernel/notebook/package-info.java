/// Notebook files.
package himalia.kernel.notebook;
