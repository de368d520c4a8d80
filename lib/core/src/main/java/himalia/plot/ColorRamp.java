package himalia.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/// Colours for values between 0 and 1.
enum ColorRamp {
    /// From the first series colour over white to the second: which of two classes, and how sure.
    DIVERGING(Theme.tint(Theme.series(0), 0.55), new Color(0xF7F7F7), Theme.tint(Theme.series(1), 0.6)),
    /// Light for low, dark for high, in a hue that no series has: a path drawn into a valley stays visible.
    SEQUENTIAL(
            new Color(0xFAF8FC),
            new Color(0xE3DEEE),
            new Color(0xC3B9DB),
            new Color(0x9F91C4),
            new Color(0x7D6AAE),
            new Color(0x5F4795),
            new Color(0x432775));

    private final Color[] stops;

    ColorRamp(Color... stops) {
        this.stops = stops;
    }

    Color at(double t) {
        double position = Math.clamp(t, 0, 1) * (stops.length - 1);
        int low = Math.min((int) position, stops.length - 2);
        return Theme.mix(stops[low], stops[low + 1], position - low);
    }

    /// The ramp as plotly writes it: `[[0, "#..."], ..., [1, "#..."]]`.
    List<Object> plotly() {
        List<Object> scale = new ArrayList<>();
        for (int i = 0; i < stops.length; i++) {
            scale.add(List.of(i / (double) (stops.length - 1), Theme.css(stops[i])));
        }
        return scale;
    }
}
