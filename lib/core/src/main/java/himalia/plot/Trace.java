package himalia.plot;

import java.util.List;

/// One layer of a figure: the data and nothing about how it is drawn, except what belongs to its kind.
sealed interface Trace {
    /// The name in the legend, or null.
    String name();

    /// Values joined by a line; NaN makes a gap.
    record Line(double[] x, double[] y, String name) implements Trace {}

    /// Values as points.
    record Points(double[] x, double[] y, String name) implements Trace {}

    /// A bar from 0 to each height, on `[left, right]`; with labels, bar `i` stands at position `i`.
    record Bars(List<String> labels, double[] left, double[] right, double[] height, String name) implements Trace {}

    /// A function of two variables on a grid, `z[row of y][column of x]`, filled with colours.
    ///
    /// @param lo the value that gets the first colour
    /// @param hi the value that gets the last colour
    /// @param bands how many steps of colour there are between them: few keep the picture calm and the file small
    /// @param boundary the value along which one line is drawn, NaN for a line at every level
    /// @param classes if above 0, the values are class numbers, each with its own colour
    record Field(
            double[] x,
            double[] y,
            double[][] z,
            ColorRamp ramp,
            double lo,
            double hi,
            int bands,
            double boundary,
            int classes)
            implements Trace {
        @Override
        public String name() {
            return null;
        }
    }
}
