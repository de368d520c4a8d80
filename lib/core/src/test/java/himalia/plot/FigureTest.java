package himalia.plot;

import static himalia.plot.Plot.bar;
import static himalia.plot.Plot.contour;
import static himalia.plot.Plot.line;
import static himalia.plot.Plot.scatter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
    @Test
    void describes_itself_in_one_line() {
        assertThat(line(new double[10001]).title("Loss")).hasToString("Figure: Loss (line, 10001 points, all 0)");
        assertThat(line(new int[2], "train").line(new int[1], "test"))
                .hasToString("Figure (line train, 2 points, all 0; line test, 1 point, all 0)");
        assertThat(bar(List.of("a"), new int[1])).hasToString("Figure (bar, 1 bar, all 0)");
        assertThat(contour((x, y) -> x, 0, 1, 0, 1)).hasToString("Figure (contour, 161 x 161 grid, 0 to 1)");
    }

    @Test
    void never_changes() {
        Figure plain = line(List.of(1, 2));
        plain.title("t")
                .xLabel("x")
                .yLabel("y")
                .logY()
                .size(200, 100)
                .xLim(0, 1)
                .yLim(1, 2)
                .line(List.of(3, 4));
        assertThat(plain.layout()).isEqualTo(Layout.DEFAULT);
        assertThat(plain.traces()).hasSize(1);
    }

    @Test
    void keeps_its_own_labels_when_another_figure_is_added() {
        Figure both = line(List.of(1))
                .xLabel("mine")
                .add(line(List.of(2)).xLabel("other").yLabel("free"));
        assertThat(both.layout().xLabel()).isEqualTo("mine");
        assertThat(both.layout().yLabel()).isEqualTo("free");
        assertThat(both.traces()).hasSize(2);
    }

    @Test
    void refuses_a_logarithmic_axis_without_a_positive_value() {
        assertThatThrownBy(() -> line(List.of(0, -1)).logY())
                .hasMessage("logY: a logarithmic axis shows only values above 0, but the largest y is 0.");
        assertThatThrownBy(() -> line(List.of(1, 2)).xLim(0, 1).logX().xLim(0, 5))
                .hasMessageContaining("must be above 0");
    }

    @Test
    void refuses_limits_and_sizes_that_make_no_picture() {
        assertThatThrownBy(() -> line(List.of(1)).xLim(2, 1)).hasMessageContaining("Received: 2, 1");
        assertThatThrownBy(() -> line(List.of(1)).yLim(Double.NaN, 1)).hasMessageContaining("yLim");
        assertThatThrownBy(() -> line(List.of(1)).size(10, 400)).hasMessageContaining("width must be between 120");
    }

    @Test
    void saves_a_png(@TempDir Path folder) {
        Path file = folder.resolve("pictures/loss.png");
        Figure figure = scatter(List.of(1), List.of(2));
        assertThat(figure.save(file)).isSameAs(figure);
        assertThat(file).hasBinaryContent(figure.png());
        assertThatThrownBy(() -> figure.save("loss.bmp")).hasMessageContaining("Hint: end the name in .png");
    }
}
