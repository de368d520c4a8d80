package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Results;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;

/// Compares with PyTorch's numbers: floating-point ones as near as is asked for, and all others exactly.
///
/// @param float64 how far a float64 may be off, as a part of the value
/// @param float32 the same for float32
/// @param nearZero the value below which that is taken of this value instead, as rounding of sums does not vanish at 0
/// @param strict whether there must be no gradient where PyTorch has none (zeros will not do), eigenvalues come in its
///     order, and layers agree in float32, too
/// @param verbatim whether errors begin with PyTorch's words
record Close(double float64, double float32, double nearZero, boolean strict, boolean verbatim) {
    /// What is asked of any vectors: those of another machine or version of PyTorch may differ that much.
    static final Close ASKED = new Close(1e-9, 1e-5, 1e-3, false, false);

    /// What the library keeps on the project's own vectors, so that a loss of three digits is noticed.
    static final Close KEPT = new Close(1e-12, 1e-6, 1, true, true);

    Close inOwnWords() {
        return new Close(float64, float32, nearZero, strict, false);
    }

    /// Results of a call, flattened, beside `out` of a case.
    void outputs(List<Object> actual, List<JsonElement> expected) {
        boolean single = actual.size() == 1;
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            value(single ? "out" : "out[" + i + "]", actual.get(i), expected.get(i));
        }
        Mismatch.unlessEqual("number of outputs", actual.size(), expected.size());
    }

    /// One tensor or number.
    void value(String where, Object actual, JsonElement expected) {
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
            number(where, x.doubleValue(), y.doubleValue(), float64);
        } else {
            Mismatch.unlessEqual(where, a, e);
        }
    }

    void tensor(String where, Tensor actual, JsonObject expected) {
        Tensor e = Vectors.tensor(expected);
        Mismatch.unlessEqual(where + " dtype", actual.dtype(), e.dtype());
        tensor(where, actual, e, tolerance(e.dtype()));
    }

    /// Values and shape, whatever the types.
    void tensor(String where, Tensor actual, Tensor expected, double tolerance) {
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

    double tolerance(DType dtype) {
        return dtype == DType.FLOAT64 ? float64 : dtype == DType.FLOAT32 ? float32 : 0;
    }

    void number(String where, double actual, double expected, double tolerance) {
        boolean same = actual == expected
                || Double.isNaN(actual) && Double.isNaN(expected)
                || Math.abs(actual - expected) <= tolerance * (Math.abs(expected) + nearZero);
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

    /// Settings as text. Python prints `beta=2` or `beta=2.0` as it was typed; a Java parameter is a double either way.
    static void settings(String ours, String theirs) {
        Mismatch.unlessEqual("repr", reals(ours), reals(theirs));
    }

    private static String reals(String text) {
        return text.replaceAll("(?<![\\d.])(-?\\d+)\\.0(?!\\d)", "$1");
    }
}
