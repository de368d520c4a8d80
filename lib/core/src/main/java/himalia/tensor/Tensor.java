package himalia.tensor;

/// A block of numbers of any rank that knows how it was computed, with PyTorch's names and meanings.
///
/// | purpose | methods |
/// |---|---|
/// | create ([TensorOf], [Creation]) | `tensor` `zeros` `ones` `full` `arange` `linspace` `logspace` `eye` `empty` |
/// | | `zerosLike` `onesLike` `fullLike` `emptyLike` `newZeros` `newOnes` `newFull` `meshgrid` `cartesianProd` |
/// | | `combinations` `vander` `trilIndices` `triuIndices` `blockDiag` |
/// | random ([RandomCreation]) | `manualSeed` `rand` `randn` `normal` `randint` `randperm` `randLike` `randnLike` |
/// | | `randintLike` `bernoulli` `multinomial` |
/// | look at ([Reading]) | `shape` `size` `dim` `numel` `dtype` `device` `stride` `isContiguous` `isFloatingPoint` |
/// | | `elementSize` `item` `toDoubleArray` `toFloatArray` `toLongArray` `toString` `printOptions` `storage` |
/// | | `storageOffset` |
/// | pick ([Picking]) | `get` `select` `narrow` `where` `indexSelect` `gather` `take` `takeAlongDim` |
/// | | `maskedSelect` `nonzero` `argwhere` `tril` `triu` `oneHot` |
/// | put ([PutOps]) | `set` `scatter` `scatterAdd` `scatterReduce` `indexAdd` `indexCopy` `indexFill` `indexPut` |
/// | | `indexReduce` `maskedFill` `maskedScatter` `selectScatter` `sliceScatter` `diagonalScatter` |
/// | arithmetic ([Operators], [MathOps]) | `add` `sub` `rsub` `mul` `div` `pow` `neg` `abs` `floorDivide` |
/// | | `remainder` `fmod` `addcmul` `addcdiv` `lerp` `maximum` `minimum` `fmax` `fmin` `clamp` `clampMin` |
/// | | `clampMax` `clip` `nanToNum` `round` `floor` `ceil` `trunc` `frac` `sign` `copysign` `heaviside` `gcd` |
/// | | `lcm` |
/// | functions ([FunctionOps]) | `exp` `log` `sqrt` `square` `reciprocal` `rsqrt` `exp2` `expm1` `log2` `log10` |
/// | | `log1p` `logaddexp` `logaddexp2` `xlogy` `logit` `floatPower` `ldexp` `sin` `cos` `tan` `asin` `acos` |
/// | | `atan` `atan2` `sinh` `cosh` `asinh` `acosh` `atanh` `sinc` `hypot` `deg2rad` `rad2deg` `erf` `erfc` |
/// | | `erfinv` `lgamma` `mvlgamma` `digamma` `polygamma` `i0` `entr` `ndtr` `nextafter` |
/// | activations ([ActivationOps]) | `sigmoid` `tanh` `relu` `softmax` `logSoftmax` `softmin` `relu6` `leakyRelu` |
/// | | `prelu` `elu` `selu` `celu` `gelu` `silu` `mish` `softplus` `threshold` `glu` `logsigmoid` `softsign` |
/// | | `hardtanh` `hardsigmoid` `hardswish` `tanhshrink` `softshrink` `hardshrink` `dropout` |
/// | compare and decide ([Operators], [LogicOps]) | `gt` `ge` `lt` `le` `eq` `ne` `equal` `isclose` `allclose` |
/// | | `isin` `isnan` `isinf` `isfinite` `isposinf` `isneginf` `isreal` `signbit` `all` `any` `logicalAnd` |
/// | | `logicalOr` `logicalXor` `logicalNot` `bitwiseAnd` `bitwiseOr` `bitwiseXor` `bitwiseNot` `bitwiseLeftShift` |
/// | | `bitwiseRightShift` |
/// | reduce ([BasicReductions], [ReduceOps]) | `sum` `mean` `max` `min` `argmax` `argmin` `prod` `amax` `amin` |
/// | | `aminmax` `logsumexp` `nansum` `nanmean` `countNonzero` `trace` |
/// | statistics ([StatisticsOps]) | `var` `std` `median` `nanmedian` `mode` `quantile` `nanquantile` `cov` |
/// | | `corrcoef` `histc` `bincount` |
/// | accumulate, sort, search ([OrderOps]) | `cumsum` `cumprod` `cummax` `cummin` `logcumsumexp` `diff` |
/// | | `trapezoid` `cumulativeTrapezoid` `gradient` `sort` `argsort` `msort` `topk` `kthvalue` `unique` |
/// | | `uniqueCounts` `uniqueConsecutive` `uniqueConsecutiveCounts` `searchsorted` `bucketize` |
/// | multiply and measure ([ProductOps]) | `matmul` `linear` `einsum` `mm` `mv` `bmm` `dot` `vdot` `outer` `inner` |
/// | | `addmm` `addmv` `addr` `addbmm` `baddbmm` `multiDot` `tensordot` `kron` `cross` `matrixPower` `bilinear` |
/// | | `norm` `dist` `cdist` `pdist` `pairwiseDistance` `cosineSimilarity` `normalize` `renorm` |
/// | images and sequences ([SpatialOps]) | `pad` `conv1d` `conv2d` `convTranspose1d` `convTranspose2d` `maxPool1d` |
/// | | `maxPool2d` `avgPool1d` `avgPool2d` `adaptiveAvgPool2d` `adaptiveMaxPool2d` `unfoldWindows` `foldWindows` |
/// | reshape (views) | `view` `reshape` `squeeze` `unsqueeze` `transpose` `t` `permute` `expand` `flatten` |
/// | | `contiguous` |
/// | more views ([Arranging], [FormOps]) | `unflatten` `movedim` `swapaxes` `T` `mT` `H` `adjoint` `diagonal` |
/// | | `unfold` `asStrided` `broadcastTo` `broadcastTensors` `expandAs` `viewAs` `reshapeAs` `ravel` `atleast1d` |
/// | | `atleast2d` `atleast3d` |
/// | turn and repeat | `flip` `fliplr` `flipud` `roll` `rot90` `repeat` `tile` `repeatInterleave` `diag` |
/// | | `diagEmbed` `diagflat` |
/// | cut and join | `split` `chunk` `tensorSplit` `hsplit` `vsplit` `dsplit` `unbind` `cat` `concat` `stack` |
/// | | `hstack` `vstack` `dstack` `columnStack` `rowStack` |
/// | convert ([Converting]) | `to` `toFloat` `toDouble` `toLong` `toInt` `toByte` `toBool` `typeAs` `clone` `cpu` |
/// | | `cuda` |
/// | change itself ([InPlaceArithmetic], [InPlaceOps], [InPlaceFunctions], [InPlaceLogic], [InPlaceViews]) | `zero_` |
/// | | `fill_` `copy_` `put_` `fillDiagonal_` `resize_` |
/// | fill at random ([RandomOps]) | `uniform_` `normal_` `bernoulli_` `exponential_` `random_` `cauchy_` |
/// | | `logNormal_` `geometric_` `poisson` |
/// | gradients ([Recording]) | `requiresGrad` `requiresGrad_` `backward` `grad` `zeroGrad` `detach` `noGrad` |
/// | | `retainGrad` `registerHook` `isLeaf` `gradFn` `stopOnNonFiniteLoss` |
/// | second names ([SecondNames]) | `absolute` `negative` `positive` `fix` `sgn` `subtract` `multiply` `divide` |
/// | | `trueDivide` `greater` `greaterEqual` `less` `lessEqual` `notEqual` `arcsin` `arccos` `arctan` `arctan2` |
/// | | `arcsinh` `arccosh` `arctanh` `moveaxis` `swapdims` `ger` |
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
public non-sealed class Tensor extends Recording
        implements Operators,
                BasicReductions,
                MathOps,
                FunctionOps,
                LogicOps,
                ReduceOps,
                StatisticsOps,
                OrderOps,
                ActivationOps,
                ProductOps,
                SpatialOps,
                Converting,
                FormOps,
                SecondNames,
                PutOps,
                CombineOps,
                InPlaceArithmetic,
                InPlaceOps,
                InPlaceFunctions,
                InPlaceLogic,
                InPlaceViews,
                RandomOps {
    final Storage storage;
    /// Set once, but for the likes of `t_()`.
    Layout layout;

    boolean requiresGrad;
    Node gradFn;
    Tensor grad;
    Node leafNode;
    /// For a view: the tensor that it looks into, and the storage's version when the view was taken.
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

    /// Looks at its elements in another way from now on; only [InPlace] may ask for it.
    Tensor look(Layout layout) {
        this.layout = layout;
        return this;
    }

    /// The same fresh elements under another shape; for results that nothing refers to yet.
    Tensor withShape(Shape s) {
        return s == layout.shape ? this : new Tensor(storage, layout.as(s));
    }

    // ---- look at --------------------------------------------------------------------------------------------------

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

    /// How many elements there are.
    public int numel() {
        return layout.shape.numel;
    }

    /// The type of the elements.
    public DType dtype() {
        return storage.dtype();
    }

    /// How far apart neighbours of each dimension lie in the storage.
    public int[] stride() {
        return layout.strides.clone();
    }

    /// The array behind the elements, for code that adds operations; begins at [#storageOffset()].
    public Storage storage() {
        return storage;
    }

    /// Where in the storage the first element lies.
    public int storageOffset() {
        return layout.offset;
    }

    /// Whether the elements lie in row-major order without gaps.
    public boolean isContiguous() {
        return layout.isContiguous();
    }

    /// The only element, as a Java number.
    ///
    /// @throws IllegalStateException if there are more or none
    public double item() {
        if (numel() != 1) {
            throw new IllegalStateException("a Tensor with " + numel() + " elements cannot be converted to Scalar: the "
                    + "shape is " + shape().brackets() + "\nHint: only one element tensors can be converted; pick one "
                    + "with get(...), or reduce with sum() or mean().");
        }
        return storage.getDouble(layout.offset);
    }

    /// As PyTorch prints it; see [#printOptions(int)].
    @Override
    public String toString() {
        return TensorPrinter.print(this);
    }

    // ---- pick -----------------------------------------------------------------------------------------------------

    /// A view at one place of a dimension.
    public Tensor select(int dim, int index) {
        return Views.select(this, dim, index);
    }

    /// A view of `length` places of a dimension from `start` on.
    public Tensor narrow(int dim, int start, int length) {
        int size = size(dim);
        if (start < 0 && start >= -size) {
            return narrow(dim, start + size, length);
        }
        if (start < -size || start > size) {
            throw new IndexOutOfBoundsException("start out of range (expected to be in range of [" + -size + ", " + size
                    + "], but got " + start + "): narrow of dimension " + dim + " of " + shape().brackets());
        }
        if (start + length > size || start < 0 || length < 0) {
            throw new IllegalArgumentException("start (" + start + ") + length (" + length
                    + ") exceeds dimension size (" + size + ").: the shape is "
                    + shape().brackets() + "\nHint: the text index stops at the end by itself: get(\"" + start
                    + ":\").");
        }
        return Views.slice(this, dim, start, start + length, 1);
    }

    /// `a` where the mask is true, elsewhere `b`.
    public static Tensor where(Tensor mask, Tensor a, Tensor b) {
        return Gathering.where(mask, a, b);
    }

    // ---- reshape and join -----------------------------------------------------------------------------------------

    /// The same elements in another shape, without a copy; one size may be `-1`.
    ///
    /// @throws IllegalArgumentException if the count differs, or the elements do not lie as the shape needs them
    public Tensor view(int... shape) {
        return Views.view(this, Views.infer(shape, shape()));
    }

    /// The same elements in this shape, for example that of another tensor.
    public Tensor view(Shape shape) {
        return Views.view(this, shape);
    }

    /// As [#view(int...)], but copies where a view is impossible.
    public Tensor reshape(int... shape) {
        return Views.reshape(this, Views.infer(shape, shape()));
    }

    /// As [#view(Shape)], but copies where a view is impossible.
    public Tensor reshape(Shape shape) {
        return Views.reshape(this, shape);
    }

    /// All elements in one dimension.
    public Tensor flatten() {
        return reshape(-1);
    }

    /// Without the dimensions of size 1.
    public Tensor squeeze() {
        return Views.squeeze(this, null);
    }

    /// Without this dimension, if its size is 1.
    public Tensor squeeze(int dim) {
        return Views.squeeze(this, new int[] {dim});
    }

    /// With a new dimension of size 1 at this place.
    public Tensor unsqueeze(int dim) {
        return Views.unsqueeze(this, dim);
    }

    /// Two dimensions swapped.
    public Tensor transpose(int dim0, int dim1) {
        return Views.transpose(this, dim0, dim1, "Transpose");
    }

    /// A matrix with rows and columns swapped; a vector stays as it is.
    public Tensor t() {
        if (dim() > 2) {
            throw new IllegalArgumentException("t() expects a tensor with <= 2 dimensions, but self is " + dim() + "D: "
                    + shape().brackets() + "\nHint: transpose(dim0, dim1) names the dimensions to swap.");
        }
        return dim() < 2 ? Views.view(this, shape()) : Views.transpose(this, 0, 1, "T");
    }

    /// All dimensions in another order.
    public Tensor permute(int... dims) {
        if (dims.length != dim()) {
            throw new IllegalArgumentException("permute(sparse_coo): number of dimensions in the tensor input does not "
                    + "match the length of the desired ordering of dimensions i.e. input.dim() = " + dim()
                    + " is not equal to len(dims) = " + dims.length + ": shape " + shape().brackets() + ", order "
                    + Shape.text(dims) + "\nHint: name every dimension once; transpose(dim0, dim1) swaps two.");
        }
        return Views.permute(this, dims, "Permute");
    }

    /// Dimensions of size 1 repeated without a copy; `-1` keeps a size.
    public Tensor expand(int... shape) {
        int[] sizes = shape.clone();
        for (int i = 0; i < sizes.length; i++) {
            int from = i - sizes.length + dim();
            sizes[i] = sizes[i] == -1 && from >= 0 ? shape().dims[from] : sizes[i];
        }
        if (sizes.length < dim()) {
            throw new IllegalArgumentException(
                    "expand(torch." + dtype().title() + "Tensor{" + shape().brackets() + "}, size="
                            + Shape.text(shape) + "): the number of sizes provided (" + sizes.length
                            + ") must be greater or equal to the number of dimensions in the tensor (" + dim() + ")");
        }
        return expand(Shape.of(sizes));
    }

    /// Dimensions of size 1 repeated without a copy, until the shape is this one.
    public Tensor expand(Shape shape) {
        return Views.expand(this, shape);
    }

    /// The tensor itself if its elements lie in row-major order, else a copy that does.
    public Tensor contiguous() {
        return isContiguous() ? this : clone();
    }

    /// Tensors one after another along the first dimension.
    public static Tensor cat(Tensor... tensors) {
        return Gathering.cat(tensors, 0);
    }

    /// Tensors one after another along a dimension.
    public static Tensor cat(int dim, Tensor... tensors) {
        return Gathering.cat(tensors, dim);
    }

    /// Tensors of one shape side by side along a new first dimension.
    public static Tensor stack(Tensor... tensors) {
        return Gathering.stack(tensors, 0);
    }

    /// Tensors of one shape side by side along a new dimension.
    public static Tensor stack(int dim, Tensor... tensors) {
        return Gathering.stack(tensors, dim);
    }

    /// The product of several matrices, multiplied in the cheapest order.
    public static Tensor multiDot(Tensor... matrices) {
        return Products.multiDot(matrices);
    }

    /// The device of this name, for [#to(Device)].
    ///
    /// @throws IllegalStateException for `cuda`
    public static Device device(String name) {
        return new Device(name);
    }

    /// A copy with elements of its own; gradients flow through it.
    @Override
    public Tensor clone() {
        return Arithmetic.clone(this);
    }

    /// 2.0 counts as 2 for whole tensors: `mul_(2)` works on them, and `eq(2)` compares every digit.
    Tensor whole(double value) {
        return !dtype().isFloatingPoint() && value == (long) value ? number((long) value) : number(value);
    }

    // ---- gradients ------------------------------------------------------------------------------------------------

    /// Becomes a leaf that asks for no gradient.
    Tensor forget() {
        requiresGrad = false;
        gradFn = null;
        leafNode = null;
        return this;
    }

    /// Whether gradients flow to or through this tensor.
    public boolean requiresGrad() {
        return requiresGrad || gradFn != null || isStaleView();
    }

    private boolean isStaleView() {
        return base != null && base.gradFn != null && viewVersion != storage.version();
    }

    /// Whether it was made by hand and not by a recorded operation.
    public boolean isLeaf() {
        return gradFn == null && !isStaleView();
    }

    /// The recorded operation behind this tensor, or `null`.
    public Node gradFn() {
        Node node = requiresGrad() ? edge() : null;
        return node == null || node.leaf != null ? null : node;
    }

    /// Where gradients of this tensor go.
    Node edge() {
        if (isStaleView()) {
            Views.recordAsView(this, base);
            viewVersion = storage.version();
        }
        if (gradFn == null && requiresGrad && leafNode == null) {
            leafNode = new Node(this);
        }
        return gradFn != null ? gradFn : leafNode;
    }

    /// The gradient that `backward` left here, or `null`.
    public Tensor grad() {
        return grad;
    }

    /// The same elements, cut off from gradients.
    public Tensor detach() {
        return new Tensor(storage, layout);
    }
}
