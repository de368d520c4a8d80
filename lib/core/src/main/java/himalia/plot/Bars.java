package himalia.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes bars, and places several sets of them beside or upon each other.
final class Bars {
    private static final double WIDTH = 0.8;

    private Bars() {}

    static BarsTrace of(Object labels, Object heights, @Nullable String name) {
        double[] values = Values.numbers("bar: heights", heights);
        List<String> texts = Values.labels("bar: labels", labels);
        Values.sameLength("bar", "labels", texts.size(), "heights", values.length);
        double[] left = IntStream.range(0, values.length)
                .mapToDouble(i -> i - WIDTH / 2)
                .toArray();
        return new BarsTrace(
                texts, left, Arrays.stream(left).map(x -> x + WIDTH).toArray(), values, name);
    }

    /// The traces as they are painted: several sets of labelled bars share the width, or stand on the sum so far;
    /// several histograms let each other shine through.
    static List<Trace> placed(List<Trace> traces, boolean stacked) {
        List<BarsTrace> named = sets(traces, false);
        boolean over = sets(traces, true).size() > 1;
        if (named.size() < 2 && !over) {
            return traces;
        }
        double[] above =
                new double[named.stream().mapToInt(s -> s.height().length).max().orElse(0)];
        double[] below = new double[above.length];
        List<Trace> placed = new ArrayList<>();
        int place = 0;
        for (Trace trace : traces) {
            if (!(trace instanceof BarsTrace bars)) {
                placed.add(trace);
            } else if (bars.isHistogram()) {
                placed.add(over ? bars.with(bars.style().opacity(bars.style().opacityOr(0.6))) : bars);
            } else {
                placed.add(stacked ? upon(bars, above, below) : beside(bars, place++, named.size()));
            }
        }
        return placed;
    }

    private static List<BarsTrace> sets(List<Trace> traces, boolean histograms) {
        return traces.stream()
                .filter(BarsTrace.class::isInstance)
                .map(BarsTrace.class::cast)
                .filter(bars -> bars.isHistogram() == histograms)
                .toList();
    }

    private static BarsTrace beside(BarsTrace bars, int place, int of) {
        double[] left = bars.left().clone();
        double[] right = left.clone();
        for (int i = 0; i < left.length; i++) {
            double width = (bars.right()[i] - bars.left()[i]) / of;
            left[i] += place * width;
            right[i] = left[i] + width;
        }
        return bars.placed(left, right, bars.base());
    }

    /// Negative bars hang below, as on paper.
    private static BarsTrace upon(BarsTrace bars, double[] above, double[] below) {
        double[] base = new double[bars.height().length];
        for (int i = 0; i < base.length; i++) {
            double height = bars.height()[i];
            double[] sums = height < 0 ? below : above;
            base[i] = sums[i];
            sums[i] += Double.isNaN(height) ? 0 : height;
        }
        return bars.placed(bars.left(), bars.right(), base);
    }
}
