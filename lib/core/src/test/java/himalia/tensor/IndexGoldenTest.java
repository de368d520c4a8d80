package himalia.tensor;

import static himalia.tensor.Tensor.*;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Indexing, views, joining and Einstein's sums agree with PyTorch, in values, gradients and errors.
class IndexGoldenTest {
    private static final Map<String, Function<OpsCase, Object>> OPS = new HashMap<>();

    static {
        indexing();
        byNumber();
        views();
        joining();
        products();
    }

    private static void indexing() {
        for (String op : new String[] {"getitem", "getitem_tensor", "getitem_mask"}) {
            OPS.put(op, c -> Indexing.get(c.t(0), c.index()));
        }
        OPS.put("getitem_list", c -> c.t(0).get(c.listed()));
        for (String op : new String[] {"setitem", "setitem_mask"}) {
            OPS.put(op, c -> {
                Tensor x = c.t(0).clone();
                return c.value() instanceof Tensor v ? x.set(c.index(), v) : x.set(c.index(), (Double) c.value());
            });
        }
    }

    private static void byNumber() {
        OPS.put("index_select", c -> c.t(0).indexSelect(c.i(1), c.t(2)));
        OPS.put("gather", c -> c.t(0).gather(c.i(1), c.t(2)));
        OPS.put("take", c -> c.t(0).take(c.t(1)));
        OPS.put("take_along_dim", c -> c.t(0).takeAlongDim(c.t(1), c.i(2)));
        OPS.put("scatter", c -> c.t(0).scatter(1, c.t(1), c.t(2)));
        OPS.put("scatter_value", c -> c.t(0).scatter(1, c.t(1), 1));
        OPS.put("scatter_add", c -> c.t(0).scatterAdd(0, c.t(1), c.t(2)));
        OPS.put("index_add", c -> c.t(0).indexAdd(0, c.t(1), c.t(2)));
        OPS.put("index_fill", c -> c.t(0).indexFill(0, c.t(1), 7));
        OPS.put("index_copy", c -> c.t(0).indexCopy(0, c.t(1), c.t(2)));
        OPS.put("masked_select", c -> c.t(0).maskedSelect(c.t(1)));
        OPS.put("masked_fill", c -> c.t(0).maskedFill(c.t(1), -9));
        OPS.put("masked_fill_", c -> c.t(0).maskedFill_(c.t(0).gt(0), 0));
        OPS.put("fill_diagonal_", c -> c.t(0).fillDiagonal_(1));
        OPS.put(
                "where",
                c -> c.isTensor(1)
                        ? where(c.t(0), c.t(1), c.t(2))
                        : where(c.t(0), c.raw(1).getAsDouble(), c.raw(2).getAsDouble()));
        OPS.put("where_index", c -> where(c.t(0)));
        OPS.put("nonzero", c -> c.t(0).nonzero());
        OPS.put("argwhere", c -> c.t(0).argwhere());
    }

    private static void views() {
        OPS.put("diag", c -> c.t(0).diag(c.i(1, 0)));
        OPS.put("diagonal", c -> c.t(0).diagonal(c.i(1, 0)));
        OPS.put("T", c -> c.t(0).T());
        OPS.put("mT", c -> c.t(0).mT());
        OPS.put("swapaxes", c -> c.t(0).swapaxes(c.i(1), c.i(2)));
        OPS.put("movedim", c -> c.t(0).movedim(c.i(1), c.i(2)));
        OPS.put("flatten", c -> c.t(0).flatten(c.i(1, 0), c.i(2, -1)));
        OPS.put("unflatten", c -> c.t(0).unflatten(1, 2, -1));
        OPS.put("ravel", c -> c.t(0).ravel());
        OPS.put("expand_as", c -> c.t(0).expandAs(zeros(2, 3)));
        OPS.put("broadcast_to", c -> c.t(0).broadcastTo(c.ints(1)));
        OPS.put("broadcast_tensors", c -> broadcastTensors(c.from(0)));
        OPS.put("unfold", c -> c.t(0).unfold(0, 3, 2));
        OPS.put("flip", c -> c.t(0).flip(c.ints(1)));
        OPS.put("fliplr", c -> c.t(0).fliplr());
        OPS.put("flipud", c -> c.t(0).flipud());
        OPS.put("roll", c -> c.size() == 2 ? c.t(0).roll(c.i(1)) : c.t(0).roll(c.i(1), c.i(2)));
        OPS.put("rot90", c -> c.t(0).rot90());
        OPS.put(
                "repeat",
                c -> c.is("(2)") ? c.t(0).repeat(2) : c.is("(2, 3)") ? c.t(0).repeat(2, 3) : c.t(0).repeat(2, 1, 2));
        OPS.put("tile", c -> c.t(0).tile(c.ints(1)));
        OPS.put("repeat_interleave", c -> c.is("dim") ? c.t(0).repeatInterleave(2, 0) : c.t(0).repeatInterleave(2));
    }

    private static void joining() {
        OPS.put("cat", c -> cat(c.is("-1") ? -1 : c.is(", 1") ? 1 : 0, c.list()));
        OPS.put("stack", c -> stack(c.is("-1") ? -1 : c.is(", 1") ? 1 : 0, c.list()));
        OPS.put("hstack", c -> hstack(c.list()));
        OPS.put("vstack", c -> vstack(c.list()));
        OPS.put("dstack", c -> dstack(c.list()));
        OPS.put("column_stack", c -> columnStack(c.list()));
        OPS.put("split", c -> c.t(0).split(c.i(1), c.i(2, 0)));
        OPS.put("split_sizes", c -> c.t(0).split(new int[] {1, 4}));
        OPS.put("chunk", c -> c.t(0).chunk(c.i(1), c.i(2, 0)));
        OPS.put("tensor_split", c -> c.t(0).tensorSplit(c.i(1), c.i(2, 0)));
        OPS.put("unbind", c -> c.t(0).unbind(c.i(1, 0)));
    }

    private static void products() {
        OPS.put("einsum", c -> einsum(c.raw(0).getAsString(), c.from(1)));
        OPS.put("vander", c -> c.t(0).vander());
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_pytorch() {
        return OpsCase.of(OPS, 1e-12);
    }
}
