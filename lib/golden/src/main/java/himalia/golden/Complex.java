package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Complex eigenvalues and vectors, which Himalia gives as two real tensors each.
///
/// LAPACK promises no order of the values, and a vector may be turned by any complex factor of length 1: values are
/// compared in the order of their parts, vectors by the sizes of their components. Our own are to come as PyTorch's do.
final class Complex {
    private Complex() {}

    static boolean is(JsonElement tensor) {
        return Vectors.isTensor(tensor)
                && tensor.getAsJsonObject().get("dtype").getAsString().startsWith("complex");
    }

    /// @param actual real and imaginary part of the values, then of the vectors if there are any
    /// @param expected the values, then the vectors column by column
    static void compare(Close close, List<Object> actual, List<JsonElement> expected) {
        Mismatch.unlessEqual("number of parts", actual.size(), 2 * expected.size());
        double[][] values = parts(actual, 0);
        double[][] wanted = parts(expected.getFirst().getAsJsonObject());
        int n = wanted[0].length;
        Mismatch.unlessEqual("number of values", values[0].length, n);
        List<Integer> ours = order(values, close.strict());
        List<Integer> theirs = order(wanted, close.strict());
        for (int k = 0; k < n; k++) {
            close.number("real part " + k, values[0][ours.get(k)], wanted[0][theirs.get(k)], close.float64());
            close.number("imaginary part " + k, values[1][ours.get(k)], wanted[1][theirs.get(k)], close.float64());
        }
        if (expected.size() > 1) {
            double[][] vectors = parts(actual, 2);
            double[][] wantedVectors = parts(expected.get(1).getAsJsonObject());
            for (int row = 0; row < n; row++) {
                for (int k = 0; k < n; k++) {
                    int a = row * n + ours.get(k);
                    int b = row * n + theirs.get(k);
                    String where = "vector " + k + " at " + row;
                    close.number(where, size(vectors, a), size(wantedVectors, b), close.float64());
                }
            }
        }
    }

    private static double size(double[][] parts, int i) {
        return Math.hypot(parts[0][i], parts[1][i]);
    }

    private static double[][] parts(List<Object> tensors, int from) {
        return new double[][] {
            ((Tensor) tensors.get(from)).detach().toDoubleArray(),
            ((Tensor) tensors.get(from + 1)).detach().toDoubleArray()
        };
    }

    private static double[][] parts(JsonObject tensor) {
        JsonArray data = tensor.getAsJsonArray("data");
        double[][] parts = new double[2][data.size()];
        for (int i = 0; i < data.size(); i++) {
            parts[0][i] = data.get(i).getAsJsonObject().get("re").getAsDouble();
            parts[1][i] = data.get(i).getAsJsonObject().get("im").getAsDouble();
        }
        return parts;
    }

    /// By real part (to ten digits, as a pair shares it), then by imaginary part.
    private static List<Integer> order(double[][] values, boolean asTheyCome) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, values[0].length).boxed().toList());
        if (asTheyCome) {
            return order;
        }
        order.sort(Comparator.<Integer>comparingLong(i -> Math.round(values[0][i] * 1e10))
                .thenComparingDouble(i -> values[1][i]));
        return order;
    }
}
