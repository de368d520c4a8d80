package himalia.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes a tensor as PyTorch does: four digits (unless [PrintOptions] say otherwise), aligned, long ones summarised.
final class TensorPrinter {
    private static final String PREFIX = "tensor(";

    private final Tensor x;
    private final PrintOptions options;
    private final int edge;
    private final boolean summarize;
    private boolean whole = true;
    private boolean scientific;
    private int width = 1;

    private TensorPrinter(Tensor x, PrintOptions options) {
        this.x = x;
        this.options = options;
        this.edge = options.edgeitems();
        this.summarize = x.numel() > options.threshold();
        List<Integer> shown = new ArrayList<>();
        collect(0, x.layout.offset, shown);
        if (x.dtype().isFloatingPoint()) {
            chooseFormat(shown);
        } else {
            shown.forEach(i -> width = Math.max(width, plain(i).length()));
        }
    }

    static String print(Tensor x) {
        List<String> suffixes = new ArrayList<>();
        DType dtype = x.dtype();
        PrintOptions options = PrintOptions.current;
        String body;
        if (x.numel() == 0) {
            body = "[]";
            if (x.dim() != 1) {
                suffixes.add("size=(" + x.shape().brackets().replaceAll("[\\[\\]]", "") + ")");
            }
            if (dtype != DType.FLOAT32) {
                suffixes.add("dtype=" + dtype);
            }
        } else {
            body = new TensorPrinter(x, options).block(0, x.layout.offset, PREFIX.length());
            if (dtype != DType.FLOAT32 && dtype != DType.INT64 && dtype != DType.BOOL) {
                suffixes.add("dtype=" + dtype);
            }
        }
        Node node = x.dtype().isFloatingPoint() && x.requiresGrad() ? x.edge() : null;
        if (node != null) {
            suffixes.add(node.leaf != null ? "requires_grad=True" : "grad_fn=<" + node.name() + ">");
        }
        return withSuffixes(PREFIX + body, suffixes, options.linewidth());
    }

    private static String withSuffixes(String text, List<String> suffixes, int line) {
        StringBuilder out = new StringBuilder(text);
        int last = text.length() - text.lastIndexOf('\n') + 1;
        for (String s : suffixes) {
            if (last + s.length() + 2 > line) {
                out.append(",\n").append(" ".repeat(PREFIX.length())).append(s);
                last = PREFIX.length() + s.length();
            } else {
                out.append(", ").append(s);
                last += s.length() + 2;
            }
        }
        return out.append(')').toString();
    }

    /// Which places of a dimension are shown.
    private int[] places(int size) {
        return summarize && size > 2 * edge
                ? IntStream.concat(IntStream.range(0, edge), IntStream.range(size - edge, size))
                        .toArray()
                : IntStream.range(0, size).toArray();
    }

    private void collect(int dim, int offset, List<Integer> shown) {
        if (dim == x.dim()) {
            shown.add(offset);
            return;
        }
        for (int i : places(x.shape().dims[dim])) {
            collect(dim + 1, offset + i * x.layout.strides[dim], shown);
        }
    }

    private void chooseFormat(List<Integer> shown) {
        double min = Double.POSITIVE_INFINITY;
        double max = 0;
        List<Double> finite = new ArrayList<>();
        for (int i : shown) {
            double v = x.storage.getDouble(i);
            if (Double.isFinite(v) && v != 0) {
                finite.add(v);
                min = Math.min(min, Math.abs(v));
                max = Math.max(max, Math.abs(v));
                whole &= v == Math.ceil(v);
            }
        }
        if (finite.isEmpty()) {
            return;
        }
        scientific = max / min > 1000 || max > 1e8 || !whole && min < 1e-4;
        for (double v : finite) {
            int length = scientific
                    ? science(v).length()
                    : whole
                            ? fixed(v, 0).length() + 1
                            : fixed(v, options.precision()).length();
            width = Math.max(width, length);
        }
        if (options.sciMode() != null) {
            scientific = options.sciMode(); // PyTorch keeps the width of the notation that it would have chosen
        }
    }

    private static String fixed(double v, int digits) {
        String s = new BigDecimal(Math.abs(v))
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
        return negative(v) ? "-" + s : s;
    }

    private static boolean negative(double v) {
        return v < 0 || v == 0 && 1 / v < 0;
    }

    private String science(double v) {
        if (v == 0) {
            return fixed(v, options.precision()) + "e+00";
        }
        BigDecimal d = new BigDecimal(v).round(new MathContext(options.precision() + 1, RoundingMode.HALF_EVEN));
        int exponent = d.precision() - d.scale() - 1;
        String digits = d.movePointLeft(exponent)
                .setScale(options.precision(), RoundingMode.UNNECESSARY)
                .toPlainString();
        return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private String plain(int at) {
        long v = x.storage.getLong(at);
        return x.dtype() == DType.BOOL ? (v != 0 ? "True" : "False") : Long.toString(v);
    }

    private String element(int at) {
        String s;
        if (!x.dtype().isFloatingPoint()) {
            s = plain(at);
        } else {
            double v = x.storage.getDouble(at);
            if (!Double.isFinite(v)) {
                s = Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
            } else {
                s = scientific ? science(v) : whole ? fixed(v, 0) + "." : fixed(v, options.precision());
            }
        }
        return " ".repeat(Math.max(0, width - s.length())) + s;
    }

    private String block(int dim, int offset, int indent) {
        int rank = x.dim() - dim;
        if (rank == 0) {
            return element(offset).strip();
        }
        List<String> parts = new ArrayList<>();
        int size = x.shape().dims[dim];
        boolean cut = summarize && size > 2 * edge;
        for (int i : places(size)) {
            if (cut && i == size - edge) {
                parts.add(rank == 1 ? " ..." : "...");
            }
            int at = offset + i * x.layout.strides[dim];
            parts.add(rank == 1 ? element(at) : block(dim + 1, at, indent + 1));
        }
        String margin = " ".repeat(indent + 1);
        if (rank > 1) {
            return "[" + String.join("," + "\n".repeat(rank - 1) + margin, parts) + "]";
        }
        int perLine = Math.max(1, (options.linewidth() - indent) / (width + 2));
        return "["
                + IntStream.range(0, (parts.size() + perLine - 1) / perLine)
                        .mapToObj(l -> String.join(
                                ", ", parts.subList(l * perLine, Math.min(parts.size(), (l + 1) * perLine))))
                        .collect(Collectors.joining(",\n" + margin))
                + "]";
    }
}
