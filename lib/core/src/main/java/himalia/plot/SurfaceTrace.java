package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Heights over a plane, `z[row of y][column of x]`, seen in perspective.
///
/// @param xLabel what stands at the axis, or null for `x`
record SurfaceTrace(
        double[] x,
        double[] y,
        double[][] z,
        ColorRamp ramp,
        @Nullable String xLabel,
        @Nullable String yLabel,
        @Nullable String zLabel)
        implements Trace {
    /// More rows and columns would not be seen, but sent.
    private static final int MOST = 49;

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public SurfaceTrace with(ColorRamp other) {
        return new SurfaceTrace(x, y, z, other, xLabel, yLabel, zLabel);
    }

    SurfaceTrace labelled(@Nullable String xs, @Nullable String ys) {
        return new SurfaceTrace(x, y, z, ramp, xs, ys, zLabel);
    }

    @Override
    public Layer layer() {
        return Layer.GROUND;
    }

    @Override
    public double[] xs() {
        return x;
    }

    @Override
    public double[] ys() {
        return y;
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public boolean isTight() {
        return true;
    }

    double[] heights() {
        return Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray();
    }

    @Override
    public boolean isEmpty(Frame frame) {
        return Arrays.stream(heights()).noneMatch(Double::isFinite);
    }

    @Override
    public @Nullable ColorScale scale() {
        Extent extent = Extent.of(List.of(heights()), false);
        return new ColorScale(ramp, extent.min(), extent.max(), 0);
    }

    /// The same with few enough rows and columns, the outer ones among them.
    SurfaceTrace thinned() {
        int[] columns = chosen(x.length);
        int[] rows = chosen(y.length);
        double[][] heights = new double[rows.length][];
        Arrays.setAll(heights, j -> Thin.pick(z[rows[j]], columns));
        return new SurfaceTrace(Thin.pick(x, columns), Thin.pick(y, rows), heights, ramp, xLabel, yLabel, zLabel);
    }

    private static int[] chosen(int n) {
        int[] chosen = new int[Math.min(n, MOST)];
        Arrays.setAll(chosen, i -> chosen.length == n ? i : (int) Math.round(i * (n - 1.0) / (chosen.length - 1)));
        return chosen;
    }

    @Override
    public void paint(Brush brush, Color color) {
        new SurfacePainter(thinned(), brush).paint();
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        SurfaceTrace few = thinned();
        Extent extent = Extent.of(List.of(few.heights()), false);
        List<Object> rows = new ArrayList<>();
        for (double[] row : few.z) {
            rows.add(Numbers.shades(row, extent.min(), extent.max()));
        }
        return List.of(Json.trace(
                "surface",
                null,
                "x",
                Numbers.json(few.x, false),
                "y",
                Numbers.json(few.y, false),
                "z",
                rows,
                "colorscale",
                ramp.plotly(),
                "showscale",
                true,
                "colorbar",
                object("outlinewidth", 0, "thickness", 14)));
    }

    @Override
    public String describe() {
        return "surface, " + x.length + " x " + y.length + " grid" + Texts.range(heights());
    }
}
