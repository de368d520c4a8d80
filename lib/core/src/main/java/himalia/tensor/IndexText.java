package himalia.tensor;

import java.util.ArrayList;
import java.util.List;

/// Reads what stands in Python's square brackets: `":, 1"`, `"-1"`, `"2:5"`, `"::2, ..., None"`, `"[0, 2]"`.
final class IndexText {
    private static final String ALLOWED =
            "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices";

    private final String text;
    private int at;

    private IndexText(String text) {
        this.text = text;
    }

    static Index[] parse(String text) {
        return new IndexText(text).entries();
    }

    private Index[] entries() {
        List<Index> out = new ArrayList<>();
        int ellipses = 0;
        if (peek() == 0) {
            throw bad(at, "the index is empty");
        }
        while (true) {
            int start = skip();
            Index entry = entry();
            if (entry instanceof Index.Ellipsis && ++ellipses > 1) {
                throw bad(start, "an index can only have a single ellipsis ('...')");
            }
            out.add(entry);
            char c = peek();
            if (c == ',') {
                at++;
                if (peek() == 0) {
                    break; // Python allows a comma at the end
                }
            } else if (c == 0) {
                break;
            } else {
                throw unexpected();
            }
        }
        return out.toArray(Index[]::new);
    }

    private Index entry() {
        char c = peek();
        if (text.startsWith("...", at)) {
            at += 3;
            return new Index.Ellipsis();
        }
        if (text.regionMatches(true, at, "None", 0, 4)) {
            at += 4;
            return new Index.NewAxis();
        }
        if (c == '[') {
            return list();
        }
        if (c != ':') {
            int first = number();
            return peek() == ':' ? slice(first) : new Index.At(first);
        }
        return slice(0);
    }

    private Index slice(int start) {
        int stop = Index.Slice.END;
        int step = 1;
        at++;
        if (isNumber(peek())) {
            stop = number();
        }
        if (peek() == ':') {
            at++;
            if (isNumber(peek())) {
                int where = skip();
                step = number();
                if (step <= 0) {
                    throw bad(where, "step must be greater than zero")
                            .hint("flip(dim) turns a dimension around, for example x.flip(0).get(\"::2\").");
                }
            }
        }
        if (peek() == ':') {
            throw bad(at, "a slice has at most start:stop:step");
        }
        return new Index.Slice(start, stop, step);
    }

    /// `[0, 2]` picks places, `[True, False]` is a mask.
    private Index list() {
        List<Long> values = new ArrayList<>();
        boolean mask = false;
        at++;
        while (peek() != ']') {
            boolean yes = text.regionMatches(true, at, "True", 0, 4);
            boolean no = text.regionMatches(true, at, "False", 0, 5);
            if (!values.isEmpty() && mask != (yes || no)) {
                throw bad(at, "a list holds either whole numbers or True and False");
            }
            mask = yes || no;
            values.add(mask ? (yes ? 1L : 0L) : number());
            at += yes ? 4 : no ? 5 : 0;
            if (peek() == ',') {
                at++;
            } else if (peek() != ']') {
                throw peek() == 0 ? bad(at, "the closing `]` is missing") : unexpected();
            }
        }
        at++;
        Tensor places = Tensor.empty(mask ? DType.BOOL : DType.INT64, Shape.of(values.size()));
        for (int i = 0; i < values.size(); i++) {
            places.storage.setLong(i, values.get(i));
        }
        return new Index.Chosen(places);
    }

    private int number() {
        int start = skip();
        if (!isNumber(peek())) {
            throw unexpected();
        }
        at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == 'e')) {
            throw bad(at, ALLOWED + " (got float)");
        }
        String digits = text.substring(start, at);
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notAnInt) {
            throw bad(start, digits.length() > 9 ? "this number is too large for an index" : ALLOWED);
        }
    }

    private static boolean isNumber(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+';
    }

    private int skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The next character that is no blank, or 0 at the end.
    private char peek() {
        return skip() < text.length() ? text.charAt(at) : 0;
    }

    private BadIndex unexpected() {
        return peek() == 0
                ? bad(at, "an entry is missing at the end of the index")
                : bad(at, ALLOWED + " (got `" + text.charAt(at) + "`)");
    }

    private BadIndex bad(int where, String why) {
        return new BadIndex(
                why,
                text,
                where,
                "one entry per dimension: a number, a slice `start:stop:step`, `...`, `None`, or a list of places or "
                        + "of True and False, for example \"0\", \":, 1\", \"2:5\", \"..., -1\" or \"[0, 2]\".");
    }

    /// Shows the text with a caret under the character that is wrong.
    static final class BadIndex extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String start;

        private BadIndex(String why, String text, int where, String hint) {
            this(why + ":\n    " + text + "\n    " + " ".repeat(where) + "^\nHint: ", hint);
        }

        private BadIndex(String start, String hint) {
            super(start + hint);
            this.start = start;
        }

        private BadIndex hint(String hint) {
            return new BadIndex(start, hint);
        }
    }
}
