package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An animation as plotly's frames. Only what differs between the frames stands in them, and as many of them are kept
/// as a notebook should carry.
final class Film {
    /// How many letters of JSON all may take together.
    static final int BUDGET = 400_000;
    /// So many of them a place on the slider takes, and so many the button and the rest of the slider.
    private static final int STEP = 200;

    private static final int OTHERS = 2_000;
    /// How many pixels the button and the slider take below the figure.
    static final int ROOM = 80;

    /// A place in plotly's list of traces: the n-th of its kind. What joins points is never what only marks them:
    /// plotly's frames change numbers, not kinds.
    private record Slot(
            String type, @Nullable Object mode, @Nullable Object name, int number) {}

    private final Animation animation;

    private Film(Animation animation) {
        this.animation = animation;
    }

    static Map<String, Object> json(Animation animation) {
        return new Film(animation).json();
    }

    /// The last frame with one pixel for each of the figure, and below it what the page will have there: a picture that
    /// shows that it moves, and that stays as large when it begins to.
    static byte[] png(Animation animation) {
        Layout layout = animation.last().layout();
        int height = layout.height() + ROOM;
        BufferedImage image = new BufferedImage(layout.width(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            Painter.paint(animation.last(), g);
            g.setColor(Theme.PAPER);
            g.fillRect(0, layout.height(), layout.width(), ROOM);
            controls(g, animation, layout);
        } finally {
            g.dispose();
        }
        return Png.encodeChart(image, 6);
    }

    private static void controls(Graphics2D g, Animation animation, Layout layout) {
        int left = 60;
        int y = layout.height() + 34;
        int end = layout.width() - 40;
        g.setColor(Theme.AXIS);
        g.draw(new RoundRectangle2D.Double(left, y - 14, 34, 28, 8, 8));
        g.fill(new RoundRectangle2D.Double(left + 54, y - 2, end - left - 54.0, 4, 4, 4));
        g.setColor(Theme.TEXT);
        g.fillPolygon(new int[] {left + 12, left + 12, left + 24}, new int[] {y - 7, y + 7, y}, 3);
        g.fill(new Ellipse2D.Double(end - 8.0, y - 8.0, 16, 16));
        String label = animation.labels().getLast();
        g.setFont(Fonts.plain(Theme.TICK_SIZE, label));
        g.drawString(Fonts.shown(label), left + 54, y - 14);
    }

    // ---- axes -------------------------------------------------------------------------------------------------------

    /// The same figures with limits that have room for all.
    static List<Figure> onSameAxes(List<Figure> figures) {
        if (figures.stream().anyMatch(figure -> figure.panels() != null)) {
            throw new IllegalArgumentException(
                    "animate: a frame is one plot, not a grid of several." + "\nHint: make an animation of each.");
        }
        double[] x = limits(figures, true);
        double[] y = limits(figures, false);
        return figures.stream()
                .map(figure -> {
                    Layout layout = figure.layout();
                    boolean named = Axes.xNames(figure.drawn()) != null;
                    boolean rowsNamed = Axes.yNames(figure.drawn()) != null;
                    Figure same = layout.x().limits() != null || named || x == null ? figure : figure.xLim(x[0], x[1]);
                    return layout.y().limits() != null || rowsNamed || y == null ? same : same.yLim(y[0], y[1]);
                })
                .toList();
    }

    private static double @Nullable [] limits(List<Figure> figures, boolean x) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (Figure figure : figures) {
            Axis axis = x ? Axes.x(figure, 6) : Axes.y(figure, 6);
            lo = Math.min(lo, Math.min(axis.lo(), axis.hi()));
            hi = Math.max(hi, Math.max(axis.lo(), axis.hi()));
        }
        return lo < hi ? new double[] {lo, hi} : null;
    }

    // ---- frames -----------------------------------------------------------------------------------------------------

    private Map<String, Object> json() {
        List<Figure> figures = animation.frames();
        List<Map<String, Object>> all = figures.stream().map(Plotly::json).toList();
        Set<Slot> slots = new LinkedHashSet<>();
        List<Map<Slot, Map<String, Object>>> placed = new ArrayList<>();
        for (Map<String, Object> one : all) {
            Map<Slot, Map<String, Object>> traces = placed(one);
            placed.add(traces);
            slots.addAll(traces.keySet());
        }
        List<Map<String, Object>> base = new ArrayList<>();
        List<Integer> moving = new ArrayList<>();
        List<Set<String>> changing = new ArrayList<>();
        int number = 0;
        for (Slot slot : slots) {
            List<Map<String, Object>> versions =
                    placed.stream().map(traces -> traces.get(slot)).toList();
            base.add(Packed.trace(shown(versions.getLast(), versions)));
            Set<String> keys = changing(versions);
            if (!keys.isEmpty()) {
                moving.add(number);
                changing.add(keys);
            }
            number++;
        }
        List<Map<String, Object>> frames = new ArrayList<>();
        Map<String, Object> last = layout(all.getLast());
        boolean layouts = all.stream().anyMatch(one -> !spoken(one).equals(spoken(all.getLast())));
        List<Slot> order = List.copyOf(slots);
        for (int i = 0; i < all.size(); i++) {
            List<Object> data = new ArrayList<>();
            for (int k = 0; k < moving.size(); k++) {
                Slot slot = order.get(moving.get(k));
                data.add(Packed.trace(part(placed.get(i).get(slot), slot, changing.get(k))));
            }
            Map<String, Object> frame = object("name", String.valueOf(i), "data", data, "traces", List.copyOf(moving));
            if (layouts) {
                frame.put("layout", spoken(all.get(i)));
            }
            frames.add(frame);
        }
        List<Integer> kept = kept(frames, letters(base) + letters(last));
        last.put("updatemenus", List.of(buttons(last)));
        last.put("sliders", List.of(slider(kept)));
        makeRoom(last);
        return object(
                "data",
                base,
                "layout",
                last,
                "frames",
                kept.stream().map(frames::get).toList(),
                "config",
                the(all.getLast(), "config"));
    }

    /// Traces by their place: what is the second line in one frame is that in all.
    private static Map<Slot, Map<String, Object>> placed(Map<String, Object> figure) {
        Map<Slot, Integer> counted = new HashMap<>();
        Map<Slot, Map<String, Object>> placed = new LinkedHashMap<>();
        for (Object each : (List<?>) the(figure, "data")) {
            Map<String, Object> trace = map(each);
            Slot kind = new Slot(String.valueOf(trace.get("type")), trace.get("mode"), trace.get("name"), 0);
            int number = counted.merge(kind, 1, Integer::sum);
            placed.put(new Slot(kind.type(), kind.mode(), kind.name(), number), trace);
        }
        return placed;
    }

    /// A trace as the page begins with it; one that the last frame lacks is there, but unseen.
    private static Map<String, Object> shown(@Nullable Map<String, Object> last, List<Map<String, Object>> versions) {
        if (last != null) {
            return last;
        }
        Map<String, Object> other = new LinkedHashMap<>(
                versions.stream().filter(Objects::nonNull).findFirst().orElseThrow());
        other.put("visible", false);
        return other;
    }

    /// What is not the same in all frames.
    private static Set<String> changing(List<Map<String, Object>> versions) {
        Set<String> keys = new LinkedHashSet<>();
        boolean comes = versions.stream().anyMatch(Objects::isNull);
        if (comes) {
            keys.add("visible");
        }
        Map<String, Object> first =
                versions.stream().filter(Objects::nonNull).findFirst().orElseThrow();
        for (Map<String, Object> version : versions) {
            if (version != null) {
                Set<String> names = new LinkedHashSet<>(first.keySet());
                names.addAll(version.keySet());
                names.stream()
                        .filter(name -> !Objects.equals(first.get(name), version.get(name)))
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    private static Map<String, Object> part(@Nullable Map<String, Object> trace, Slot slot, Collection<String> keys) {
        Map<String, Object> part = object("type", slot.type());
        for (String key : keys) {
            if (key.equals("visible")) {
                part.put(key, trace != null);
            } else if (trace != null) {
                part.put(key, trace.get(key));
            }
        }
        return part;
    }

    /// Heading, words and lines of a frame.
    private static Map<String, Object> spoken(Map<String, Object> figure) {
        Map<String, Object> spoken = new LinkedHashMap<>();
        for (String key : List.of("title", "annotations", "shapes")) {
            Object value = map(the(figure, "layout")).get(key);
            if (value != null) {
                spoken.put(key, value);
            }
        }
        return spoken;
    }

    private static Map<String, Object> layout(Map<String, Object> figure) {
        return new LinkedHashMap<>(map(the(figure, "layout")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    /// The numbers of the frames that stay: all, or the first, the last and every so many between.
    ///
    /// @param others letters of what is there but for them
    private static List<Integer> kept(List<Map<String, Object>> frames, long others) {
        if (frames.size() == 1) {
            return List.of(0);
        }
        long letters = frames.stream().mapToLong(Film::letters).sum() + STEP * (long) frames.size();
        long left = Math.max(0, BUDGET - OTHERS - others);
        int stay = Math.clamp(left * frames.size() / letters, 2, frames.size());
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < stay; i++) {
            kept.add((int) Math.round(i * (frames.size() - 1.0) / (stay - 1)));
        }
        return kept;
    }

    /// About how long the JSON of it is.
    static long letters(Object json) {
        return switch (json) {
            case null -> 5;
            case Map<?, ?> map ->
                map.entrySet().stream()
                                .mapToLong(e -> e.getKey().toString().length() + 4 + letters(e.getValue()))
                                .sum()
                        + 2;
            case List<?> list ->
                list.stream().mapToLong(each -> letters(each) + 1).sum() + 2;
            case String text -> text.length() + 2;
            default -> json.toString().length();
        };
    }

    // ---- what plays them --------------------------------------------------------------------------------------------

    private Map<String, Object> buttons(Map<String, Object> layout) {
        Map<String, Object> play = object(
                "mode",
                "immediate",
                "fromcurrent",
                true,
                "frame",
                object("duration", animation.millis(), "redraw", true),
                "transition",
                object("duration", 0));
        Map<String, Object> stop = object(
                "mode", "immediate",
                "frame", object("duration", 0, "redraw", false),
                "transition", object("duration", 0));
        List<Object> none = new ArrayList<>();
        none.add(null);
        return object(
                "type",
                "buttons",
                "direction",
                "left",
                "showactive",
                false,
                "x",
                0,
                "xanchor",
                "left",
                "y",
                below(layout, 56),
                "yanchor",
                "top",
                "pad",
                object("t", 0, "r", 8),
                "buttons",
                List.of(
                        object("label", "▶", "method", "animate", "args", all(null, play)),
                        object("label", "❚❚", "method", "animate", "args", all(none, stop))));
    }

    private static List<@Nullable Object> all(@Nullable Object frames, Map<String, Object> options) {
        List<@Nullable Object> args = new ArrayList<>();
        args.add(frames);
        args.add(options);
        return args;
    }

    private Map<String, Object> slider(List<Integer> kept) {
        // right of the two buttons, as a share of the frame, which the legend makes narrower
        double beside = Math.min(0.4, 100.0 / (animation.last().layout().width() - 150));
        List<Object> steps = new ArrayList<>();
        Map<String, Object> now = object(
                "mode", "immediate",
                "frame", object("duration", 0, "redraw", true),
                "transition", object("duration", 0));
        for (int i : kept) {
            steps.add(object(
                    "label",
                    Json.escaped(animation.labels().get(i)),
                    "method",
                    "animate",
                    "args",
                    List.of(List.of(String.valueOf(i)), now)));
        }
        return object(
                "active",
                kept.size() - 1,
                "x",
                beside,
                "len",
                1 - beside,
                "y",
                below(map(the(Plotly.json(animation.last()), "layout")), 40),
                "yanchor",
                "top",
                "pad",
                object("t", 0, "b", 0),
                "ticklen",
                0,
                "minorticklen",
                0,
                "currentvalue",
                object(
                        "visible",
                        true,
                        "xanchor",
                        "left",
                        "font",
                        object("size", Theme.TICK_SIZE, "color", Theme.css(Theme.TEXT))),
                "font",
                object("size", 1, "color", "rgba(0,0,0,0)"),
                "steps",
                steps);
    }

    /// What a figure always has.
    private static Object the(Map<String, Object> json, String name) {
        return Objects.requireNonNull(json.get(name), name);
    }

    /// So many pixels below the frame, as plotly counts: in heights of the frame.
    private static double below(Map<String, Object> layout, int pixels) {
        Map<String, Object> margin = map(the(layout, "margin"));
        double height = ((Number) the(layout, "height")).doubleValue()
                - ((Number) the(margin, "t")).doubleValue()
                - ((Number) the(margin, "b")).doubleValue();
        return -pixels / Math.max(1, height);
    }

    /// The figure is as large as the picture beside it; button and slider stand below.
    private static void makeRoom(Map<String, Object> layout) {
        Map<String, Object> margin = new LinkedHashMap<>(map(the(layout, "margin")));
        margin.put("b", ((Number) the(margin, "b")).intValue() + ROOM);
        layout.put("margin", margin);
        layout.put("height", ((Number) the(layout, "height")).intValue() + ROOM);
    }
}
