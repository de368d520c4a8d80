package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Java results as Python values.
public final class Results {
    private Results() {}

    /// Whole numbers become Long, others Double, arrays lists; the rest stays.
    static @Nullable Object python(@Nullable Object java) {
        return switch (java) {
            case Integer i -> (long) i;
            case Short s -> (long) s;
            case Byte b -> (long) b;
            case Float f -> (double) f;
            case null -> null;
            case Tensor[] tensors -> new PyTuple(list(tensors));
            default -> java.getClass().isArray() ? list(java) : java;
        };
    }

    private static List<@Nullable Object> list(@Nullable Object array) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            all.add(python(Array.get(array, i)));
        }
        return all;
    }

    /// The tensors and numbers of a result one after another: `max(dim)` is two, `tolist()` as many as it has.
    public static List<@Nullable Object> flat(@Nullable Object result) {
        List<@Nullable Object> all = new ArrayList<>();
        collect(result, all);
        return all;
    }

    private static void collect(@Nullable Object result, List<@Nullable Object> all) {
        switch (result) {
            case null -> {}
            case Tensor t -> all.add(t);
            case Shape s -> collect(list(s.toArray()), all);
            case Collection<?> c -> c.forEach(item -> collect(item, all));
            case Map<?, ?> m -> m.values().forEach(item -> collect(item, all));
            case PyTuple t -> t.items().forEach(item -> collect(item, all));
            case Record r -> parts(r).forEach(item -> collect(item, all));
            default -> all.add(result);
        }
    }

    /// The values of a record, without the names that it may carry for printing.
    private static List<@Nullable Object> parts(Record r) {
        List<@Nullable Object> all = new ArrayList<>();
        for (RecordComponent c : r.getClass().getRecordComponents()) {
            if (c.getType() != String.class) {
                all.add(python(Calls.invoke(c.getAccessor(), r)));
            }
        }
        return all;
    }
}
