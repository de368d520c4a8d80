/// Runs files of vectors that PyTorch computed through Himalia's public API and counts what agrees.
package himalia.golden;
