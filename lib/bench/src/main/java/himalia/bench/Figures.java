package himalia.bench;

import himalia.api.MimeBundle;
import himalia.api.Renderers;
import himalia.plot.Figure;
import himalia.plot.Plot;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// Figures with all forms that a notebook is given.
final class Figures {
    private static final int ROWS = 414;
    private static final int COLUMNS = 5;

    private static final Renderers RENDERERS = Renderers.find(Figures.class.getClassLoader());

    private Figures() {}

    static List<Workload> all() {
        Random random = new Random(1);
        Table table = Table.create("numbers");
        for (int column = 0; column < COLUMNS; column++) {
            double[] values =
                    random.doubles(ROWS).map(u -> random.nextGaussian()).toArray();
            table.addColumns(DoubleColumn.create("c" + column, values));
        }
        double[] losses = table.doubleColumn(0).asDoubleArray();
        return List.of(
                new Workload("plot.line", 0, () -> shown(Plot.line(losses, "loss"))),
                new Workload("plot.pairplot", 0, () -> shown(Plot.pairplot(table))));
    }

    private static double shown(Figure figure) {
        return ((byte[]) Objects.requireNonNull(RENDERERS.render(figure).data().get(MimeBundle.PNG))).length;
    }
}
