/// The kernel: puts protocol, transport and cell engine together. Nothing uses this package.
package himalia.kernel;
