package himalia.tensor;

import himalia.api.Parts;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/// What the tree of variables shows of a tensor.
///
/// The service is public, since [java.util.ServiceLoader] makes it, and nested in a class that is not, so that no cell
/// meets its name.
final class TensorParts {
    /// Beyond these, numbers over all of a tensor take long enough to be felt.
    private static final int COUNTED = 50_000_000;
    /// So many are shown in the line itself.
    private static final int SHOWN = 6;

    private TensorParts() {}

    /// Its dtype and shape in the line; its statistics and its rows below.
    public static final class OfTensor implements Parts<Tensor> {
        @Override
        public Class<Tensor> type() {
            return Tensor.class;
        }

        @Override
        public String summary(Tensor x) {
            String line =
                    x.dtype().toString().replace("torch.", "") + " " + x.shape().brackets();
            return x.numel() > SHOWN || x.numel() == 0 ? line : line + ": " + numbers(x);
        }

        private static String numbers(Tensor x) {
            String text = x.toString();
            int end = text.indexOf(", requiresGrad");
            return end < 0 ? text : text.substring(0, end) + ")";
        }

        @Override
        public Map<String, Object> named(Tensor x) {
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("dtype", x.dtype());
            parts.put("shape", x.shape().brackets());
            parts.put("requiresGrad", x.requiresGrad());
            if (x.grad() != null) {
                parts.put("grad", x.grad());
            }
            if (x.numel() > 0 && x.numel() <= COUNTED) {
                Tensor.noGrad(() -> count(x, parts));
            }
            if (x.dim() == 0) {
                parts.put("item", x.item());
            }
            return parts;
        }

        private static void count(Tensor x, Map<String, Object> parts) {
            if (x.dtype() == DType.BOOL) {
                parts.put("true", (long) x.to(DType.INT64).sum().item());
                return;
            }
            parts.put("min", x.min().item());
            parts.put("max", x.max().item());
            parts.put("mean", x.to(DType.FLOAT64).mean().item());
            if (x.isFloatingPoint()) {
                parts.put("std", x.to(DType.FLOAT64).std().item());
                parts.put("nan", (long) x.isnan().to(DType.INT64).sum().item());
            }
        }

        @Override
        public List<?> items(Tensor x) {
            return x.dim() == 0 ? List.of() : new Rows(x);
        }
    }

    private static final class Rows extends AbstractList<Object> implements RandomAccess {
        private final Tensor x;

        Rows(Tensor x) {
            this.x = x;
        }

        @Override
        public Object get(int index) {
            Tensor row = Tensor.noGrad(() -> x.select(0, index));
            return x.dim() > 1 ? row : x.dtype() == DType.BOOL ? (Object) (row.item() != 0) : (Object) row.item();
        }

        @Override
        public int size() {
            return x.size(0);
        }
    }
}
