package himalia.plot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a figure of Tablesaw's own plot package holds, read from the JavaScript that it writes.
///
/// Tablesaw has no JSON form: numbers come as texts, missing ones as `"null"`, and titles in a form that plotly.js 3
/// dropped. All that is mended here.
///
/// @param traces plotly traces as JSON trees
/// @param layout plotly layout as JSON tree
record TablesawFigure(List<Map<String, Object>> traces, Map<String, Object> layout) {
    private static final Pattern VARIABLE = Pattern.compile("var (layout|trace\\d+)\\s*=\\s*");

    /// Settings that plotly.js no longer knows, or that say nothing at 0.
    private static final Set<String> GONE = Set.of("autobinx", "autobiny", "titlefont");

    static TablesawFigure of(tech.tablesaw.plotly.components.Figure figure) {
        String script = figure.asJavascript("figure");
        List<Map<String, Object>> traces = new ArrayList<>();
        Map<String, Object> layout = new LinkedHashMap<>();
        Matcher variable = VARIABLE.matcher(script);
        int from = 0;
        while (variable.find(from)) {
            Map<String, Object> value = object(JsLiteral.read(script, variable.end()));
            if (variable.group(1).equals("layout")) {
                layout.putAll(value);
            } else {
                traces.add(value);
            }
            from = variable.end();
        }
        layout.putIfAbsent(
                "colorway",
                IntStream.range(0, 10).mapToObj(i -> Theme.css(Theme.series(i))).toList());
        layout.putIfAbsent("plot_bgcolor", Theme.css(Theme.PAPER));
        return new TablesawFigure(traces, layout);
    }

    Map<String, Object> json() {
        return Json.object("data", traces, "layout", layout);
    }

    /// The same series as a figure of ours, or null if they are of a kind that we do not draw.
    @Nullable
    Figure drawn() {
        List<Trace> drawn = new ArrayList<>();
        for (Map<String, Object> trace : traces) {
            Trace one = drawn(trace);
            if (one == null) {
                return null;
            }
            drawn.add(one);
        }
        if (drawn.isEmpty()) {
            return null;
        }
        boolean pie = drawn.stream().anyMatch(PieTrace.class::isInstance);
        boolean dates = traces.stream().anyMatch(t -> days(t.get("x")) != null);
        boolean lying = drawn.stream().anyMatch(t -> t instanceof BarsTrace bars && bars.across());
        Layout plain = Layout.DEFAULT
                .framed(!pie)
                .equal(pie)
                .x(axis -> axis.dates(dates))
                .y(axis -> axis.down(lying))
                .title(title(layout))
                .named(title(layout.get("xaxis")), title(layout.get("yaxis")))
                .size(size("width", Layout.DEFAULT.width()), size("height", Layout.DEFAULT.height()));
        return new Figure(drawn, plain);
    }

    /// One line: `Figure: Prices (box, pie)`.
    String describe() {
        String kinds = String.join(
                ", ", traces.stream().map(t -> String.valueOf(t.get("type"))).toList());
        String title = title(layout);
        return "Figure" + (title == null ? "" : ": " + title) + " (" + kinds + ")";
    }

    private static @Nullable Trace drawn(Map<String, Object> trace) {
        double[] x = numbers(trace.get("x"));
        double[] y = numbers(trace.get("y"));
        String name = text(trace.get("name"));
        return switch (String.valueOf(trace.get("type"))) {
            case "scatter" -> {
                x = x == null ? days(trace.get("x")) : x;
                if (x == null || y == null || x.length != y.length || !"y".equals(trace.getOrDefault("yaxis", "y"))) {
                    yield null;
                }
                yield String.valueOf(trace.get("mode")).contains("lines")
                        ? new LineTrace(x, y, name)
                        : new PointsTrace(x, y, name);
            }
            case "bar" -> {
                boolean lying = "h".equals(trace.get("orientation"));
                double[] lengths = lying ? x : y;
                yield lengths != null
                                && (lying ? trace.get("y") : trace.get("x")) instanceof List<?> labels
                                && labels.size() == lengths.length
                        ? lying ? Bars.of(labels, lengths, name).lying() : Bars.of(labels, lengths, name)
                        : null;
            }
            case "histogram" -> x == null ? null : Histogram.of(x, 20, name);
            case "box" -> boxes(trace.get("x"), y);
            case "heatmap" -> cells(trace);
            case "pie" -> {
                double[] values = numbers(trace.get("values"));
                yield values != null && trace.get("labels") instanceof List<?> labels && labels.size() == values.length
                        ? new PieTrace(labels.stream().map(l -> text(l)).toList(), values)
                        : null;
            }
            default -> null;
        };
    }

    private static double @Nullable [] days(@Nullable Object list) {
        if (!(list instanceof List<?> items)
                || items.isEmpty()
                || !items.stream().allMatch(i -> i instanceof String s && s.matches("\\d{4}-\\d\\d-\\d\\d.*"))) {
            return null;
        }
        return items.stream()
                .mapToDouble(i -> LocalDate.parse(((String) i).substring(0, 10)).toEpochDay())
                .toArray();
    }

    private static @Nullable Trace boxes(@Nullable Object labels, double @Nullable [] y) {
        if (y == null) {
            return null;
        }
        Map<String, double[]> groups = labels instanceof List<?> list && list.size() == y.length
                ? Distributions.groups("box", y, list)
                : Distributions.groups("box", y);
        return new BoxTrace(List.copyOf(groups.keySet()), List.copyOf(groups.values()), false, Style.PLAIN);
    }

    private static @Nullable Trace cells(Map<String, Object> trace) {
        if (!(trace.get("z") instanceof List<?> rows) || rows.isEmpty()) {
            return null;
        }
        double[][] z = new double[rows.size()][];
        for (int i = 0; i < z.length; i++) {
            z[i] = numbers(rows.get(i));
            if (z[i] == null || z[i].length != z[0].length) {
                return null;
            }
        }
        List<String> columns = trace.get("x") instanceof List<?> x ? Values.labels("heatmap", x) : null;
        List<String> names = trace.get("y") instanceof List<?> y ? Values.labels("heatmap", y) : null;
        return Matrices.heatmap(z, columns, names).traces().getFirst();
    }

    private static double @Nullable [] numbers(@Nullable Object list) {
        if (!(list instanceof List<?> items)
                || items.isEmpty()
                || !items.stream().allMatch(item -> item == null || item instanceof Number)) {
            return null;
        }
        return items.stream()
                .mapToDouble(item -> item == null ? Double.NaN : ((Number) item).doubleValue())
                .toArray();
    }

    private int size(String side, int otherwise) {
        return layout.get(side) instanceof Number size ? Math.clamp(size.intValue(), 120, 4000) : otherwise;
    }

    private static @Nullable String title(@Nullable Object of) {
        return of instanceof Map<?, ?> map && map.get("title") instanceof Map<?, ?> title
                ? text(title.get("text"))
                : null;
    }

    /// Tablesaw writes texts as HTML, and "" for none.
    private static @Nullable String text(@Nullable Object value) {
        String text = Objects.toString(value, "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return text.isEmpty() ? null : text;
    }

    private static Map<String, Object> object(@Nullable Object literal) {
        if (!(literal instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("expected an object. Received: " + literal);
        }
        Map<String, Object> mended = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean nothing = GONE.contains(name)
                    || (name.startsWith("nbins") && Long.valueOf(0).equals(value));
            if (!nothing) {
                mended.put(name, mended(name, value));
            }
        });
        if (members.get("titlefont") instanceof Map<?, ?> font && mended.get("title") instanceof Map<?, ?> title) {
            mended.put("title", Json.object("text", title.get("text"), "font", font));
        }
        return mended;
    }

    private static @Nullable Object mended(String name, @Nullable Object value) {
        return switch (value) {
            case String text when name.equals("title") -> Json.object("text", text);
            case String text when name.equals("opacity") -> number(text);
            case Map<?, ?> map -> object(map);
            case List<?> list -> list(list);
            case null, default -> value;
        };
    }

    /// Texts that are all numbers were numbers; a list with any other text holds names or dates and stays.
    private static List<Object> list(List<?> items) {
        boolean numeric =
                items.stream().allMatch(item -> item == null || item instanceof String text && isNumber(text));
        List<Object> mended = new ArrayList<>();
        for (Object item : items) {
            mended.add(numeric ? number((String) item) : item instanceof List<?> inner ? list(inner) : item);
        }
        return mended;
    }

    private static boolean isMissing(String text) {
        return text.equals("null") || text.equals("NaN");
    }

    private static boolean isNumber(@Nullable String text) {
        return text == null || isMissing(text) || text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }

    private static @Nullable Number number(@Nullable String text) {
        return text == null || isMissing(text) ? null : Numbers.json(Double.parseDouble(text));
    }
}
