/// PyTorch's names on top of Himalia's public API: finds the Java method for a Python call by name, types and keywords.
package himalia.golden.torch;
