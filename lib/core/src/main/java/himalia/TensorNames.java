package himalia;

import himalia.api.Usually;
import himalia.linalg.Linalg;
import himalia.tensor.DType;
import himalia.tensor.Index;
import himalia.tensor.Tensor;
import himalia.tensor.io.Npz;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What PyTorch and NumPy call differently, or take in another form. Cells find these functions where
/// nothing in sight fits, also behind the dot of their first argument. A Java program uses what each of them does.
public final class TensorNames {
    private TensorNames() {}

    /// NumPy's `array(0., 1.)`: `tensor`.
    public static Tensor array(double... values) {
        return Tensor.tensor(values);
    }

    /// `new Tensor(values)`: `tensor`, as float32.
    public static Tensor Tensor(double... values) {
        return Tensor.tensor(values).toFloat();
    }

    /// `new Tensor(rows)`: `tensor`, as float32.
    public static Tensor Tensor(double[][] rows) {
        return Tensor.tensor(rows).toFloat();
    }

    /// `Tensor("[[1, 2], [3, 4]]")`: `tensor`, as float32.
    public static Tensor Tensor(String literal) {
        return Tensor.tensor(literal).toFloat();
    }

    /// `Tensor(2, 3)`: `zeros(2, 3)`, since PyTorch takes whole numbers for sizes.
    public static Tensor Tensor(int... sizes) {
        return Tensor.zeros(sizes);
    }

    /// `FloatTensor(1., 2.)`: `tensor`, as float32.
    public static Tensor FloatTensor(double... values) {
        return Tensor(values);
    }

    /// `FloatTensor(rows)`: `tensor`, as float32.
    public static Tensor FloatTensor(double[][] rows) {
        return Tensor(rows);
    }

    /// `FloatTensor("[[1, 2], [3, 4]]")`: `tensor`, as float32.
    public static Tensor FloatTensor(String literal) {
        return Tensor(literal);
    }

    /// `FloatTensor(2, 3)`: `zeros(2, 3)`, since PyTorch takes whole numbers for sizes.
    public static Tensor FloatTensor(int... sizes) {
        return Tensor(sizes);
    }

    /// `DoubleTensor(1., 2.)`: `tensor`, as float64.
    public static Tensor DoubleTensor(double... values) {
        return Tensor.tensor(values, DType.FLOAT64);
    }

    /// `DoubleTensor("[[1, 2], [3, 4]]")`: `tensor`, as float64.
    public static Tensor DoubleTensor(String literal) {
        return Tensor.tensor(literal, DType.FLOAT64);
    }

    /// `LongTensor("[[1, 2], [3, 4]]")`: `tensor`, as int64.
    public static Tensor LongTensor(String literal) {
        return Tensor.tensor(literal).toLong();
    }

    /// `LongTensor(values)`: `tensor`, as int64.
    public static Tensor LongTensor(long[] values) {
        return Tensor.tensor(values);
    }

    /// `LongTensor(values)`: `tensor`, as int64.
    public static Tensor LongTensor(List<? extends Number> values) {
        return Tensor.tensor(values).toLong();
    }

    /// `LongTensor(2, 3)`: whole zeros, since PyTorch takes whole numbers for sizes.
    public static Tensor LongTensor(int... sizes) {
        return Tensor.zeros(DType.INT64, sizes);
    }

    /// `Variable(x)`: `x`; since 2018 every tensor is one.
    public static Tensor Variable(Tensor x) {
        return x;
    }

    /// `x.slice(0, 2)`: `x.get("0:2")`.
    public static Tensor slice(Tensor x, int start, int end) {
        return x.get(Index.slice(start, end));
    }

    /// `x.data()`: `detach()`.
    public static Tensor data(Tensor x) {
        return x.detach();
    }

    /// `x.numpy()`: a tensor of its own; `toDoubleArray()` gives Java's array.
    public static Tensor numpy(Tensor x) {
        return x.detach();
    }

    /// `x.requiresGrad(true)`: `requiresGrad_`.
    public static Tensor requiresGrad(Tensor x, boolean learns) {
        return x.requiresGrad_(learns);
    }

    /// `x.inverse()`: `Linalg.inv(x)`.
    public static Tensor inverse(Tensor x) {
        return Linalg.inv(x);
    }

    /// `x.inv()`: `Linalg.inv(x)`.
    public static Tensor inv(Tensor x) {
        return Linalg.inv(x);
    }

    /// `x.pinverse()`: `Linalg.pinv(x)`.
    public static Tensor pinverse(Tensor x) {
        return Linalg.pinv(x);
    }

    /// NumPy's `array(rows)`: `tensor`.
    public static Tensor array(double[][] rows) {
        return Tensor.tensor(rows);
    }

    /// NumPy's `array("[[1., 2.], [3., 4.]]")`: `tensor`.
    public static Tensor array(String literal) {
        return Tensor.tensor(literal);
    }

    /// NumPy's `array(List.of(1., 2.))`: `tensor`.
    public static Tensor array(List<?> values) {
        return Tensor.tensor(values);
    }

    /// `x.maximum(0)`: `clampMin(0)`.
    public static Tensor maximum(Tensor x, double least) {
        return x.clampMin(least);
    }

    /// `maximum(0, x)`: `clampMin(0)`.
    public static Tensor maximum(double least, Tensor x) {
        return x.clampMin(least);
    }

    /// `x.minimum(1)`: `clampMax(1)`.
    public static Tensor minimum(Tensor x, double most) {
        return x.clampMax(most);
    }

    /// `minimum(1, x)`: `clampMax(1)`.
    public static Tensor minimum(double most, Tensor x) {
        return x.clampMax(most);
    }

    /// `max(0, x)`: `clampMin(0)`.
    public static Tensor max(double least, Tensor x) {
        return x.clampMin(least);
    }

    /// `max(x, y)`: the larger of both, place by place.
    public static Tensor max(Tensor x, Tensor y) {
        return x.maximum(y);
    }

    /// `min(1, x)`: `clampMax(1)`.
    public static Tensor min(double most, Tensor x) {
        return x.clampMax(most);
    }

    /// `min(x, y)`: the smaller of both, place by place.
    public static Tensor min(Tensor x, Tensor y) {
        return x.minimum(y);
    }

    /// NumPy's `power(x, 2)`: `pow`.
    public static Tensor power(Tensor x, double exponent) {
        return x.pow(exponent);
    }

    /// NumPy's `power(x, y)`: `pow`.
    public static Tensor power(Tensor x, Tensor exponent) {
        return x.pow(exponent);
    }

    /// NumPy's `transpose(x)`: `t()`.
    public static Tensor transpose(Tensor x) {
        return x.t();
    }

    /// NumPy's `expand_dims(x, axis=0)`: `unsqueeze(0)`.
    public static Tensor expandDims(Tensor x, int dim) {
        return x.unsqueeze(dim);
    }

    /// NumPy's `concatenate(List.of(x, y))`: `cat`.
    public static Tensor concatenate(List<Tensor> all) {
        return Tensor.cat(all);
    }

    /// NumPy's `concatenate(List.of(x, y), axis=1)`: `cat`.
    public static Tensor concatenate(List<Tensor> all, int dim) {
        return Tensor.cat(all, dim);
    }

    /// NumPy's `concatenate(x, y)`: `cat`.
    public static Tensor concatenate(Tensor... all) {
        return Tensor.cat(all);
    }

    /// NumPy's `concatenate(x, y, axis=1)`: `cat`.
    public static Tensor concatenate(Tensor x, Tensor y, int dim) {
        return Tensor.cat(x, y, dim);
    }

    /// NumPy's `std`, which divides by n.
    public static Tensor stdOfAll(Tensor x) {
        return x.std(false);
    }

    /// NumPy's `std` along a dimension, which divides by n.
    public static Tensor stdOfAll(Tensor x, int dim) {
        return x.std(dim, false);
    }

    /// NumPy's `var`, which divides by n.
    public static Tensor varOfAll(Tensor x) {
        return x.var(false);
    }

    /// NumPy's `var` along a dimension, which divides by n.
    public static Tensor varOfAll(Tensor x, int dim) {
        return x.var(dim, false);
    }

    /// `x.astype(np.float32)`: `to(DType.FLOAT32)`.
    public static Tensor astype(Tensor x, DType dtype) {
        return x.to(dtype);
    }

    /// `x.astype("float32")`: `to("float32")`.
    public static Tensor astype(Tensor x, String dtype) {
        return x.to(dtype);
    }

    /// `x.tolist()`: the numbers in a list, of a matrix in lists of lists.
    public static List<?> tolist(Tensor x) {
        return IntStream.range(0, x.size(0))
                .mapToObj(i -> x.dim() == 1 ? (Object) x.get(i).item() : tolist(x.get(i)))
                .toList();
    }

    /// `x.nelement()`: `numel()`.
    public static int nelement(Tensor x) {
        return x.numel();
    }

    /// NumPy's `copy(x)`: `clone()`.
    public static Tensor copy(Tensor x) {
        return x.clone();
    }

    /// NumPy's `random.seed(0)`: `manualSeed(0)`.
    public static void seed(long seed) {
        Tensor.manualSeed(seed);
    }

    /// `torch.from_numpy(x)`: `x`.
    public static Tensor fromNumpy(Tensor x) {
        return x;
    }

    /// `x.clamp(min=0)`: `clampMin(0)`; what is left out is no bound.
    public static Tensor clamp(
            Tensor x,
            @Usually("Double.NEGATIVE_INFINITY") double min,
            @Usually("Double.POSITIVE_INFINITY") double max) {
        Tensor above = min == Double.NEGATIVE_INFINITY ? x : x.clampMin(min);
        return max == Double.POSITIVE_INFINITY ? above : above.clampMax(max);
    }

    /// `torch.save(model.state_dict(), path)`: `Npz.save(path, model.stateDict())`.
    public static void save(Map<String, ? extends Tensor> tensors, String path) {
        Npz.save(path, tensors);
    }

    /// `torch.load(path)`: `Npz.load(path)`.
    public static Map<String, Tensor> load(String path) {
        return Npz.load(path);
    }
}
