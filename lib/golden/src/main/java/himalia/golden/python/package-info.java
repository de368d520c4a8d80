/// The small part of Python that the vectors are written in: text to tree, and tree to value. It knows no tensors.
package himalia.golden.python;
