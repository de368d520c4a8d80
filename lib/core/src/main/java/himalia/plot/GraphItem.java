package himalia.plot;

import himalia.tensor.Node;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An operation, a parameter or a constant.
final class GraphItem {
    /// About how wide a character is, as a share of the size of its font.
    static final double CHARACTER = 0.62;

    static final int FONT = 12;
    static final int RADIUS = 19;

    final Node node;
    final Tensor value;
    final Tensor gradient;
    final String name;
    int level;
    double row = -1;
    double x;
    double y;

    GraphItem(Node node, Tensor value, Tensor gradient, String name) {
        this.node = node;
        this.value = value;
        this.gradient = gradient;
        this.name = name;
    }

    boolean isOperation() {
        return node != null && node.leaf() == null;
    }

    /// Half of the width: an ellipse or a box around its widest line.
    double halfWidth() {
        double text = widest(name.split("\n")) * CHARACTER * size();
        return isOperation()
                ? Math.max(RADIUS, text / 2 + 8)
                : Math.max(30, (widest(head(), text(gradient)) * CHARACTER * FONT) / 2 + 8);
    }

    double halfHeight() {
        return isOperation() || gradient == null ? RADIUS : RADIUS + 2;
    }

    int size() {
        return widest(name.split("\n")) > 2 ? FONT : 16;
    }

    String head() {
        return name.isEmpty() ? text(value) : name + " = " + text(value);
    }

    private static int widest(String... lines) {
        return Arrays.stream(lines).mapToInt(String::length).max().orElse(0);
    }

    /// The number of a scalar, up to three of a small tensor, else the shape.
    static String text(Tensor tensor) {
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
