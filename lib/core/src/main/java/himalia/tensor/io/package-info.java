/// Tensors on disk, in the formats of Python: npy and npz of NumPy, and safetensors.
package himalia.tensor.io;
