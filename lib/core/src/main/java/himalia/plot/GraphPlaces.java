package himalia.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Where the items of a computational graph stand: columns from the inputs to the result, rows by the order of use.
final class GraphPlaces {
    private static final double DOWN = 70;

    /// What one item takes from another.
    record Link(GraphItem from, GraphItem to) {}

    private final List<GraphItem> all;
    private final List<Link> links;

    private GraphPlaces(List<GraphItem> all, List<Link> links) {
        this.all = all;
        this.links = links;
    }

    /// Gives every item its place, and returns how far down they reach.
    static double place(GraphItem top, List<GraphItem> all, List<Link> links) {
        GraphPlaces places = new GraphPlaces(all, links);
        places.levels(top);
        places.rows(top);
        places.columns();
        return all.stream().mapToDouble(item -> item.y).max().orElse(0) + DOWN / 2;
    }

    /// How far an item is from the result, along the longest way: an input stands one column before its first use.
    void levels(GraphItem top) {
        boolean changed = true;
        top.level = 0;
        while (changed) {
            changed = false;
            for (Link link : links) {
                if (link.from().level < link.to().level + 1) {
                    link.from().level = link.to().level + 1;
                    changed = true;
                }
            }
        }
    }

    /// Inputs in the order in which they are used, each operation between its inputs; no two in one place.
    private void rows(GraphItem top) {
        Map<GraphItem, List<GraphItem>> inputs = new LinkedHashMap<>();
        links.forEach(link ->
                inputs.computeIfAbsent(link.to(), item -> new ArrayList<>()).add(link.from()));
        double[] next = {0};
        place(top, inputs, next);
        Map<Integer, List<GraphItem>> byLevel = new HashMap<>();
        all.forEach(item ->
                byLevel.computeIfAbsent(item.level, l -> new ArrayList<>()).add(item));
        byLevel.values().forEach(column -> {
            column.sort((a, b) -> Double.compare(a.row, b.row));
            for (int i = 1; i < column.size(); i++) {
                column.get(i).row = Math.max(column.get(i).row, column.get(i - 1).row + 1);
            }
        });
    }

    /// The way of an operation on another one goes straight on, with a parameter or a constant below or above it.
    private double place(GraphItem item, Map<GraphItem, List<GraphItem>> inputs, double[] next) {
        if (item.row >= 0) {
            return item.row;
        }
        item.row = 0;
        List<GraphItem> from = inputs.getOrDefault(item, List.of());
        List<GraphItem> operations =
                from.stream().filter(GraphItem::isOperation).toList();
        if (from.isEmpty()) {
            item.row = next[0]++;
        } else if (operations.size() == 1) {
            boolean above = true;
            for (GraphItem input : from) {
                if (input.isOperation()) {
                    item.row = place(input, inputs, next);
                    above = false;
                } else if (above || input.row >= 0) {
                    place(input, inputs, next);
                } else {
                    input.row = item.row + 1;
                    next[0] = Math.max(next[0], input.row + 1);
                }
            }
        } else {
            double sum = 0;
            for (GraphItem input : from) {
                sum += place(input, inputs, next);
            }
            item.row = sum / from.size();
        }
        return item.row;
    }

    /// Columns as wide as their widest item, with room for the numbers between them.
    private void columns() {
        double right = 10;
        double gap = 0;
        for (int level = all.stream().mapToInt(item -> item.level).max().orElse(0); level >= 0; level--) {
            int at = level;
            List<GraphItem> column =
                    all.stream().filter(item -> item.level == at).toList();
            double half = widest(column, GraphItem::halfWidth);
            for (GraphItem item : column) {
                item.x = right + gap + half;
                item.y = 32 + item.row * DOWN;
            }
            right += gap + 2 * half;
            gap = widest(column, GraphItem::gap);
        }
    }

    private static double widest(List<GraphItem> column, ToDoubleFunction<GraphItem> width) {
        return column.stream().mapToDouble(width).max().orElse(0);
    }
}
