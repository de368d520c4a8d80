package himalia.tensor;

import java.util.Locale;

/// Reads what stands in Python's square brackets: `":, 1"`, `"-1"`, `"2:5"`, `"::2, ..., None"`.
final class Index {
    private Index() {}

    /// The view of `x` that the text names.
    static Tensor get(Tensor x, String text) {
        String[] parts = text.strip().split(",", -1);
        int used = 0;
        int dots = 0;
        for (String part : parts) {
            String p = part.strip().toLowerCase(Locale.ROOT);
            dots += p.equals("...") ? 1 : 0;
            used += p.equals("...") || p.equals("none") || p.isEmpty() ? 0 : 1;
        }
        if (dots > 1) {
            throw bad(text, "an index can only have a single ellipsis ('...')");
        }
        if (used > x.dim()) {
            throw tooMany(x, "get(\"" + text + "\")");
        }
        int dim = 0;
        Tensor y = x;
        for (int i = 0; i < parts.length; i++) {
            String p = parts[i].strip().toLowerCase(Locale.ROOT);
            if (p.equals("...")) {
                dim += x.dim() - used;
            } else if (p.equals("none")) {
                y = Views.unsqueeze(y, dim++);
            } else if (p.contains(":")) {
                y = slice(y, dim++, p, text);
            } else if (!p.isEmpty() || i < parts.length - 1 || i == 0) {
                y = Views.select(y, dim, number(p, 0, text));
            }
        }
        return y == x ? Views.view(x, x.shape) : y;
    }

    static IndexOutOfBoundsException tooMany(Tensor x, String call) {
        return new IndexOutOfBoundsException("too many indices for tensor of dimension " + x.dim() + ": " + call
                + " on shape " + x.shape.brackets());
    }

    private static Tensor slice(Tensor x, int dim, String p, String text) {
        String[] ends = p.split(":", -1);
        if (ends.length > 3) {
            throw bad(text, "a slice has at most start:stop:step");
        }
        int step = ends.length < 3 ? 1 : number(ends[2], 1, text);
        if (step <= 0) {
            throw bad(text, "step must be greater than zero");
        }
        int start = number(ends[0], 0, text);
        int stop = number(ends[1], Integer.MAX_VALUE, text);
        if (start == 0 && step == 1 && stop >= x.shape.dims[dim]) {
            return x;
        }
        return Views.slice(x, dim, start, stop, step);
    }

    private static int number(String s, int absent, String text) {
        String digits = s.strip();
        if (digits.isEmpty() && absent != 0 || digits.isEmpty() && text.contains(":")) {
            return absent;
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notWhole) {
            throw bad(
                    text,
                    "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got `"
                            + digits + "`)");
        }
    }

    private static IndexOutOfBoundsException bad(String text, String why) {
        return new IndexOutOfBoundsException(why + ": get(\"" + text + "\")"
                + "\nHint: one entry per dimension, for example \"0\", \":, 1\", \"2:5\" or \"..., -1\".");
    }
}
