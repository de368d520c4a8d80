package himalia.plot;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MimeBundle;
import himalia.api.Renderers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;

class TablesawFigureRendererTest {
    private final Table table = Table.create(
            "t",
            DoubleColumn.create("x", 1, 2, 3),
            DoubleColumn.create("y", 2, Double.NaN, 6.5),
            StringColumn.create("g", "a", "b</script>", "a"));

    @Test
    void turns_texts_into_numbers_and_titles_into_objects() {
        MimeBundle bundle = render(LinePlot.create("Loss", table, "x", "y"));
        assertThat(trace(bundle, 0).get("x")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(trace(bundle, 0).get("y")).isEqualTo(Arrays.asList(2L, null, 6.5));
        assertThat(layout(bundle).get("title")).isEqualTo(Map.of("text", "Loss"));
        assertThat(((Map<?, ?>) layout(bundle).get("xaxis")).get("title")).isEqualTo(Map.of("text", "x"));
        assertThat(bundle.plain()).isEqualTo("Figure: Loss (line, 3 points, 2 to 6.5)");
    }

    @Test
    void draws_the_common_kinds() {
        Table days = Table.create(
                DateColumn.create("day", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2)),
                DoubleColumn.create("v", 1, 2));
        for (var figure : List.of(
                LinePlot.create("Loss", table, "x", "y"),
                ScatterPlot.create("Points", table, "x", "y", "g"),
                VerticalBarPlot.create("Bars", table, "g", "x"),
                Histogram.create("Counts", table, "x"),
                BoxPlot.create("Box", table, "g", "x"),
                PiePlot.create("Pie", table, "g", "x"),
                HorizontalBarPlot.create("Bars", table, "g", "x"),
                Heatmap.create("Heat", table, "g", "g"),
                TimeSeriesPlot.create("Days", days, "day", "v"))) {
            assertThat(render(figure).data()).containsKeys(MimeBundle.PNG, MimeBundle.PLOTLY, MimeBundle.TEXT);
        }
    }

    @Test
    void shows_all_other_kinds_interactively_and_never_as_html() {
        MimeBundle bundle = render(Scatter3DPlot.create("Space", table, "x", "x", "x"));
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.PLOTLY, MimeBundle.TEXT);
        assertThat(bundle.plain()).startsWith("Figure: ");
    }

    @Test
    void names_series_in_the_picture_as_they_are_called() {
        Figure drawn = TablesawFigure.of(ScatterPlot.create("Points", table, "x", "y", "g"))
                .drawn();
        assertThat(drawn.traces()).extracting(Trace::name).containsExactly("a", "b</script>");
    }

    private static MimeBundle render(tech.tablesaw.plotly.components.Figure figure) {
        return Renderers.find(TablesawFigureRendererTest.class.getClassLoader()).render(figure);
    }

    private static Map<?, ?> trace(MimeBundle bundle, int index) {
        Map<?, ?> json = (Map<?, ?>) bundle.data().get(MimeBundle.PLOTLY);
        return (Map<?, ?>) ((List<?>) json.get("data")).get(index);
    }

    private static Map<?, ?> layout(MimeBundle bundle) {
        return (Map<?, ?>) ((Map<?, ?>) bundle.data().get(MimeBundle.PLOTLY)).get("layout");
    }
}
