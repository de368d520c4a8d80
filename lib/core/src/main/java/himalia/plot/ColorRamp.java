package himalia.plot;

import himalia.api.Closest;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Colours for values between 0 and 1; those with names are matplotlib's.
enum ColorRamp {
    /// From the first series colour over white to the second: which of two classes, and how sure.
    DIVERGING(Theme.tint(Theme.series(0), 0.55), new Color(0xF7F7F7), Theme.tint(Theme.series(1), 0.6)),
    /// Light for low, dark for high, in a hue that no series has: a path drawn into a valley stays visible.
    SEQUENTIAL(0xFAF8FC, 0xE3DEEE, 0xC3B9DB, 0x9F91C4, 0x7D6AAE, 0x5F4795, 0x432775),
    VIRIDIS(0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725),
    PLASMA(0x0D0887, 0x46039F, 0x7201A8, 0x9C179E, 0xBD3786, 0xD8576B, 0xED7953, 0xFB9F3A, 0xFDCA26, 0xF0F921),
    INFERNO(0x000004, 0x1B0C41, 0x4A0C6B, 0x781C6D, 0xA52C60, 0xCF4446, 0xED6925, 0xFB9B06, 0xF7D13D, 0xFCFFA4),
    MAGMA(0x000004, 0x180F3D, 0x440F76, 0x721F81, 0x9E2F7F, 0xCD4071, 0xF1605D, 0xFD9668, 0xFECA8D, 0xFCFDBF),
    GRAY(0x000000, 0xFFFFFF),
    GREYS(0xFFFFFF, 0xF0F0F0, 0xD9D9D9, 0xBDBDBD, 0x969696, 0x737373, 0x525252, 0x252525, 0x000000),
    BLUES(0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B),
    REDS(0xFFF5F0, 0xFEE0D2, 0xFCBBA1, 0xFC9272, 0xFB6A4A, 0xEF3B2C, 0xCB181D, 0xA50F15, 0x67000D),
    GREENS(0xF7FCF5, 0xE5F5E0, 0xC7E9C0, 0xA1D99B, 0x74C476, 0x41AB5D, 0x238B45, 0x006D2C, 0x00441B),
    COOLWARM(0x3B4CC0, 0x688AEF, 0x99BAFF, 0xC9D8EF, 0xEDD1C2, 0xF7A889, 0xE26952, 0xB40426);

    private final Color[] stops;

    ColorRamp(Color... stops) {
        this.stops = stops;
    }

    ColorRamp(int... stops) {
        this(Arrays.stream(stops).mapToObj(Color::new).toArray(Color[]::new));
    }

    /// @throws IllegalArgumentException if there is no such ramp; the message names those there are
    static ColorRamp of(String name) {
        List<String> names = Arrays.stream(values())
                .map(r -> r.name().toLowerCase(Locale.ROOT))
                .toList();
        int found = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (found < 0) {
            throw new IllegalArgumentException("colors: there is no colour map \"" + name + "\"."
                    + Closest.question(name, names) + "\nThere are: " + String.join(", ", names) + ".");
        }
        return values()[found];
    }

    Color at(double t) {
        double position = Math.clamp(Double.isNaN(t) ? 0 : t, 0, 1) * (stops.length - 1);
        int low = Math.min((int) position, stops.length - 2);
        return Theme.mix(stops[low], stops[low + 1], position - low);
    }

    /// Ink that is legible on the colour at `t`.
    Color ink(double t) {
        Color ground = at(t);
        double luminance = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return luminance > 140 ? Theme.TEXT : Color.WHITE;
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
