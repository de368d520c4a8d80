package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keras 3's table of a model: layer, output shape, parameters, totals.
final class Summary {
    /// Inner widths of the columns, without the space at both sides.
    private static final int[] WIDTHS = {36, 27, 15};
    /// The same with a column that says from where a layer takes its input.
    private static final int[] CONNECTED = {25, 22, 14, 22};

    private Summary() {}

    /// @param sequential whether the input is left out
    static String of(String name, boolean sequential, List<Step> steps) {
        List<Step> shown =
                sequential ? steps.stream().filter(step -> step.layer() != null).toList() : steps;
        boolean branches = !sequential && IntStream.range(1, steps.size()).anyMatch(i -> branches(steps, i));
        int[] widths = branches ? CONNECTED : WIDTHS;
        StringBuilder out = new StringBuilder("Model: \"" + name + "\"\n");
        rule(out, widths, '┏', '━', '┳', '┓');
        row(out, widths, '┃', "Layer (type)", "Output Shape", "Param #", "Connected to");
        rule(out, widths, '┡', '━', '╇', '┩');
        Set<String> told = new HashSet<>();
        for (Step step : shown) {
            if (!told.add(step.name())) {
                continue; // a layer that is called twice has one row
            }
            if (told.size() > 1) {
                rule(out, widths, '├', '─', '┼', '┤');
            }
            int[] shape = step.shape();
            row(
                    out,
                    widths,
                    '│',
                    step.name() + " (" + step.kind() + ")",
                    shape == null ? "?" : Names.shape(shape),
                    shape == null ? "0 (unbuilt)" : String.format(Locale.ROOT, "%,d", all(step.layer())),
                    branches ? connections(steps, step.name()) : "");
        }
        rule(out, widths, '└', '─', '┴', '┘');
        List<Module> layers = layers(steps);
        long trained = layers.stream().mapToLong(Summary::trained).sum();
        long kept = layers.stream().mapToLong(layer -> count(kept(layer))).sum();
        total(out, "Total params", trained + kept);
        total(out, "Trainable params", trained);
        total(out, "Non-trainable params", kept);
        return out.toString();
    }

    /// Whether a step is not just what follows the one before.
    private static boolean branches(List<Step> steps, int i) {
        int[] from = steps.get(i).from();
        boolean again = steps.subList(0, i).stream()
                .anyMatch(step -> step.name().equals(steps.get(i).name()));
        return from.length != 1 || from[0] != i - 1 || again;
    }

    /// `dense[0][0], dense_1[0][0]`: which call of a layer, and which of its results.
    private static String connections(List<Step> steps, String name) {
        List<String> all = new ArrayList<>();
        for (Step step : steps) {
            if (step.name().equals(name)) {
                for (int i : step.from()) {
                    String before = steps.get(i).name();
                    long call = steps.subList(0, i).stream()
                            .filter(other -> other.name().equals(before))
                            .count();
                    all.add(before + "[" + call + "][0]");
                }
            }
        }
        return all.isEmpty() ? "-" : String.join(", ", all);
    }

    /// A layer that is called twice has its parameters once.
    private static List<Module> layers(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.layer() != null && step.isBuilt())
                .map(Step::layer)
                .distinct()
                .toList();
    }

    static long all(@Nullable Module layer) {
        return layer == null ? 0 : trained(layer) + count(kept(layer));
    }

    private static long trained(Module layer) {
        return count(layer.parameters());
    }

    /// What a layer keeps without learning it; PyTorch's counter of batches is no number of the model.
    static List<Tensor> kept(Module layer) {
        if (layer instanceof Layer ours) {
            return ours.nonTrainable();
        }
        List<Tensor> kept = new ArrayList<>();
        layer.stateDict().forEach((name, t) -> {
            if (!t.requiresGrad() && !name.endsWith("num_batches_tracked")) {
                kept.add(t);
            }
        });
        return kept;
    }

    private static long count(List<Tensor> tensors) {
        return tensors.stream().mapToLong(Tensor::numel).sum();
    }

    private static void rule(StringBuilder out, int[] widths, char left, char line, char middle, char right) {
        out.append(left);
        for (int c = 0; c < widths.length; c++) {
            out.append(String.valueOf(line).repeat(widths[c] + 2)).append(c < widths.length - 1 ? middle : right);
        }
        out.append('\n');
    }

    private static void row(StringBuilder out, int[] widths, char bar, String... cells) {
        List<List<String>> lines = new ArrayList<>();
        for (int c = 0; c < widths.length; c++) {
            lines.add(wrapped(cells[c], widths[c]));
        }
        int height = lines.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < height; i++) {
            out.append(bar);
            for (int c = 0; c < widths.length; c++) {
                String text = i < lines.get(c).size() ? lines.get(c).get(i) : "";
                String space = " ".repeat(widths[c] - text.length());
                out.append(' ')
                        .append(c == 2 ? space + text : text + space)
                        .append(' ')
                        .append(bar);
            }
            out.append('\n');
        }
    }

    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String word : text.split(" ")) {
            boolean fits = !lines.isEmpty() && lines.getLast().length() + 1 + word.length() <= width;
            if (fits) {
                lines.set(lines.size() - 1, lines.getLast() + " " + word);
            } else {
                int cut = 0;
                for (; word.length() - cut > width; cut += width) {
                    lines.add(word.substring(cut, cut + width));
                }
                lines.add(word.substring(cut));
            }
        }
        return lines;
    }

    /// Every number takes 4 bytes.
    private static void total(StringBuilder out, String what, long count) {
        double size = count * 4.0;
        List<String> units = Arrays.asList("B", "KB", "MB", "GB", "TB");
        int unit = 0;
        while (size >= 1024 && unit < units.size() - 1) {
            size /= 1024;
            unit++;
        }
        out.append(String.format(Locale.ROOT, " %s: %,d (%.2f %s)%n", what, count, size, units.get(unit))
                .replace(System.lineSeparator(), "\n"));
    }
}
