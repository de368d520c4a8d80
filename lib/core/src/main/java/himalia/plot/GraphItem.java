package himalia.plot;

import himalia.tensor.Node;
import himalia.tensor.Tensor;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operation, a parameter or a constant.
final class GraphItem {
    static final int FONT = 12;
    static final int LINE = FONT + 3;

    private static final int RADIUS = 19;
    private static final double GAP = 80;
    /// A longer name has a line of its own.
    private static final int LONG = 8;

    final @Nullable Node node;
    final @Nullable Tensor value;
    final @Nullable Tensor gradient;
    final String name;
    int level;
    double row = -1;
    double x;
    double y;

    GraphItem(@Nullable Node node, @Nullable Tensor value, @Nullable Tensor gradient, String name) {
        this.node = node;
        this.value = value;
        this.gradient = gradient;
        this.name = name;
    }

    boolean isOperation() {
        return node != null && node.leaf() == null;
    }

    /// What stands in its shape, except the gradient.
    String text() {
        return isOperation()
                ? name
                : name.isEmpty() ? number(value) : name + (name.length() > LONG ? "\n" : " = ") + number(value);
    }

    /// How many lines its shape has, with that of the gradient.
    int lines() {
        return (int) text().lines().count() + (isOperation() || gradient == null ? 0 : 1);
    }

    int size() {
        return name.length() > 2 || !isOperation() ? FONT : 16;
    }

    /// Half of the width of its ellipse or box.
    double halfWidth() {
        return isOperation()
                ? Math.max(RADIUS, wide(name, size()) / 2 + 8)
                : Math.max(30, Math.max(wide(text(), FONT), wide(number(gradient), FONT)) / 2 + 8);
    }

    double halfHeight() {
        return Math.max(RADIUS, lines() * LINE / 2.0 + 6);
    }

    /// From here to the next column: room for what is written on the line.
    double gap() {
        double written = isOperation() ? Math.max(wide(number(value), FONT), wide(number(gradient), FONT)) : 0;
        return Math.max(GAP, written + 30);
    }

    /// How wide the longest line of a text is.
    static double wide(String text, int size) {
        return text.lines()
                .mapToDouble(line -> Fonts.plain(size, line)
                        .getStringBounds(line, new FontRenderContext(null, true, true))
                        .getWidth())
                .max()
                .orElse(0);
    }

    /// The number of a scalar, up to three of a small tensor, else the shape.
    static String number(@Nullable Tensor tensor) {
        if (tensor == null) {
            return "";
        }
        if (tensor.numel() > 3) {
            return tensor.shape()
                    .toString()
                    .replace("torch.Size(", "")
                    .replace(")", "")
                    .replace(", ", "×");
        }
        List<String> numbers = new ArrayList<>();
        for (double value : tensor.detach().toDoubleArray()) {
            numbers.add(Texts.general(value, tensor.numel() > 1 ? 2 : 4).replace('-', '−'));
        }
        return String.join(", ", numbers);
    }
}
