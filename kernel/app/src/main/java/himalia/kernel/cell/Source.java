package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;

/// The text of a cell, and where its brackets and operands begin and end: for text that no parser can read.
///
/// @param code the text
/// @param mask the same with its literals and comments blanked out
record Source(String code, String mask) {
    private static final String OPEN = "([{";
    private static final String CLOSED = ")]}";

    static Source of(String code) {
        return new Source(code, Mask.of(code));
    }

    /// The place of the bracket that closes the one at a place; -1 if none does.
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < mask.length(); i++) {
            if (OPEN.indexOf(mask.charAt(i)) >= 0) {
                depth++;
            } else if (CLOSED.indexOf(mask.charAt(i)) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// The place of the bracket that opens the one at a place; -1 if none does.
    private int opening(int closed) {
        int depth = 0;
        for (int i = closed; i >= 0; i--) {
            if (CLOSED.indexOf(mask.charAt(i)) >= 0) {
                depth++;
            } else if (OPEN.indexOf(mask.charAt(i)) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// The place of the innermost round bracket that is open at a place; -1 if none is since another place.
    int around(int at, int since) {
        int depth = 0;
        for (int i = at - 1; i >= since; i--) {
            char c = mask.charAt(i);
            if (CLOSED.indexOf(c) >= 0) {
                depth++;
            } else if (OPEN.indexOf(c) >= 0 && --depth < 0) {
                return c == '(' ? i : -1;
            }
        }
        return -1;
    }

    /// What stands between commas from one place to another.
    List<String> parts(int from, int to) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            char c = mask.charAt(i);
            depth += OPEN.indexOf(c) >= 0 ? 1 : CLOSED.indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(code.substring(start, i).strip());
                start = i + 1;
            }
        }
        String last = code.substring(start, to).strip();
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    /// Where the operand begins that ends before a place: a name, a literal or brackets, with what is called on it.
    ///
    /// @return the place itself if there is none
    int operandStart(int end) {
        int i = skipBlanksBack(end);
        while (i > 0) {
            char c = mask.charAt(i - 1);
            if (CLOSED.indexOf(c) >= 0) {
                i = opening(i - 1);
                if (i < 0) {
                    return end;
                }
                boolean isOfSomething =
                        i > 0 && (isWord(mask.charAt(i - 1)) || CLOSED.indexOf(mask.charAt(i - 1)) >= 0);
                if (!isOfSomething) {
                    break;
                }
            } else if (isWord(c)) {
                while (i > 0 && isWord(mask.charAt(i - 1))) {
                    i--;
                }
                if (i == 0 || mask.charAt(i - 1) != '.') {
                    break;
                }
                i--;
            } else if (c == '.') {
                i--; // `2.`
            } else {
                break;
            }
        }
        i = Math.max(i, 0);
        int word = skipBlanksBack(i);
        if (word >= 3 && mask.startsWith("new", word - 3) && (word == 3 || !isWord(mask.charAt(word - 4)))) {
            i = word - 3;
        }
        return i == skipBlanksBack(end) ? end : i;
    }

    /// Where the operand ends that begins behind a place, its sign included.
    ///
    /// @return the place itself if there is none
    int operandEnd(int start) {
        int i = skipBlanks(start);
        if (i < mask.length() && (mask.charAt(i) == '-' || mask.charAt(i) == '+')) {
            i = skipBlanks(i + 1);
        }
        int begin = i;
        if (mask.startsWith("new ", i)) {
            i += 4;
        }
        while (i < mask.length()) {
            char c = mask.charAt(i);
            if (isWord(c) || c == '.') {
                i++;
            } else if (c == '(' || c == '[') {
                int closed = closing(i);
                if (closed < 0) {
                    return start;
                }
                i = closed + 1;
            } else {
                break;
            }
        }
        return i == begin ? start : i;
    }

    /// Where the expression ends that goes on at a place.
    int expressionEnd(int from) {
        int depth = 0;
        for (int i = from; i < mask.length(); i++) {
            char c = mask.charAt(i);
            if (OPEN.indexOf(c) >= 0) {
                depth++;
            } else if (CLOSED.indexOf(c) >= 0) {
                depth--;
            }
            if (depth < 0 || depth == 0 && ";,?:\n".indexOf(c) >= 0) {
                return i;
            }
        }
        return mask.length();
    }

    int skipBlanks(int from) {
        int i = from;
        while (i < mask.length() && mask.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private int skipBlanksBack(int from) {
        int i = from;
        while (i > 0 && mask.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }

    int lineStart(int at) {
        return code.lastIndexOf('\n', Math.clamp(at, 0, code.length()) - 1) + 1;
    }

    int lineEnd(int at) {
        int end = code.indexOf('\n', Math.clamp(at, 0, code.length()));
        return end < 0 ? code.length() : end;
    }

    /// The code with other text from one place to another.
    String with(int from, int to, String text) {
        return code.substring(0, from) + text + code.substring(to);
    }

    /// Whether a letter belongs to a name, a number or the inside of a literal.
    static boolean isWord(char c) {
        return Character.isJavaIdentifierPart(c) || c == '"';
    }
}
