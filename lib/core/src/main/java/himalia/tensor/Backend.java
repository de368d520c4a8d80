package himalia.tensor;

import himalia.tensor.cpu.BinaryKernel;
import himalia.tensor.cpu.FloatConvolution;
import himalia.tensor.cpu.FloatPooling;
import himalia.tensor.cpu.Gemm.Layout;
import himalia.tensor.cpu.UnaryKernel;

/// The arithmetic of a device: operations settle shapes, types and gradients, and leave the numbers to the backend of
/// the storage they write to. One more device is one more implementation, and no operation changes.
///
/// Operands are a storage and the place of their first element in it. What is not here goes element by element through
/// [Storage], on any device.
interface Backend {
    /// Room for so many elements, all zero.
    Storage allocate(DType dtype, int n);

    /// `y[i] = k(x[i])` for `i < n`; both of one type, and they may be the same.
    void unary(UnaryKernel k, Storage x, int xo, Storage y, int yo, int n);

    /// `y[i] = k(a[i * as], b[i * bs])` for `i < n`; `a` and `b` of one type. A step of 0 repeats one element.
    void binary(BinaryKernel k, Storage a, int ao, int as, Storage b, int bo, int bs, Storage y, int yo, int n);

    /// `c += a b` with `a` of `m x k`, `b` of `k x n` and a row-major `c`, all of one type.
    void product(int m, int n, int k, Storage a, Layout al, Storage b, Layout bl, Storage c, int co);

    /// The layer `y = x wᵀ + bias` with a row-major float `x` of `rows x in` and `w` of `out x in`; `bias` may be
    /// `null`.
    void linear(int rows, int in, int out, Storage x, int xo, Storage w, int wo, Storage bias, int bo, Storage y);

    /// The gradient of the inputs (0), the weights (1) or the bias (2) of [#linear]; `other` is `w`, `x` or nothing.
    void linearGradient(int input, int rows, int in, int out, Storage g, int go, Storage other, int oo, Storage d);

    /// `y[o * inner + i] = sum over r < n of x[(o * n + r) * inner + i]`, both of one type: float32, float64 or int64.
    void sums(Storage x, int xo, int outer, int n, int inner, Storage y);

    /// The softmax, or its logarithm, of each of these rows of `n` floats.
    void softmax(Storage x, int xo, int rows, int n, Storage y, boolean logarithm);

    /// The gradient of the softmax, or of its logarithm, given that of its result `y`.
    void softmaxGradient(Storage g, int go, Storage y, int yo, int rows, int n, Storage d, boolean logarithm);

    /// The convolution of float images; `bias` may be `null`.
    void convolve(FloatConvolution c, Storage x, int xo, Storage w, int wo, Storage bias, int bo, Storage y);

    /// The gradient of the images of a convolution (input 0), or of its kernels (1), given the other of the two.
    void convolveGradient(FloatConvolution c, int input, Storage g, int go, Storage other, int oo, Storage d);

    /// The largest floats of all windows and their places, which are int64.
    void pool(FloatPooling p, Storage x, int xo, Storage y, Storage places);

    /// The gradient of [#pool].
    void poolGradient(FloatPooling p, Storage g, int go, Storage places, Storage d);
}
