package himalia.plot;

import static himalia.plot.Json.object;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Axes as plotly writes them.
final class PlotlyAxes {
    private PlotlyAxes() {}

    /// @param placed whether the traces say where they are by number, also where places have names
    static Map<String, Object> axis(
            AxisSpec spec, Axis axis, @Nullable List<String> names, boolean framed, boolean onColors, boolean placed) {
        boolean positions = names != null && (onColors || placed);
        boolean categories = names != null && !positions;
        Map<String, Object> json = object(
                "type",
                categories ? "category" : spec.dates() ? "date" : axis.log() ? "log" : "linear",
                "automargin",
                framed,
                "showgrid",
                framed && names == null && !onColors,
                "gridcolor",
                Theme.css(Theme.GRID),
                "linecolor",
                Theme.css(Theme.AXIS),
                "showline",
                framed,
                "zeroline",
                false,
                "showticklabels",
                framed && spec.labelled(),
                "tickfont",
                object("color", Theme.css(Theme.TICK)));
        if (!framed) {
            json.put("visible", false);
        }
        if (names != null && positions) {
            json.put("tickmode", "array");
            json.put("tickvals", IntStream.range(0, names.size()).boxed().toList());
            json.put("ticktext", names.stream().map(Json::escaped).toList());
        }
        if (axis.log()) {
            json.put("exponentformat", "power");
            if (axis.hi() / axis.lo() > 100) {
                json.put("dtick", 1); // powers of ten only, as in the picture
            }
        } else if (Math.max(Math.abs(axis.lo()), Math.abs(axis.hi())) < 1e6) {
            json.put("exponentformat", "none");
        }
        if (spec.label() != null) {
            json.put("title", object("text", Json.escaped(spec.label()), "font", object("size", Theme.LABEL_SIZE)));
        }
        if (!categories) {
            json.put("range", List.of(end(spec, axis, axis.lo()), end(spec, axis, axis.hi())));
        }
        return json;
    }

    /// Plotly wants the ends of a logarithmic axis as exponents, and dates as texts.
    private static @Nullable Object end(AxisSpec spec, Axis axis, double value) {
        return spec.dates() ? Numbers.date(value) : Numbers.json(axis.log() ? Math.log10(value) : value);
    }

    /// The box around a surface.
    static Map<String, Object> scene(List<Trace> traces) {
        SurfaceTrace surface = (SurfaceTrace) traces.stream()
                .filter(SurfaceTrace.class::isInstance)
                .findFirst()
                .orElseThrow();
        return object(
                "xaxis", label(surface.xLabel(), "x"),
                "yaxis", label(surface.yLabel(), "y"),
                "zaxis", label(surface.zLabel(), ""),
                "aspectmode", "manual",
                "aspectratio", object("x", 1, "y", 1, "z", 0.7),
                "camera", object("eye", object("x", -1.35, "y", -1.35, "z", 0.95)));
    }

    private static Map<String, Object> label(@Nullable String text, String otherwise) {
        return object(
                "title", object("text", Json.escaped(text == null ? otherwise : text)),
                "gridcolor", Theme.css(Theme.AXIS),
                "showbackground", false);
    }
}
