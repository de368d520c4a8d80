package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiTest {
    /// The papers of JupyterLab: a page and an error, in light and in dark.
    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#ffdddd", "#111111", "#511b1b"})
    void the_grey_of_a_traceback_can_be_read_on_light_and_dark_pages(String paper) {
        // Of the 16 colours a theme makes what it likes; those behind 38;5 are the same everywhere: 244 is #808080.
        assertThat(Ansi.grey("in Operators.matmul")).isEqualTo("\u001b[38;5;244min Operators.matmul\u001b[0m");
        double grey = luminance(new Color(128, 128, 128));
        double page = luminance(Color.decode(paper));
        assertThat((Math.max(grey, page) + 0.05) / (Math.min(grey, page) + 0.05))
                .isGreaterThan(3);
    }

    /// Of the Web Content Accessibility Guidelines.
    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int channel) {
        double s = channel / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }
}
