package himalia.tensor;

import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A block of numbers of any rank that knows how it was computed, with PyTorch's names and meanings.
///
/// What is called on a tensor, `x.sum()`, is declared by the family in brackets, or here; what is called without one,
/// `zeros(3)`, is declared here.
///
/// | purpose | methods |
/// |---|---|
/// | look at | `shape` `size` `dim` `ndim` `numel` `dtype` `device` `stride` `isContiguous` `isFloatingPoint` |
/// | | `elementSize` `storage` `storageOffset` `item` `toDoubleArray` `toFloatArray` `toLongArray` |
/// | | `toString` `printOptions` |
/// | make | `tensor` `zeros` `ones` `full` `arange` `linspace` `logspace` `eye` `empty` `zerosLike` `onesLike` |
/// | | `fullLike` `emptyLike` `newZeros` `newOnes` `newFull` `clone` `meshgrid` `cartesianProd` `combinations` |
/// | | `vander` `trilIndices` `triuIndices` `blockDiag` |
/// | make at random | `manualSeed` `rand` `randn` `normal` `randint` `randperm` `randLike` `randnLike` `randintLike` |
/// | | `bernoulli` `multinomial` `poisson` |
/// | gradients | `requiresGrad` `requiresGrad_` `isLeaf` `backward` `grad` `zeroGrad` `retainGrad` `registerHook` |
/// | | `gradFn` `detach` `detach_` `noGrad` `stopOnNonFiniteLoss` |
/// | element by element ([ElementwiseOps]) | `add` `sub` `rsub` `mul` `div` `pow` `neg` `abs` `floorDivide` |
/// | | `remainder` `fmod` `addcmul` `addcdiv` `lerp` `gcd` `lcm` `maximum` `minimum` `fmax` `fmin` `clamp` |
/// | | `clampMin` `clampMax` `clip` `nanToNum` `round` `floor` `ceil` `trunc` `frac` `sign` `copysign` `heaviside` |
/// | | `exp` `log` `sqrt` `square` `reciprocal` `rsqrt` `exp2` `expm1` `log2` `log10` `log1p` `logaddexp` |
/// | | `logaddexp2` `xlogy` `logit` `floatPower` `ldexp` `sin` `cos` `tan` `asin` `acos` `atan` `atan2` `sinh` |
/// | | `cosh` `asinh` `acosh` `atanh` `sinc` `hypot` `deg2rad` `rad2deg` `erf` `erfc` `erfinv` `lgamma` |
/// | | `mvlgamma` `digamma` `polygamma` `i0` `entr` `ndtr` `nextafter` |
/// | | the same under second names: `subtract` `multiply` `divide` `trueDivide` `negative` `positive` `absolute` |
/// | | `fix` `sgn` `arcsin` `arccos` `arctan` `arctan2` `arcsinh` `arccosh` `arctanh` |
/// | activations ([ActivationOps]) | `sigmoid` `tanh` `relu` `softmax` `logSoftmax` `softmin` `relu6` `leakyRelu` |
/// | | `prelu` `elu` `selu` `celu` `gelu` `silu` `mish` `softplus` `threshold` `glu` `logsigmoid` `softsign` |
/// | | `hardtanh` `hardsigmoid` `hardswish` `tanhshrink` `softshrink` `hardshrink` `dropout` |
/// | compare and decide ([LogicOps]) | `gt` `ge` `lt` `le` `eq` `ne` `equal` `isclose` `allclose` `isin` `isnan` |
/// | | `isinf` `isfinite` `isposinf` `isneginf` `isreal` `signbit` `all` `any` `logicalAnd` `logicalOr` |
/// | | `logicalXor` `logicalNot` `bitwiseAnd` `bitwiseOr` `bitwiseXor` `bitwiseNot` `bitwiseLeftShift` |
/// | | `bitwiseRightShift`; second names `greater` `greaterEqual` `less` `lessEqual` `notEqual` |
/// | reduce ([ReduceOps]) | `sum` `mean` `max` `min` `argmax` `argmin` `prod` `amax` `amin` `aminmax` `logsumexp` |
/// | | `nansum` `nanmean` `countNonzero` `trace` `var` `std` `median` `nanmedian` `mode` `quantile` `nanquantile` |
/// | | `cov` `corrcoef` `histc` `bincount` |
/// | accumulate, sort, search ([OrderOps]) | `cumsum` `cumprod` `cummax` `cummin` `logcumsumexp` `diff` |
/// | | `trapezoid` `cumulativeTrapezoid` `gradient` `sort` `argsort` `msort` `topk` `kthvalue` `unique` |
/// | | `uniqueCounts` `uniqueConsecutive` `uniqueConsecutiveCounts` `searchsorted` `bucketize` |
/// | multiply and measure ([ProductOps]) | `matmul` `linear` `einsum` `mm` `mv` `bmm` `dot` `vdot` `outer` `ger` |
/// | | `inner` `addmm` `addmv` `addr` `addbmm` `baddbmm` `multiDot` `tensordot` `kron` `cross` `matrixPower` |
/// | | `bilinear` `norm` `dist` `cdist` `pdist` `pairwiseDistance` `cosineSimilarity` `normalize` `renorm` |
/// | images and sequences ([SpatialOps]) | `pad` `conv1d` `conv2d` `convTranspose1d` `convTranspose2d` `maxPool1d` |
/// | | `maxPool2d` `avgPool1d` `avgPool2d` `adaptiveAvgPool2d` `adaptiveMaxPool2d` `unfoldWindows` `foldWindows` |
/// | another shape ([ShapeOps]) | `view` `reshape` `flatten` `unflatten` `ravel` `squeeze` `unsqueeze` `transpose` |
/// | | `swapaxes` `swapdims` `t` `T` `mT` `H` `adjoint` `permute` `movedim` `moveaxis` `expand` `expandAs` |
/// | | `broadcastTo` `broadcastTensors` `viewAs` `reshapeAs` `contiguous` `atleast1d` `atleast2d` `atleast3d` |
/// | | `diagonal` `unfold` `asStrided` |
/// | turn, repeat, cut, join ([ShapeOps]) | `flip` `fliplr` `flipud` `roll` `rot90` `repeat` `tile` |
/// | | `repeatInterleave` `diag` `diagEmbed` `diagflat` `split` `chunk` `tensorSplit` `hsplit` `vsplit` `dsplit` |
/// | | `unbind` `cat` `concat` `stack` `hstack` `vstack` `dstack` `columnStack` `rowStack` |
/// | another type ([ShapeOps]) | `to` `toFloat` `toDouble` `toLong` `toInt` `toByte` `toBool` `typeAs` `cpu` `cuda` |
/// | go through | `iterator`: `for (Tensor row : x)` |
/// | pick and put ([IndexOps]) | `get` `select` `narrow` `where` `indexSelect` `gather` `take` `takeAlongDim` |
/// | | `maskedSelect` `nonzero` `argwhere` `tril` `triu` `oneHot` `set` `scatter` `scatterAdd` `scatterReduce` |
/// | | `indexAdd` `indexCopy` `indexFill` `indexPut` `indexReduce` `maskedFill` `maskedScatter` `selectScatter` |
/// | | `sliceScatter` `diagonalScatter` |
/// | change itself ([InPlaceOps]) | `add_` and so on; without such a twin: `zero_` `fill_` `copy_` `put_` |
/// | | `fillDiagonal_` `resize_` `uniform_` `normal_` `bernoulli_` `exponential_` `random_` `cauchy_` `logNormal_` |
/// | | `geometric_` |
///
/// An underscore at the end changes the tensor itself: `x.add_(1)` is `x = x.add(1)` without a new tensor. Most
/// operations have such a form.
///
/// Where PyTorch has a keyword, a method has an overload; where a name means two things there, each has its own here.
///
/// | PyTorch | here |
/// |---|---|
/// | `x + y` `x - 2` `2 - x` `x * y` `x / y` | `x.add(y)` `x.sub(2)` `x.rsub(2)` `x.mul(y)` `x.div(y)` |
/// | `x ** 2` `x // 2` `x % 2` `-x` `x @ y` | `x.pow(2)` `x.floorDivide(2)` `x.remainder(2)` `x.neg()` `x.matmul(y)` |
/// | `x == y` `x > 0` `~mask` `a & b` | `x.eq(y)` `x.gt(0)` `mask.logicalNot()` `a.logicalAnd(b)` |
/// | `x << 2` | `x.bitwiseLeftShift(2)` |
/// | `x[0, :]` `x[mask] = 0` | `x.get("0, :")` `x.set(mask, 0)` |
/// | `x += y` | `x.add_(y)` |
/// | `x.shape[0]` `len(x)` | `x.size(0)` |
/// | `x.tolist()` `x.numpy()` | `x.toDoubleArray()` |
/// | `x.float()` `x.long()` `x.bool()` | `x.toFloat()` `x.toLong()` `x.toBool()` |
/// | `x.max(dim=1)` `torch.max(x, y)` | `x.max(1)` `x.maximum(y)` |
/// | `F.unfold(x, 2)` `F.fold` | `unfoldWindows` `foldWindows` |
/// | `x.unique(return_inverse=True)` | `x.uniqueCounts()` |
/// | `torch.zeros(2, 3, dtype=torch.int64)` | `zeros(DType.INT64, 2, 3)` |
/// | `torch.tensor([0.1], dtype=torch.float64)` | `tensor("[0.1]", DType.FLOAT64)` |
/// | `torch.randint(0, 3, (64,))` | `randint(0, 3, 64)` |
/// | `x.std(0, unbiased=False)` | `x.std(0, false)` |
/// | `x.grad = None` `with torch.no_grad():` | `x.zeroGrad()` `try (var g = noGrad())` |
///
/// Numbers broadcast: sizes are compared from the last one, and 1 fits any. Views share their elements with the tensor
/// they come from. A dimension may be counted from the end: `-1` is the last.
///
/// ```java
/// Tensor x = tensor("[[1., 2.], [3., 4.]]");
/// x.matmul(tensor("[[1.], [2.]]"))   // tensor([[ 5.],
///                                    //         [11.]])
/// Tensor w = tensor(3.).requiresGrad_();
/// w.mul(w).backward();
/// w.grad()                           // tensor(6.)
/// ```
///
/// Java's serialization takes a tensor along by its elements: with the lambda that reads it, to another machine.
@SuppressWarnings("serial") // another object is written in its place
public non-sealed class Tensor
        implements ElementwiseOps,
                ActivationOps,
                LogicOps,
                ReduceOps,
                OrderOps,
                ProductOps,
                SpatialOps,
                ShapeOps,
                IndexOps,
                InPlaceOps,
                Iterable<Tensor>,
                Serializable {
    final Storage storage;
    /// Set once, but for the likes of `t_()`.
    Layout layout;

    boolean requiresGrad;

    @Nullable
    Node gradFn;

    @Nullable
    Tensor grad;

    @Nullable
    Node leafNode;
    /// For a view: the tensor that it looks into, and the storage's version when the view was taken.
    @Nullable
    Tensor base;

    int viewVersion;
    /// Made from a bare Java number: it adapts to the type of the tensor that it meets.
    boolean isNumber;

    Tensor(Storage storage, Layout layout) {
        this.storage = storage;
        this.layout = layout;
    }

    /// A leaf over the elements of another tensor, asking for gradients or not; for subclasses.
    protected Tensor(Tensor other, boolean requiresGrad) {
        this(other.storage, other.layout);
        this.requiresGrad = requiresGrad && other.storage.dtype().isFloatingPoint();
    }

    static Tensor empty(DType dtype, Shape shape) {
        return new Tensor(Device.CPU.backend().allocate(dtype, shape.numel), shape.layout());
    }

    /// Room whose every element is written before it is read: where it was used before, it is not emptied first.
    static Tensor unwritten(DType dtype, Shape shape) {
        return new Tensor(Device.CPU.backend().allocateUnwritten(dtype, shape.numel), shape.layout());
    }

    /// A bare Java number, on its way to meet a tensor.
    static Tensor number(double v) {
        Tensor t = scalar(DType.FLOAT64);
        t.storage.setDouble(0, v);
        t.isNumber = true;
        return t;
    }

    static Tensor number(long v) {
        Tensor t = scalar(DType.INT64);
        t.storage.setLong(0, v);
        t.isNumber = true;
        return t;
    }

    static Tensor scalar(DType dtype) {
        return empty(dtype, Shape.SCALAR);
    }

    /// 2.0 counts as 2 for whole tensors: `mul_(2)` works on them, and `eq(2)` compares every digit.
    Tensor whole(double value) {
        return !dtype().isFloatingPoint() && value == (long) value ? number((long) value) : number(value);
    }

    /// Looks at its elements in another way from now on; only [InPlace] may ask for it.
    Tensor look(Layout layout) {
        this.layout = layout;
        return this;
    }

    /// The same fresh elements under another shape; for results that nothing refers to yet.
    Tensor withShape(Shape s) {
        return s == layout.shape ? this : new Tensor(storage, layout.as(s));
    }

    // ---- look at ----------------------------------------------------------------------------------------------------

    /// The sizes.
    public Shape shape() {
        return layout.shape;
    }

    /// The sizes; PyTorch's other name for [#shape()].
    public Shape size() {
        return layout.shape;
    }

    /// The size of one dimension.
    public int size(int dim) {
        return layout.shape.get(dim);
    }

    /// The rank: how many dimensions there are.
    public int dim() {
        return layout.shape.dims.length;
    }

    /// The rank; NumPy's name for [#dim()].
    public int ndim() {
        return dim();
    }

    /// How many elements there are.
    public int numel() {
        return layout.shape.numel;
    }

    /// The tensors along the first dimension, one after another: the rows of a matrix, the numbers of a vector. They
    /// are views, so that gradients flow through them.
    ///
    /// ```java
    /// for (Tensor row : tensor("[[1., 2.], [3., 4.]]")) {
    ///     System.out.println(row.sum());   // tensor(3.), then tensor(7.)
    /// }
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no dimension
    @Override
    public Iterator<Tensor> iterator() {
        if (dim() == 0) {
            throw new IllegalArgumentException(
                    "iteration over a 0-d tensor\nHint: x.item() is the number of a tensor that has only one.");
        }
        return List.of(unbind(0)).iterator();
    }

    /// The type of the elements.
    public DType dtype() {
        return storage.dtype();
    }

    /// The device of this name, for [#to(Device)].
    ///
    /// @throws IllegalStateException for `cuda`
    public static Device device(String name) {
        return new Device(name);
    }

    /// Where it is computed: on the CPU.
    public Device device() {
        return Device.CPU;
    }

    /// How far apart neighbours of each dimension lie in the storage.
    public int[] stride() {
        return layout.strides.clone();
    }

    /// How far apart neighbours of one dimension lie in the storage.
    public int stride(int dim) {
        Shape.checkHas(dim, dim());
        return layout.strides[Shape.wrap(dim, dim())];
    }

    /// Whether the elements lie in row-major order without gaps.
    public boolean isContiguous() {
        return layout.isContiguous();
    }

    /// Whether the elements are float32 or float64.
    public boolean isFloatingPoint() {
        return dtype().isFloatingPoint();
    }

    /// How many bytes an element takes.
    public int elementSize() {
        return Elements.bytes(dtype());
    }

    /// The array behind the elements, for code that adds operations; begins at [#storageOffset()].
    public Storage storage() {
        return storage;
    }

    /// Where in the storage the first element lies.
    public int storageOffset() {
        return layout.offset;
    }

    /// The only element, as a Java number.
    ///
    /// @throws IllegalStateException if there are more or none
    public double item() {
        return Elements.item(this);
    }

    /// All elements in row-major order.
    public double[] toDoubleArray() {
        return Elements.doubles(this);
    }

    /// All elements in row-major order, rounded to float.
    public float[] toFloatArray() {
        return Elements.floats(this);
    }

    /// All elements in row-major order, fractions cut.
    public long[] toLongArray() {
        return Elements.longs(this);
    }

    /// As PyTorch prints it; see [#printOptions(int)].
    @Override
    public String toString() {
        return TensorPrinter.print(this);
    }

    /// Prints all tensors with this many digits after the point from now on; 4 unless set.
    ///
    /// ```java
    /// printOptions(2);
    /// tensor("[1.23456, 2.]")   // tensor([1.23, 2.00])
    /// printOptions("default");
    /// ```
    public static void printOptions(int precision) {
        PrintOptions now = PrintOptions.current;
        printOptions(precision, now.threshold(), now.edgeitems(), now.linewidth(), null);
    }

    /// Prints tensors of more than `threshold` elements (1000 unless set) from now on as a summary of the first and
    /// last `edgeitems` (3) of each dimension.
    public static void printOptions(int threshold, int edgeitems) {
        PrintOptions now = PrintOptions.current;
        printOptions(now.precision(), threshold, edgeitems, now.linewidth(), null);
    }

    /// Sets all of how tensors are printed: also the characters in a line (80) and whether numbers are written as
    /// `1.0000e+03` (`null`: if their sizes ask for it).
    ///
    /// @throws IllegalArgumentException if a number is negative, or `edgeitems` or `linewidth` 0
    public static void printOptions(
            int precision, int threshold, int edgeitems, int linewidth, @Nullable Boolean sciMode) {
        PrintOptions.current = new PrintOptions(precision, threshold, edgeitems, linewidth, sciMode);
    }

    /// Prints all tensors by one of PyTorch's profiles: `default`, `short` (2 digits) or `full` (no summaries).
    ///
    /// @throws IllegalArgumentException for another name
    public static void printOptions(String profile) {
        PrintOptions.current = PrintOptions.profile(profile);
    }

    // ---- make of numbers --------------------------------------------------------------------------------------------

    /// Reads nested brackets; what [#toString()] prints can be pasted back.
    ///
    /// ```java
    /// tensor("[[0, 1], [2, 3]]")   // int64, because no number has a point
    /// tensor("[1., 0.5]")          // float32
    /// tensor("[True, False]")      // bool
    /// ```
    ///
    /// @throws IllegalArgumentException if rows differ in length or something is no number
    public static Tensor tensor(String literal) {
        return Literal.parse(literal);
    }

    /// A float32 number of rank 0.
    public static Tensor tensor(double value) {
        return FromArray.number(value, DType.FLOAT32);
    }

    /// An int64 number of rank 0.
    public static Tensor tensor(long value) {
        return FromArray.number(value, DType.INT64);
    }

    /// A bool of rank 0.
    public static Tensor tensor(boolean value) {
        return FromArray.number(value ? 1L : 0L, DType.BOOL);
    }

    /// A float32 vector.
    public static Tensor tensor(double... values) {
        return FromArray.tensor(values);
    }

    /// A float32 vector.
    public static Tensor tensor(float... values) {
        return FromArray.tensor(values);
    }

    /// An int64 vector.
    public static Tensor tensor(long... values) {
        return FromArray.tensor(values);
    }

    /// An int64 vector.
    public static Tensor tensor(int... values) {
        return FromArray.tensor(values);
    }

    /// A bool vector.
    public static Tensor tensor(boolean... values) {
        return FromArray.tensor(values);
    }

    /// A float32 matrix.
    public static Tensor tensor(double[][] rows) {
        return FromArray.tensor(rows);
    }

    /// A float32 matrix.
    public static Tensor tensor(float[][] rows) {
        return FromArray.tensor(rows);
    }

    /// An int64 matrix.
    public static Tensor tensor(long[][] rows) {
        return FromArray.tensor(rows);
    }

    /// An int64 matrix.
    public static Tensor tensor(int[][] rows) {
        return FromArray.tensor(rows);
    }

    /// Nested arrays of any depth, for example `double[][][]`.
    ///
    /// @throws IllegalArgumentException if arrays of one depth differ in length
    public static Tensor tensor(Object[] nested) {
        return FromArray.tensor(nested);
    }

    /// Nested lists of numbers or truth values, of any depth: float32 if one of them has a point, else int64 or bool.
    ///
    /// ```java
    /// tensor(List.of(List.of(1, 2), List.of(3, 4)))   // tensor([[1, 2],
    ///                                                 //         [3, 4]])
    /// tensor(List.of(1, 0.5))                         // tensor([1.0000, 0.5000])
    /// ```
    ///
    /// @throws IllegalArgumentException if lists of one depth differ in length or something is no number
    public static Tensor tensor(List<?> nested) {
        return FromList.tensor(nested);
    }

    /// Reads nested brackets, in this type; every digit counts, where `tensor(...).toDouble()` would have lost some.
    ///
    /// ```java
    /// tensor("[0.1]", DType.FLOAT64)   // tensor([0.1000], dtype=torch.float64)
    /// ```
    public static Tensor tensor(String literal, DType dtype) {
        return Literal.parse(literal, dtype).to(dtype);
    }

    /// A number of rank 0 in this type.
    public static Tensor tensor(double value, DType dtype) {
        return FromArray.number(value, dtype);
    }

    /// A vector in this type.
    public static Tensor tensor(double[] values, DType dtype) {
        return FromArray.tensor(values, dtype);
    }

    /// A matrix in this type.
    public static Tensor tensor(double[][] rows, DType dtype) {
        return FromArray.tensor(rows, dtype);
    }

    /// A vector in this type.
    public static Tensor tensor(long[] values, DType dtype) {
        return FromArray.tensor(values, dtype);
    }

    /// Nested lists of numbers or truth values, in this type.
    public static Tensor tensor(List<?> nested, DType dtype) {
        return FromList.tensor(nested, dtype);
    }

    // ---- make by a rule ---------------------------------------------------------------------------------------------

    /// Zeros of this shape in float32.
    public static Tensor zeros(int... shape) {
        return zeros(DType.FLOAT32, shape);
    }

    /// Zeros of this shape in float32, for example `zeros(x.shape())`.
    public static Tensor zeros(Shape shape) {
        return empty(DType.FLOAT32, shape);
    }

    /// Zeros of this type and shape.
    public static Tensor zeros(DType dtype, int... shape) {
        return Creation.zeros(dtype, shape);
    }

    /// Ones of this shape in float32.
    public static Tensor ones(int... shape) {
        return ones(DType.FLOAT32, shape);
    }

    /// Ones of this shape in float32.
    public static Tensor ones(Shape shape) {
        return zeros(shape).fill_(1);
    }

    /// Ones of this type and shape.
    public static Tensor ones(DType dtype, int... shape) {
        return zeros(dtype, shape).fill_(1);
    }

    /// One number everywhere, in float32.
    public static Tensor full(int[] shape, double value) {
        return zeros(shape).fill_(value);
    }

    /// One number everywhere, in float32.
    public static Tensor full(Shape shape, double value) {
        return zeros(shape).fill_(value);
    }

    /// One number everywhere, in this type.
    public static Tensor full(DType dtype, int[] shape, double value) {
        return zeros(dtype, shape).fill_(value);
    }

    /// One truth value everywhere, in bool.
    public static Tensor full(int[] shape, boolean value) {
        return zeros(DType.BOOL, shape).fill_(value ? 1 : 0);
    }

    /// One whole number everywhere, in int64.
    public static Tensor full(int[] shape, long value) {
        return Creation.full(shape, value);
    }

    /// `0, 1, ..., end - 1` in int64.
    public static Tensor arange(long end) {
        return arange(0, end, 1);
    }

    /// `start, start + 1, ...` before `end` in int64.
    public static Tensor arange(long start, long end) {
        return arange(start, end, 1);
    }

    /// `start, start + step, ...` before `end` in int64.
    ///
    /// @throws IllegalArgumentException if the step is 0 or leads away from the end
    public static Tensor arange(long start, long end, long step) {
        return Creation.arange(start, end, step);
    }

    /// `0, 1, ...` before `end` in float32.
    public static Tensor arange(double end) {
        return arange(0, end, 1);
    }

    /// `start, start + 1, ...` before `end` in float32.
    public static Tensor arange(double start, double end) {
        return arange(start, end, 1);
    }

    /// `start, start + step, ...` before `end` in this type.
    ///
    /// ```java
    /// arange(DType.FLOAT64, 0, 1, 0.25)   // tensor([0.0000, 0.2500, 0.5000, 0.7500], dtype=torch.float64)
    /// ```
    public static Tensor arange(DType dtype, double start, double end, double step) {
        return Creation.arange(dtype, start, end, step);
    }

    /// `0, 1, ...` before `end` in this type.
    public static Tensor arange(DType dtype, double end) {
        return arange(dtype, 0, end, 1);
    }

    /// `start, start + step, ...` before `end` in float32.
    public static Tensor arange(double start, double end, double step) {
        return arange(DType.FLOAT32, start, end, step);
    }

    /// `steps` numbers at equal distances from `start` to `end`, both included, in float32.
    ///
    /// ```java
    /// linspace(0, 1, 5)   // tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])
    /// ```
    public static Tensor linspace(double start, double end, int steps) {
        return linspace(DType.FLOAT32, start, end, steps);
    }

    /// `steps` numbers at equal distances from `start` to `end`, both included.
    public static Tensor linspace(DType dtype, double start, double end, int steps) {
        return Creation.linspace(dtype, start, end, steps);
    }

    /// The powers of 10 at equal distances of the exponent, from `10^start` to `10^end`, in float32.
    public static Tensor logspace(double start, double end, int steps) {
        return logspace(DType.FLOAT32, start, end, steps, 10);
    }

    /// Powers of `base` at equal distances of the exponent, from `base^start` to `base^end`, in float32.
    public static Tensor logspace(double start, double end, int steps, double base) {
        return logspace(DType.FLOAT32, start, end, steps, base);
    }

    /// The powers of 10 at equal distances of the exponent, from `10^start` to `10^end`, in this type.
    public static Tensor logspace(DType dtype, double start, double end, int steps) {
        return logspace(dtype, start, end, steps, 10);
    }

    /// Powers of `base` at equal distances of the exponent, from `base^start` to `base^end`.
    public static Tensor logspace(DType dtype, double start, double end, int steps, double base) {
        return Creation.logspace(dtype, start, end, steps, base);
    }

    /// A square with 1 on the diagonal, in float32.
    public static Tensor eye(int n) {
        return eye(n, n);
    }

    /// A square with 1 on the diagonal, in this type.
    public static Tensor eye(DType dtype, int n) {
        return eye(dtype, n, n);
    }

    /// A matrix with 1 on the diagonal, in float32.
    public static Tensor eye(int rows, int columns) {
        return eye(DType.FLOAT32, rows, columns);
    }

    /// A matrix with 1 on the diagonal.
    public static Tensor eye(DType dtype, int rows, int columns) {
        return zeros(dtype, rows, columns).fillDiagonal_(1);
    }

    /// Room for elements that are written before they are read; zeros here, so that nothing depends on chance.
    public static Tensor empty(int... shape) {
        return zeros(shape);
    }

    /// Zeros of the shape and type of another tensor.
    public static Tensor zerosLike(Tensor other) {
        return empty(other.dtype(), other.shape());
    }

    /// Ones of the shape and type of another tensor.
    public static Tensor onesLike(Tensor other) {
        return zerosLike(other).fill_(1);
    }

    /// One number everywhere, in the shape and type of another tensor.
    public static Tensor fullLike(Tensor other, double value) {
        return zerosLike(other).fill_(value);
    }

    /// Room for elements of the shape and type of another tensor; zeros here.
    public static Tensor emptyLike(Tensor other) {
        return zerosLike(other);
    }

    /// Zeros of this shape, with the type of this tensor.
    public Tensor newZeros(int... shape) {
        return empty(dtype(), Shape.of(shape));
    }

    /// Ones of this shape, with the type of this tensor.
    public Tensor newOnes(int... shape) {
        return newZeros(shape).fill_(1);
    }

    /// One number everywhere, with the type of this tensor.
    public Tensor newFull(int[] shape, double value) {
        return newZeros(shape).fill_(value);
    }

    /// A copy with elements of its own; gradients flow through it.
    @Override
    public Tensor clone() {
        return Arithmetic.clone(this);
    }

    /// The coordinates of a grid over vectors, a tensor for each; the first vector varies along dimension 0.
    ///
    /// ```java
    /// meshgrid(tensor("[1, 2]"), tensor("[3, 4, 5]"))[0]   // tensor([[1, 1, 1],
    ///                                                      //         [2, 2, 2]])
    /// ```
    public static Tensor[] meshgrid(Tensor... vectors) {
        return Creation.meshgrid(vectors, "ij");
    }

    /// The coordinates of a grid; with `xy` the first vector varies along dimension 1, as in plots and NumPy.
    public static Tensor[] meshgrid(String indexing, Tensor... vectors) {
        return Creation.meshgrid(vectors, indexing);
    }

    /// Every combination of an element of each vector, a row each.
    public static Tensor cartesianProd(Tensor... vectors) {
        return Creation.cartesianProd(vectors);
    }

    /// All pairs of different places of a vector, a row each.
    public Tensor combinations() {
        return combinations(2, false);
    }

    /// All choices of `r` elements of a vector in their order, a row each; `withReplacement` an element may come again.
    ///
    /// @throws IllegalArgumentException if it is no vector or `r` negative
    public Tensor combinations(int r, boolean withReplacement) {
        return Creation.combinations(this, r, withReplacement);
    }

    /// The powers `n - 1` to 0 of a vector's elements, a row for each.
    public Tensor vander() {
        return vander(numel(), false);
    }

    /// The first `n` powers of a vector's elements, a row for each; the highest first, unless they shall increase.
    public Tensor vander(int n, boolean increasing) {
        return Joining.vander(this, n, increasing);
    }

    /// The powers of a vector's elements as columns, the highest first (or, `increasing`, last).
    public static Tensor vander(Tensor x, int columns, boolean increasing) {
        return Joining.vander(x, columns, increasing);
    }

    /// The rows and the columns of the elements of a matrix on and below a diagonal.
    ///
    /// ```java
    /// trilIndices(2, 2, 0)   // tensor([[0, 1, 1],
    ///                        //         [0, 0, 1]])
    /// ```
    public static Tensor trilIndices(int rows, int columns, int offset) {
        return ones(DType.INT64, rows, columns).tril(offset).nonzero().t().contiguous();
    }

    /// The rows and the columns of the elements of a matrix on and above a diagonal.
    ///
    /// ```java
    /// triuIndices(2, 2, 0)   // tensor([[0, 0, 1],
    ///                        //         [0, 1, 1]])
    /// ```
    public static Tensor triuIndices(int rows, int columns, int offset) {
        return ones(DType.INT64, rows, columns).triu(offset).nonzero().t().contiguous();
    }

    // ---- make at random ---------------------------------------------------------------------------------------------

    /// Begins the random numbers again at this seed.
    public static void manualSeed(long seed) {
        Generator.current().manualSeed(seed);
    }

    /// Random numbers, even from 0 up to 1, in float32.
    public static Tensor rand(int... shape) {
        return rand(DType.FLOAT32, shape);
    }

    /// Random numbers of this shape, even from 0 up to 1, in float32.
    public static Tensor rand(Shape shape) {
        return rand(DType.FLOAT32, shape.dims);
    }

    /// Random numbers of this type, even from 0 up to 1.
    public static Tensor rand(DType dtype, int... shape) {
        return zeros(dtype, shape).uniform_(0, 1);
    }

    /// Random numbers, even from 0 up to 1, in the shape and type of another tensor.
    public static Tensor randLike(Tensor other) {
        return zerosLike(other).uniform_(0, 1);
    }

    /// Random numbers from the bell curve with mean 0 and deviation 1, in float32.
    public static Tensor randn(int... shape) {
        return randn(DType.FLOAT32, shape);
    }

    /// Random numbers of this shape from the bell curve with mean 0 and deviation 1, in float32.
    public static Tensor randn(Shape shape) {
        return randn(DType.FLOAT32, shape.dims);
    }

    /// Random numbers of this type from the bell curve with mean 0 and deviation 1.
    public static Tensor randn(DType dtype, int... shape) {
        return zeros(dtype, shape).normal_(0, 1);
    }

    /// Random numbers from the bell curve with mean 0 and deviation 1, in the shape and type of another tensor.
    public static Tensor randnLike(Tensor other) {
        return zerosLike(other).normal_(0, 1);
    }

    /// Random numbers from the bell curve with this mean and deviation, in float32.
    public static Tensor normal(double mean, double std, int... shape) {
        return zeros(shape).normal_(mean, std);
    }

    /// Normal numbers, each with a mean and a deviation of its own.
    public static Tensor normal(Tensor mean, Tensor std) {
        return Sampling.normal(mean, std);
    }

    /// Normal numbers, each with a mean of its own.
    public static Tensor normal(Tensor mean, double std) {
        return zerosLike(mean).normal_(0, std).add(mean.detach());
    }

    /// Normal numbers, each with a deviation of its own.
    public static Tensor normal(double mean, Tensor std) {
        return zerosLike(std).normal_(0, 1).mul(std.detach()).add(mean);
    }

    /// Random whole numbers from 0 to before `high`, in int64.
    ///
    /// @throws IllegalArgumentException if there is none to draw
    public static Tensor randint(long high, int[] shape) {
        return Sampling.randint(0, high, shape);
    }

    /// Random whole numbers from `low` to before `high`, in int64.
    ///
    /// ```java
    /// manualSeed(0);
    /// randint(0, 10, 2, 3).shape()   // torch.Size([2, 3])
    /// ```
    ///
    /// @throws IllegalArgumentException if there is none to draw
    public static Tensor randint(long low, long high, int... shape) {
        return Sampling.randint(low, high, shape);
    }

    /// Random whole numbers from `low` to before `high`, in this type.
    public static Tensor randint(DType dtype, long low, long high, int... shape) {
        return Sampling.randint(low, high, shape).to(dtype);
    }

    /// Random whole numbers from `low` to before `high`, in the shape and type of another tensor.
    public static Tensor randintLike(Tensor other, long low, long high) {
        return Sampling.randint(low, high, other.shape().dims).to(other.dtype());
    }

    /// The numbers `0` to `n - 1` in random order, in int64.
    public static Tensor randperm(int n) {
        return Sampling.randperm(n, Generator.current());
    }

    /// The numbers `0` to `n - 1` in random order, drawn from a generator of your own.
    public static Tensor randperm(int n, Generator generator) {
        return Sampling.randperm(n, generator);
    }

    /// 1 with the probability that each element says, else 0.
    ///
    /// @throws IllegalArgumentException if a probability is not between 0 and 1
    public static Tensor bernoulli(Tensor probabilities) {
        return Sampling.bernoulli(probabilities);
    }

    /// `n` places of a vector, or of every row of a matrix, drawn by their weights; with or without replacement.
    ///
    /// @throws IllegalArgumentException if a weight is negative, or there are too few places
    public static Tensor multinomial(Tensor weights, int n, boolean replacement) {
        return Sampling.multinomial(weights, n, replacement);
    }

    /// How many events of the rate that each element says; a new tensor.
    ///
    /// @throws IllegalArgumentException if a rate is negative
    public Tensor poisson() {
        return Pointwise.map(detach(), Distributions::poisson);
    }

    // ---- make of several tensors ------------------------------------------------------------------------------------

    /// `a` where the mask is true, elsewhere `b`.
    public static Tensor where(Tensor mask, Tensor a, Tensor b) {
        return Gathering.where(mask, a, b);
    }

    /// Where a mask is true: one vector of places per dimension, which `get` takes back.
    public static Tensor[] where(Tensor mask) {
        return mask.dim() == 0 ? AdvancedIndexing.coordinates(mask.view(1)) : AdvancedIndexing.coordinates(mask);
    }

    /// `a` where the mask is true, elsewhere the number.
    public static Tensor where(Tensor mask, Tensor a, double b) {
        return Gathering.where(mask, a, number(b));
    }

    /// The number where the mask is true, elsewhere `b`.
    public static Tensor where(Tensor mask, double a, Tensor b) {
        return Gathering.where(mask, number(a), b);
    }

    /// `a` where the mask is true, elsewhere the number; whole tensors stay whole.
    public static Tensor where(Tensor mask, Tensor a, long b) {
        return Gathering.where(mask, a, number(b));
    }

    /// The number where the mask is true, elsewhere `b`; whole tensors stay whole.
    public static Tensor where(Tensor mask, long a, Tensor b) {
        return Gathering.where(mask, number(a), b);
    }

    /// One number where the mask is true, elsewhere another one; int64.
    public static Tensor where(Tensor mask, long a, long b) {
        return Gathering.where(mask, number(a), number(b));
    }

    /// One number where the mask is true, elsewhere another one; float32.
    public static Tensor where(Tensor mask, double a, double b) {
        return Gathering.where(mask, number(a), number(b));
    }

    /// Tensors one after another along the first dimension.
    public static Tensor cat(Tensor... tensors) {
        return Joining.cat(tensors, 0);
    }

    /// Tensors one after another along a dimension.
    public static Tensor cat(int dim, Tensor... tensors) {
        return Joining.cat(tensors, dim);
    }

    /// Tensors one after another along the first dimension.
    public static Tensor cat(List<Tensor> tensors) {
        return cat(tensors, 0);
    }

    /// Tensors one after another along a dimension: `cat(List.of(x, y), 1)`.
    public static Tensor cat(List<Tensor> tensors, int dim) {
        return Joining.cat(tensors.toArray(new Tensor[0]), dim);
    }

    /// Two tensors one after another along a dimension: `cat(x, y, 1)`.
    public static Tensor cat(Tensor first, Tensor second, int dim) {
        return cat(dim, first, second);
    }

    /// Three tensors one after another along a dimension: `cat(x, y, z, 1)`.
    public static Tensor cat(Tensor first, Tensor second, Tensor third, int dim) {
        return cat(dim, first, second, third);
    }

    /// Tensors one after another along the first dimension; NumPy's name for `cat`.
    public static Tensor concat(Tensor... tensors) {
        return Joining.cat(tensors, 0);
    }

    /// Tensors one after another along a dimension; NumPy's name for `cat`.
    public static Tensor concat(int dim, Tensor... tensors) {
        return Joining.cat(tensors, dim);
    }

    /// Tensors of one shape side by side along a new first dimension.
    public static Tensor stack(Tensor... tensors) {
        return Joining.stack(tensors, 0);
    }

    /// Tensors of one shape side by side along a new dimension.
    public static Tensor stack(int dim, Tensor... tensors) {
        return Joining.stack(tensors, dim);
    }

    /// Tensors of one shape side by side along a new first dimension.
    public static Tensor stack(List<Tensor> tensors) {
        return stack(tensors, 0);
    }

    /// Tensors of one shape side by side along a new dimension: `stack(List.of(x, y), 1)`.
    public static Tensor stack(List<Tensor> tensors, int dim) {
        return Joining.stack(tensors.toArray(new Tensor[0]), dim);
    }

    /// Two tensors of one shape side by side along a new dimension: `stack(x, y, 1)`.
    public static Tensor stack(Tensor first, Tensor second, int dim) {
        return stack(dim, first, second);
    }

    /// Three tensors of one shape side by side along a new dimension: `stack(x, y, z, 1)`.
    public static Tensor stack(Tensor first, Tensor second, Tensor third, int dim) {
        return stack(dim, first, second, third);
    }

    /// Side by side: vectors one after another, matrices along their columns.
    public static Tensor hstack(Tensor... tensors) {
        return Joining.hstack(tensors);
    }

    /// One below the other; vectors count as rows.
    public static Tensor vstack(Tensor... tensors) {
        return Joining.vstack(tensors);
    }

    /// One behind the other, along the third dimension.
    public static Tensor dstack(Tensor... tensors) {
        return Joining.dstack(tensors);
    }

    /// Side by side; vectors count as columns.
    public static Tensor columnStack(Tensor... tensors) {
        return Joining.columnStack(tensors);
    }

    /// One below the other; another name of `vstack`.
    public static Tensor rowStack(Tensor... tensors) {
        return vstack(tensors);
    }

    /// A matrix with these along its diagonal and 0 elsewhere; vectors count as rows, numbers as 1 x 1.
    ///
    /// ```java
    /// blockDiag(tensor("[[1, 2]]"), tensor(3))   // tensor([[1, 2, 0],
    ///                                            //         [0, 0, 3]])
    /// ```
    public static Tensor blockDiag(Tensor... blocks) {
        return Creation.blockDiag(blocks);
    }

    /// All tensors expanded to the shape that they broadcast to.
    public static Tensor[] broadcastTensors(Tensor... tensors) {
        return Joining.broadcast(tensors);
    }

    /// Einstein's summation: letters name dimensions, and those that are not in the result are summed over.
    ///
    /// ```java
    /// einsum("ij,jk->ik", a, b)    // a.matmul(b)
    /// einsum("ii->i", a)           // a.diagonal()
    /// einsum("bhqd,bhkd->bhqk", q, k)
    /// ```
    ///
    /// @throws IllegalArgumentException if the equation does not fit the shapes
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.einsum(equation, operands);
    }

    /// The product of several matrices, multiplied in the cheapest order.
    public static Tensor multiDot(Tensor... matrices) {
        return Products.multiDot(matrices);
    }

    // ---- gradients --------------------------------------------------------------------------------------------------

    /// Whether gradients flow to or through this tensor.
    public boolean requiresGrad() {
        return requiresGrad || gradFn != null || isStaleView();
    }

    private boolean isStaleView() {
        return base != null && base.gradFn != null && viewVersion != storage.version();
    }

    /// Asks for gradients with respect to this tensor.
    ///
    /// @throws IllegalStateException for whole numbers: they cannot change a little
    public Tensor requiresGrad_() {
        return Gradients.require(this);
    }

    /// Asks for gradients with respect to this tensor, or no longer.
    ///
    /// @throws IllegalStateException to say no to a computed tensor: others before it may ask
    public Tensor requiresGrad_(boolean requiresGrad) {
        return requiresGrad ? requiresGrad_() : Gradients.refuse(this);
    }

    /// Whether it was made by hand and not by a recorded operation.
    public boolean isLeaf() {
        return gradFn == null && !isStaleView();
    }

    /// The recorded operation behind this tensor, or `null`.
    public @Nullable Node gradFn() {
        Node node = requiresGrad() ? edge() : null;
        return node == null || node.leaf != null ? null : node;
    }

    /// Where gradients of this tensor go.
    @Nullable
    Node edge() {
        Tensor seen = base;
        if (seen != null && isStaleView()) {
            Views.recordAsView(this, seen);
            viewVersion = storage.version();
        }
        if (gradFn == null && requiresGrad && leafNode == null) {
            leafNode = new Node(this);
        }
        return gradFn != null ? gradFn : leafNode;
    }

    /// Computes the gradient of this number with respect to every tensor that asked for one, and adds it to theirs.
    ///
    /// @throws IllegalArgumentException if this is more than one number
    /// @throws IllegalStateException if nothing behind it asks for gradients, or it was used up by an earlier call
    /// @throws NonFiniteLossException if it is nan or infinite; see [#stopOnNonFiniteLoss(boolean)]
    public void backward() {
        backward(false);
    }

    /// The same, and keeps the recorded operations for another call if asked to.
    public void backward(boolean retainGraph) {
        Gradients.backward(this, retainGraph);
    }

    /// Sends a gradient of this tensor's shape back, for tensors of any size.
    public void backward(Tensor gradient) {
        backward(gradient, false, false);
    }

    /// The same; `createGraph` records the gradients themselves, so that they can be differentiated again.
    public void backward(Tensor gradient, boolean retainGraph, boolean createGraph) {
        Gradients.backward(this, gradient, retainGraph, createGraph);
    }

    /// The gradient that `backward` left here, or `null`. Only leaves get one, and what has asked for it by
    /// [#retainGrad()]; of others it is `null` with a warning.
    public @Nullable Tensor grad() {
        if (grad == null && gradFn != null) {
            Gradients.warnOfNonLeaf(this);
        }
        return Gradients.show(this);
    }

    /// Forgets the gradient.
    public void zeroGrad() {
        Gradients.forget(this);
    }

    /// Keeps the gradient of a computed tensor, too, for looking at; leaves keep theirs anyway.
    ///
    /// @throws IllegalStateException if no gradient comes here
    public Tensor retainGrad() {
        return Gradients.retain(this);
    }

    /// Calls a function with the gradient of this tensor in each `backward`; what it returns goes on instead, `null`
    /// leaves the gradient as it is. It must not change the gradient in place.
    ///
    /// ```java
    /// Tensor w = tensor(3.).requiresGrad_();
    /// var handle = w.registerHook(g -> g.mul(10));
    /// w.mul(2).backward();
    /// w.grad()             // tensor(20.)
    /// handle.remove();
    /// ```
    ///
    /// @throws IllegalStateException if no gradient comes here
    public HookHandle registerHook(UnaryOperator<Tensor> hook) {
        return Gradients.hook(this, hook);
    }

    /// The same elements, cut off from gradients.
    public Tensor detach() {
        return new Tensor(storage, layout);
    }

    /// Cuts this tensor off from gradients, itself and not a copy.
    ///
    /// ```java
    /// Tensor y = tensor(2.).requiresGrad_().mul(3);
    /// y.detach_().requiresGrad()                     // false
    /// ```
    ///
    /// @throws IllegalStateException for a view: what it looks into would still have gradients
    public Tensor detach_() {
        return Gradients.detach(this);
    }

    /// Becomes a leaf that asks for no gradient.
    Tensor forget() {
        requiresGrad = false;
        gradFn = null;
        leafNode = null;
        return this;
    }

    /// Records nothing until the returned object is closed; for `try (var g = noGrad()) { ... }`. What is not closed
    /// ends with its cell.
    public static NoGrad noGrad() {
        return NoGrad.inCell();
    }

    /// Runs without recording.
    public static void noGrad(Runnable code) {
        boolean before = Autograd.setEnabled(false);
        try {
            code.run();
        } finally {
            Autograd.setEnabled(before);
        }
    }

    /// Computes a value without recording.
    public static <T> T noGrad(Supplier<T> code) {
        boolean before = Autograd.setEnabled(false);
        try {
            return code.get();
        } finally {
            Autograd.setEnabled(before);
        }
    }

    /// Whether `backward()` refuses a loss that is nan or infinite; it does unless switched off, where PyTorch goes on.
    public static void stopOnNonFiniteLoss(boolean stop) {
        Autograd.stopOnNonFiniteLoss = stop;
    }

    /// What stands for this tensor in a stream of objects: a copy of its elements, and whether it asks for gradients.
    ///
    /// @throws NotSerializableException for what is more than a tensor, such as the parameter of a layer
    @Serial
    protected Object writeReplace() throws ObjectStreamException {
        if (getClass() != Tensor.class) {
            throw new NotSerializableException(getClass().getName());
        }
        return SerializedTensor.of(this);
    }
}
