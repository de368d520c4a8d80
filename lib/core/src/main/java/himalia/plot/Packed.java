package himalia.plot;

import static himalia.plot.Json.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Long series of numbers as plotly's typed arrays: the bytes in base64. A notebook writes each number of a list in a
/// line of its own, behind as many spaces as it lies deep, which takes four times as much.
final class Packed {
    /// A shorter list is shorter as it is.
    private static final int LEAST = 16;

    private Packed() {}

    /// A trace, or the part of one that changes, with its `x`, `y` and `z` packed.
    static Map<String, Object> trace(Map<String, Object> trace) {
        Map<String, Object> packed = new LinkedHashMap<>(trace);
        for (String key : List.of("x", "y", "z")) {
            if (trace.get(key) instanceof List<?> list) {
                packed.put(key, packed(list));
            }
        }
        return packed;
    }

    private static Object packed(List<?> list) {
        if (list.size() >= LEAST && isNumbers(list)) {
            return typed(list, null);
        }
        if (list.isEmpty() || !(list.getFirst() instanceof List<?> first)) {
            return list;
        }
        boolean isGrid = list.stream()
                .allMatch(
                        row -> row instanceof List<?> numbers && numbers.size() == first.size() && isNumbers(numbers));
        if (!isGrid || list.size() * first.size() < LEAST) {
            return list;
        }
        List<?> all = list.stream().flatMap(row -> ((List<?>) row).stream()).toList();
        return typed(all, list.size() + ", " + first.size());
    }

    private static boolean isNumbers(List<?> list) {
        return list.stream().allMatch(one -> one == null || one instanceof Number);
    }

    private static Map<String, Object> typed(List<?> numbers, @Nullable String shape) {
        double[] values = numbers.stream()
                .mapToDouble(one -> one instanceof Number number ? number.doubleValue() : Double.NaN)
                .toArray();
        String type = type(values);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.parseInt(type.substring(1)))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case "u1" -> bytes.put((byte) value);
                case "f4" -> bytes.putFloat((float) value);
                default -> bytes.putDouble(value);
            }
        }
        Map<String, Object> typed =
                object("dtype", type, "bdata", Base64.getEncoder().encodeToString(bytes.array()));
        if (shape != null) {
            typed.put("shape", shape);
        }
        return typed;
    }

    /// The shortest that keeps a millionth of what the numbers extend over.
    private static String type(double[] values) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        double lost = 0;
        boolean isBytes = true;
        for (double value : values) {
            isBytes &= value >= 0 && value <= 255 && value == Math.rint(value);
            if (!Double.isNaN(value)) {
                lo = Math.min(lo, value);
                hi = Math.max(hi, value);
                lost = Math.max(lost, Math.abs(value - (float) value));
            }
        }
        return isBytes ? "u1" : lost <= (hi - lo) * 1e-6 ? "f4" : "f8";
    }
}
