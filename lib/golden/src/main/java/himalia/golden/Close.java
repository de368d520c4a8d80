package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Results;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;

/// Compares with PyTorch's numbers: float64 to 1e-9 of the value, float32 to 1e-5, and all others exactly.
final class Close {
    private Close() {}

    /// Results of a call, flattened, beside `out` of a case.
    static void outputs(List<Object> actual, List<JsonElement> expected) {
        boolean single = actual.size() == 1;
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            value(single ? "out" : "out[" + i + "]", actual.get(i), expected.get(i));
        }
        Mismatch.unlessEqual("number of outputs", actual.size(), expected.size());
    }

    /// One tensor or number.
    static void value(String where, Object actual, JsonElement expected) {
        if (Vectors.isTensor(expected)) {
            if (!(actual instanceof Tensor t)) {
                throw new Mismatch(where + ": " + actual + ", expected a tensor");
            }
            tensor(where, t, expected.getAsJsonObject());
            return;
        }
        Object e = Vectors.value(expected);
        Object a = actual instanceof Tensor t && t.numel() == 1 && !(e instanceof Boolean) ? (Object) t.item() : actual;
        if (a instanceof Number x && e instanceof Number y) {
            number(where, x.doubleValue(), y.doubleValue(), 1e-9);
        } else {
            Mismatch.unlessEqual(where, a, e);
        }
    }

    static void tensor(String where, Tensor actual, JsonObject expected) {
        Tensor e = Vectors.tensor(expected);
        Mismatch.unlessEqual(where + " dtype", actual.dtype(), e.dtype());
        tensor(where, actual, e, tolerance(e.dtype()));
    }

    /// Values and shape, whatever the types.
    static void tensor(String where, Tensor actual, Tensor expected, double tolerance) {
        Mismatch.unlessEqual(where + " shape", actual.shape(), expected.shape());
        if (actual.dtype() == DType.INT64 && expected.dtype() == DType.INT64) {
            whole(where, actual.toLongArray(), expected.toLongArray());
            return;
        }
        double[] a = actual.detach().toDoubleArray();
        double[] e = expected.toDoubleArray();
        for (int i = 0; i < e.length; i++) {
            number(e.length == 1 ? where : where + " at " + i, a[i], e[i], tolerance);
        }
    }

    private static void whole(String where, long[] a, long[] e) {
        for (int i = 0; i < e.length; i++) {
            Mismatch.unlessEqual(where + " at " + i, a[i], e[i]);
        }
    }

    static double tolerance(DType dtype) {
        return dtype == DType.FLOAT64 ? 1e-9 : dtype == DType.FLOAT32 ? 1e-5 : 0;
    }

    /// Near zero, where a relative measure means nothing, a thousandth of the tolerance is allowed for rounding.
    static void number(String where, double actual, double expected, double tolerance) {
        boolean same = actual == expected
                || Double.isNaN(actual) && Double.isNaN(expected)
                || Math.abs(actual - expected) <= tolerance * Math.abs(expected) + tolerance / 1000;
        if (!same) {
            throw new Mismatch(where + ": " + actual + ", expected " + expected);
        }
    }

    /// The numbers of a result one after another, exactly PyTorch's to the last bit, or a few units away from it.
    static void bits(String where, Object actual, List<Object> expected, int ulps) {
        List<Object> flat = Results.flat(actual);
        double[] a = flat.stream().flatMapToDouble(Close::numbers).toArray();
        Mismatch.unlessEqual(where + " count", a.length, expected.size());
        boolean isFloat = flat.stream().anyMatch(o -> o instanceof Tensor t && t.dtype() == DType.FLOAT32);
        for (int i = 0; i < a.length; i++) {
            double e = ((Number) expected.get(i)).doubleValue();
            double unit = isFloat ? Math.ulp((float) e) : Math.ulp(e);
            if (!(Math.abs(a[i] - e) <= ulps * unit)) {
                throw new Mismatch(where + " at " + i + ": " + a[i] + ", expected " + e);
            }
        }
    }

    private static java.util.stream.DoubleStream numbers(Object o) {
        return java.util.Arrays.stream(
                o instanceof Tensor t ? t.detach().toDoubleArray() : new double[] {((Number) o).doubleValue()});
    }
}
