package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.full;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.stack;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.where;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.of;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The mistakes that everybody makes once: the message begins as PyTorch's, names what was received and has one hint.
class BeginnerErrorsTest {
    private static Arguments error(String mistake, ThrowingCallable code, String begins, String... names) {
        return of(mistake, code, begins, List.of(names));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                error(
                        "inner sizes differ",
                        () -> ones(2, 3).matmul(ones(2, 3)),
                        "mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)",
                        "[2, 3]"),
                error(
                        "a matrix times a vector of another length",
                        () -> ones(2, 3).matmul(ones(2)),
                        "size mismatch, got input (2), mat (2x3), vec (2)",
                        "[2, 3]",
                        "[2]"),
                error(
                        "two vectors of different length",
                        () -> ones(3).dot(ones(2)),
                        "inconsistent tensor size, expected tensor [3] and src [2] to have the same number of elements",
                        "[3]",
                        "[2]"),
                error(
                        "batches differ",
                        () -> ones(2, 3, 4).bmm(ones(3, 4, 5)),
                        "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [3, 4].",
                        "[2, 3, 4]",
                        "[3, 4, 5]"),
                error(
                        "a view of another count",
                        () -> ones(2, 3).view(4, 2),
                        "shape '[4, 2]' is invalid for input of size 6",
                        "[2, 3]"),
                error(
                        "a view of turned elements",
                        () -> ones(2, 3).t().view(6),
                        "view size is not compatible with input tensor's size and stride",
                        "[3, 2]",
                        "reshape"),
                error(
                        "a reshape of another count",
                        () -> ones(2, 3).reshape(-1, 4),
                        "shape '[-1, 4]' is invalid for input of size 6",
                        "[2, 3]"),
                error(
                        "two unknown sizes",
                        () -> ones(6).view(-1, -1),
                        "only one dimension can be inferred",
                        "[-1, -1]"),
                error(
                        "a negative size",
                        () -> zeros(2, -3),
                        "Trying to create tensor with negative dimension -3: [2, -3]"),
                error(
                        "sizes that do not broadcast",
                        () -> ones(2, 3).add(ones(2)),
                        "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1",
                        "[2, 3]",
                        "[2]"),
                error(
                        "a result larger than the tensor in place",
                        () -> ones(3).add_(ones(2, 3)),
                        "output with shape [3] doesn't match the broadcast shape [2, 3]"),
                error(
                        "an expansion of a size other than 1",
                        () -> ones(2, 3).expand(4, 3),
                        "The expanded size of the tensor (4) must match the existing size (2) at non-singleton "
                                + "dimension 0.",
                        "[4, 3]",
                        "[2, 3]"),
                error(
                        "cat of other widths",
                        () -> cat(ones(2, 3), ones(2, 4)),
                        "Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor "
                                + "number 1 in the list.",
                        "[2, 3]",
                        "[2, 4]"),
                error(
                        "cat of other ranks",
                        () -> cat(ones(2, 3), ones(3)),
                        "Tensors must have same number of dimensions: got 2 and 1",
                        "[2, 3]",
                        "[3]"),
                error(
                        "cat of numbers",
                        () -> cat(tensor(1.), tensor(2.)),
                        "zero-dimensional tensor (at position 0) cannot be concatenated",
                        "stack"),
                error("cat of nothing", () -> cat(), "torch.cat(): expected a non-empty list of Tensors"),
                error(
                        "stack of other shapes",
                        () -> stack(ones(2), ones(3)),
                        "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1"),
                error(
                        "a dimension that is not there",
                        () -> ones(2, 3).sum(2),
                        "Dimension out of range (expected to be in range of [-2, 1], but got 2)"),
                error(
                        "an order of too few dimensions",
                        () -> ones(2, 3, 4).permute(1, 0),
                        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of "
                                + "the desired ordering of dimensions i.e. input.dim() = 3 is not equal to len(dims) = 2",
                        "[2, 3, 4]",
                        "[1, 0]"),
                error("t() of three dimensions", () -> ones(2, 3, 4).t(), "t() expects a tensor with <= 2 dimensions"),
                error(
                        "parts that do not add up",
                        () -> ones(5).split(new int[] {2, 2}),
                        "split_with_sizes expects split_sizes to sum exactly to 5 (input tensor's size at dimension 0)",
                        "[2, 2]"));
    }

    static Stream<Arguments> places() {
        return Stream.of(
                error(
                        "an index behind the end",
                        () -> ones(3, 4).get(3),
                        "index 3 is out of bounds for dimension 0 with size 3",
                        "[3, 4]"),
                error("too many indices", () -> ones(3).get(0, 1), "too many indices for tensor of dimension 1", "[3]"),
                error(
                        "a word as an index",
                        () -> ones(3, 4).get("0, rows"),
                        "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
                                + "indices",
                        "    0, rows\n       ^"),
                error("a step backwards", () -> ones(3).get("::-1"), "step must be greater than zero", "flip"),
                error(
                        "a mask of another shape",
                        () -> ones(3).get(tensor(true, false)),
                        "The shape of the mask [2] at index 0 does not match the shape of the indexed tensor [3]"),
                error(
                        "real numbers as an index",
                        () -> ones(3).get(tensor(0., 1.)),
                        "tensors used as indices must be long, int, byte or bool tensors",
                        "float32"),
                error(
                        "a value of another size",
                        () -> zeros(3, 4).set("0", tensor(1., 2.)),
                        "shape mismatch: value tensor of shape [2] cannot be broadcast to indexing result of shape [4]"),
                error(
                        "places outside in gather",
                        () -> ones(2, 3).gather(1, tensor(new int[][] {{3}})),
                        "index 3 is out of bounds for dimension 1 with size 3",
                        "[2, 3]"),
                error("the most of too few", () -> ones(3).topk(5), "selected index k out of range", "5", "[3]"),
                error(
                        "a part behind the end",
                        () -> ones(3).narrow(0, 2, 2),
                        "start (2) + length (2) exceeds dimension size (3).",
                        "[3]"));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                error(
                        "the mean of whole numbers",
                        () -> tensor(1, 2).mean(),
                        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex "
                                + "dtype. Got: Long",
                        "toFloat"),
                error(
                        "matmul of two types",
                        () -> ones(2, 3).toLong().matmul(ones(3, 2)),
                        "expected m1 and m2 to have the same dtype, but got: long int != float",
                        "[2, 3]",
                        "[3, 2]"),
                error(
                        "real numbers added to whole ones in place",
                        () -> tensor(1, 2).add_(tensor(.5, .5)),
                        "result type Float can't be cast to the desired output type Long"),
                error(
                        "true minus true",
                        () -> tensor(true).sub(tensor(true)),
                        "Subtraction, the `-` operator, with two bool tensors is not supported."),
                error(
                        "a mask of numbers",
                        () -> ones(3).maskedFill(ones(3), 0),
                        "masked_fill_ only supports boolean masks, but got mask with dtype float",
                        "[3]"),
                error("text that is no number", () -> tensor("[1, two]"), "", "    [1, two]\n        ^"),
                error(
                        "rows of different length",
                        () -> tensor("[[1, 2], [3]]"),
                        "expected sequence of length 2 at dim 1 (got 1)"),
                error(
                        "arrays of different length",
                        () -> tensor(new double[][] {{1, 2}, {3}}),
                        "expected sequence of length 2 at dim 1 (got 1)"),
                error("no tensor at all", () -> ones(3).add((Tensor) null), "", "null"),
                error("no second factor", () -> ones(3, 3).matmul(null), "", "null"),
                error("no text", () -> tensor((String) null), "", "null"),
                error(
                        "one of several is missing",
                        () -> cat(ones(2), null),
                        "expected Tensor as element 1 in argument 0, but got null"),
                error(
                        "where of shapes that do not fit",
                        () -> where(ones(2).gt(0), ones(2), ones(3)),
                        "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0"),
                error(
                        "one number of many",
                        () -> ones(2, 3).item(),
                        "a Tensor with 6 elements cannot be converted to Scalar",
                        "[2, 3]"),
                error(
                        "the largest of none",
                        () -> zeros(0, 3).max(),
                        "max(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction "
                                + "dim with the 'dim' argument.",
                        "[0, 3]"),
                error(
                        "a step of the wrong sign",
                        () -> arange(0, 5, -1),
                        "upper bound and lower bound inconsistent with step sign"),
                error(
                        "random numbers below 0",
                        () -> randint(5, 2, new int[] {3}),
                        "random_ expects 'from' to be less than 'to', but got from=5 >= to=2"),
                error(
                        "a device that is not there",
                        () -> ones(2).to(Tensor.device("cuda")),
                        "Torch not compiled with CUDA enabled"),
                error(
                        "a probability above 1",
                        () -> Tensor.bernoulli(tensor("[1.5]")),
                        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.",
                        "1.5"));
    }

    static Stream<Arguments> gradients() {
        return Stream.of(
                error(
                        "gradients of whole numbers",
                        () -> tensor(1, 2).requiresGrad_(),
                        "Only Tensors of floating point and complex dtype can require gradients",
                        "int64"),
                error(
                        "backward from many numbers",
                        () -> ones(2, 3).requiresGrad_().mul(2).backward(),
                        "grad can be implicitly created only for scalar outputs",
                        "[2, 3]"),
                error(
                        "backward without anything to learn",
                        () -> ones(2).sum().backward(),
                        "element 0 of tensors does not require grad and does not have a grad_fn"),
                error(
                        "backward twice",
                        () -> {
                            Tensor w = ones(2).requiresGrad_();
                            Tensor loss = w.mul(w).sum();
                            loss.backward();
                            loss.backward();
                        },
                        "Trying to backward through the graph a second time",
                        "backward(true)"),
                error(
                        "a parameter changed in place",
                        () -> ones(2).requiresGrad_().sub_(.1),
                        "a leaf Variable that requires grad is being used in an in-place operation.",
                        "noGrad"),
                error(
                        "part of a parameter changed in place",
                        () -> ones(2, 2).requiresGrad_().set("0", 1),
                        "a view of a leaf Variable that requires grad is being used in an in-place operation.",
                        "noGrad"),
                error(
                        "a value changed that the gradient needs",
                        () -> {
                            Tensor y = ones(2).requiresGrad_().exp();
                            y.add_(1);
                            y.sum().backward();
                        },
                        "one of the variables needed for gradient computation has been modified by an inplace "
                                + "operation",
                        "[2]"),
                error(
                        "a gradient of another shape",
                        () -> ones(2).requiresGrad_().mul(2).backward(ones(3)),
                        "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape "
                                + "of torch.Size([2])."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"shapes", "places", "types", "gradients"})
    void begin_as_pytorchs_and_help(String mistake, ThrowingCallable code, String begins, List<String> names) {
        Throwable error = catchThrowable(code);
        assertThat(error).as(mistake).isInstanceOf(RuntimeException.class);
        String message = error.getMessage();
        assertThat(message).startsWith(begins);
        assertThat(names).allSatisfy(name -> assertThat(message).contains(name));
        assertThat(message.split("\nHint: ", -1)).as("one hint in: %s", message).hasSize(2);
        assertThat(message.substring(message.indexOf("\nHint: ") + 1))
                .as("the hint is the last line")
                .doesNotContain("\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fine")
    void what_looks_like_a_mistake_but_is_none(String name, ThrowingCallable code) {
        assertThat(catchThrowable(code)).isNull();
    }

    static Stream<Arguments> fine() {
        return Stream.of(
                of("cat of two types", (ThrowingCallable) () -> cat(ones(2), tensor(1, 2))),
                of("a slice behind the end", (ThrowingCallable) () -> ones(3).get("5:")),
                of("the sum of nothing", (ThrowingCallable) () -> zeros(0).sum()),
                of("squeeze of a size other than 1", (ThrowingCallable)
                        () -> ones(2, 3).squeeze(0)),
                of("a shape without elements", (ThrowingCallable) () -> full(new int[] {0, 3}, 1.)),
                of("random numbers of rank 0", (ThrowingCallable) () -> rand()));
    }
}
