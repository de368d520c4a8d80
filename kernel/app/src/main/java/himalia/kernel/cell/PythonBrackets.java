package himalia.kernel.cell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lists, tuples, slices, dictionaries and calls of what was just made, in Java: what stands in brackets.
final class PythonBrackets extends PythonLine {
    private static final Pattern PLAIN_PLACE =
            Pattern.compile("\\s*-?\\d*\\s*(:\\s*-?\\d*\\s*){0,2}|\\s*\\.\\.\\.\\s*");
    private static final String SLICE = "a slice is a text";
    private static final String PLACES = "two places are two brackets or a text";
    private static final String LIST =
            "a list is written `List.of(a, b)`, a shape `2, 3`, a tensor `tensor(\"[[1., 2.], [3., 4.]]\")`";
    private static final String TUPLE = "a shape is written without brackets of its own";
    private static final String BRACES = "braces fill an array, whose type stands before them";
    private static final Pattern SLICED = Pattern.compile("[^,]*(?::|\\.\\.\\.)[^,]*");
    private static final Pattern RESOURCE = Pattern.compile("\\btry\\s*\\(");

    PythonBrackets(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
    }

    void brackets(int open) {
        int closed = source.closing(open);
        if (closed < 0) {
            return;
        }
        boolean isPlace =
                open > 0 && (Source.isWord(mask().charAt(open - 1)) || ")]".indexOf(mask().charAt(open - 1)) >= 0);
        String inside = code().substring(open + 1, closed);
        if (isPlace) {
            new PythonRows(source, open, found()).lists(closed, inside.strip());
        }
        if (isPlace && inside.strip().startsWith("[") && inside.strip().endsWith("]")) {
            String chosen = inside.strip().substring(1, inside.strip().length() - 1);
            if (chosen.contains("\"")) {
                add("several columns are selected by a method", open, closed + 1, ".select(" + chosen + ")");
            } else {
                add("several places are a tensor", open + 1, closed, "tensor(" + chosen + ")");
            }
        } else if (isPlace) {
            place(open, closed, inside);
        } else if (!mask().substring(open + 1, closed).contains(" for ")) {
            list(open, closed);
        }
    }

    private void place(int open, int closed, String inside) {
        List<String> parts = source.parts(open + 1, closed);
        boolean isText = mask().startsWith("\"", open + 1);
        if (isText
                || parts.size() < 2
                        && !SLICED.matcher(mask().substring(open + 1, closed)).matches()) {
            return;
        }
        new PythonRows(source, open, found()).places(closed, parts);
        boolean isSliced = mask().substring(open + 1, closed).matches("(?s).*(:|\\.\\.\\.).*");
        String why = isSliced ? SLICE : PLACES;
        if (!isSliced) {
            add(
                    why,
                    open,
                    closed + 1,
                    parts.stream().map(part -> "[" + part + "]").collect(Collectors.joining()));
        }
        if (parts.stream().allMatch(part -> PLAIN_PLACE.matcher(part).matches())) {
            if (isSliced && parts.size() == 1) {
                int begin = source.operandStart(open);
                String table = code().substring(begin, open).strip();
                add(
                        "the rows of a table are taken by their places",
                        begin,
                        closed + 1,
                        "iloc(" + table + ", \"" + inside.strip() + "\")");
            }
            add(why, open, closed + 1, "[\"" + inside.strip() + "\"]");
        } else {
            add(
                    "a slice between variables is an index",
                    open,
                    closed + 1,
                    ".get(" + parts.stream().map(PythonBrackets::index).collect(Collectors.joining(", ")) + ")");
        }
    }

    /// A place or slice as an entry of an index.
    private static String index(String part) {
        if (part.equals(":")) {
            return "all()";
        }
        if (part.equals("...")) {
            return "ellipsis()";
        }
        List<String> ends = List.of(part.split(":", -1));
        if (ends.size() < 2) {
            return "at(" + part + ")";
        }
        String start = ends.get(0).isBlank() ? "0" : ends.get(0).strip();
        return ends.get(1).isBlank()
                ? "Index.from(" + start + ")"
                : "slice(" + start + ", " + ends.get(1).strip()
                        + (ends.size() > 2 ? ", " + ends.get(2).strip() : "") + ")";
    }

    private void list(int open, int closed) {
        List<String> parts = source.parts(open + 1, closed);
        boolean isNested = parts.stream().anyMatch(part -> part.startsWith("["));
        String inside = code().substring(open + 1, closed).strip();
        String whole = code().substring(open, closed + 1);
        boolean isNumbers = whole.matches("[-+\\d.,eE\\s\\[\\]]+");
        boolean isCall = isCall(open);
        if (isNested) {
            Matcher declared = declaration(open);
            if (declared.matches() && isNumbers) {
                add(
                        LIST,
                        declarationStart(open),
                        closed + 1,
                        "double[][] " + declared.group(1) + " = " + braced(whole));
            }
            if (isNumbers && isCall) {
                add(LIST, open, closed + 1, "\"" + whole.replaceAll("\\s+", " ") + "\"");
            }
            if (isNumbers) {
                add(LIST, open, closed + 1, "tensor(\"" + whole.replaceAll("\\s+", " ") + "\")");
            }
            add(LIST, open, closed + 1, "new double[][] " + braced(whole));
            add(LIST, open, closed + 1, listOf(whole));
            return;
        }
        if (parts.isEmpty()) {
            add(LIST, open, closed + 1, "new ArrayList<Double>()");
            add(LIST, open, closed + 1, "List.of()");
            return;
        }
        if (isCall) {
            add(LIST, open, closed + 1, inside);
        }
        add(LIST, open, closed + 1, listOf(whole));
        if (isNumbers) {
            add(LIST, open, closed + 1, "new int[] " + braced(whole));
            add(LIST, open, closed + 1, "new double[] " + braced(whole));
        }
    }

    private static String braced(String list) {
        return list.replace('[', '{').replace(']', '}').replaceAll("\\s+", " ");
    }

    private static String listOf(String list) {
        return list.replace("[", "List.of(").replace(']', ')').replaceAll("\\s+", " ");
    }

    /// Whether a bracket stands where an argument does.
    private boolean isCall(int open) {
        return code().substring(from, open).matches("(?s).*\\w\\s*\\(([^()]*,|\\s*\\w+\\s*=)?\\s*");
    }

    private int declarationStart(int open) {
        int start = Math.max(from, mask().lastIndexOf(';', open) + 1);
        return source.skipBlanks(start);
    }

    private Matcher declaration(int open) {
        return Pattern.compile("(?:var\\s+|double\\[]\\[]\\s+)?(\\w+)\\s*=\\s*")
                .matcher(code().substring(declarationStart(open), open));
    }

    void tuple(int open) {
        int closed = source.closing(open);
        boolean isArgument = open > 0
                && code().substring(from, open).matches(".*[(,=]\\s*")
                && !code().substring(from, open).matches(".*==\\s*");
        if (closed < 0 || !isArgument || !mask().substring(open, closed).contains(",")) {
            call(open);
            return;
        }
        List<String> parts = source.parts(open + 1, closed);
        boolean isLambda = mask().startsWith("->", source.skipBlanks(closed + 1));
        if (!isLambda && topLevelComma(open, closed)) {
            String inside = String.join(", ", parts);
            add(TUPLE, open, closed + 1, inside);
            add(LIST, open, closed + 1, "List.of(" + inside + ")");
            add(LIST, open, closed + 1, "new int[] {" + inside + "}");
        }
    }

    private boolean topLevelComma(int open, int closed) {
        return source.parts(open + 1, closed).size() > 1
                || mask().substring(open, closed).stripTrailing().endsWith(",");
    }

    /// `f(a)(b)`, and slices among arguments.
    private void call(int open) {
        int closed = source.closing(open);
        if (closed < 0) {
            return;
        }
        if (open > 0 && mask().charAt(open - 1) == ')') {
            for (String method : List.of("call", "forward", "apply")) {
                add("what was made is called by a method", open, open, "." + method);
            }
        }
        List<String> parts = source.parts(open + 1, closed);
        boolean isSlice = !parts.isEmpty()
                && code().substring(from, open).matches(".*\\.\\w+\\s*")
                && parts.stream().allMatch(part -> PLAIN_PLACE.matcher(part).matches())
                && mask().substring(open, closed).contains(":");
        if (isSlice) {
            add(SLICE, open + 1, closed, "\"" + String.join(", ", parts) + "\"");
        }
        Matcher resource = RESOURCE.matcher(mask()).region(from, to);
        if (resource.find()
                && resource.end() == open + 1
                && !mask().substring(open, closed).contains("=")) {
            add("what is closed at the end has a name", open + 1, open + 1, "var open = ");
        }
    }

    void braces(int open) {
        int closed = source.closing(open);
        if (closed < 0 || closed == open + 1) {
            return;
        }
        List<String> parts = source.parts(open + 1, closed);
        String before = code().substring(from, open);
        String whole = code().substring(open, closed + 1);
        boolean isNested = parts.stream().allMatch(part -> part.startsWith("{"));
        if (isCall(open) && !mask().substring(open, closed).contains(";")) {
            if (isNested) {
                add(BRACES, open, open, "new double[][] ");
            } else if (!mask().substring(open, closed).contains(":")) {
                add("values are listed without braces", open, closed + 1, String.join(", ", parts));
                add(LIST, open, closed + 1, "List.of(" + String.join(", ", parts) + ")");
                add(BRACES, open, open, "new double[] ");
            }
        } else if (before.matches("\\s*(var\\s+)?\\w+\\s*=\\s*")
                && !mask().substring(open, closed).contains(":")) {
            Matcher declared = declaration(open);
            if (declared.matches()) {
                boolean isText = whole.contains("\"");
                String type = (isText ? "String[]" : "double[]") + (isNested ? "[]" : "");
                add(BRACES, declarationStart(open), open, type + " " + declared.group(1) + " = ");
            }
        }
        if (before.matches("(?s).*DataFrame\\(\\s*")) {
            frame(open, parts);
        }
        boolean isMap = parts.stream().allMatch(part -> Source.of(part).mask().contains(":"));
        if (isMap) {
            String pairs = parts.stream()
                    .map(part -> {
                        int colon = Source.of(part).mask().indexOf(':');
                        return part.substring(0, colon).strip() + ", "
                                + part.substring(colon + 1).strip();
                    })
                    .collect(Collectors.joining(", "));
            add("a map is written `Map.of(key, value)`", open, closed + 1, "Map.of(" + pairs + ")");
        }
    }

    /// `pd.DataFrame({"A": [1, 2]})`.
    private void frame(int open, List<String> parts) {
        int begin = source.operandStart(code().lastIndexOf("DataFrame", open) + "DataFrame".length());
        String columns = parts.stream()
                .map(part -> {
                    int colon = Source.of(part).mask().indexOf(':');
                    String values = colon < 0 ? "" : part.substring(colon + 1).strip();
                    return colon < 0
                            ? part
                            : "column(" + part.substring(0, colon).strip() + ", "
                                    + values.replaceFirst("^\\[", "").replaceFirst("]$", "") + ")";
                })
                .collect(Collectors.joining(", "));
        add(
                "a table is made of columns",
                begin,
                source.closing(code().indexOf('(', begin)) + 1,
                "table(" + columns + ")");
    }
}
