package himalia.plot;

import java.awt.Color;
import java.util.Locale;

/// The look that the picture and the interactive form share.
///
/// The series colours are seaborn's "colorblind" palette: apart for all common kinds of colour vision.
final class Theme {
    static final Color PAPER = Color.WHITE;
    static final Color GRID = new Color(0xE8EAEE);
    static final Color AXIS = new Color(0xB4BAC4);
    static final Color TICK = new Color(0x4D5562);
    static final Color TEXT = new Color(0x2A303A);

    static final int TITLE_SIZE = 16;
    static final int LABEL_SIZE = 13;
    static final int TICK_SIZE = 12;
    static final float LINE_WIDTH = 2f;

    private static final Color[] SERIES = {
        new Color(0x0173B2), new Color(0xDE8F05), new Color(0x029E73), new Color(0xD55E00), new Color(0xCC78BC),
        new Color(0xCA9161), new Color(0x56B4E9), new Color(0x949494), new Color(0xFBAFE4), new Color(0xECE133)
    };

    private Theme() {}

    static Color series(int index) {
        return SERIES[Math.floorMod(index, SERIES.length)];
    }

    /// A colour mixed with white: the ground on which points of that colour stay readable.
    static Color tint(Color color, double strength) {
        return mix(Color.WHITE, color, strength);
    }

    static Color mix(Color from, Color to, double t) {
        return new Color(
                (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * t),
                (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * t),
                (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * t));
    }

    static Color alpha(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
    }

    static String css(Color color) {
        return String.format(Locale.ROOT, "#%06X", color.getRGB() & 0xFFFFFF);
    }

    static String rgba(Color color, double alpha) {
        return String.format(
                Locale.ROOT, "rgba(%d,%d,%d,%.2f)", color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /// A long line that turns at every other point is drawn thin: it would be one dark band.
    static float lineWidth(double[] y) {
        int turns = 0;
        for (int i = 2; i < y.length; i++) {
            turns += (y[i] - y[i - 1]) * (y[i - 1] - y[i - 2]) < 0 ? 1 : 0;
        }
        return y.length > 1200 && turns > y.length / 4 ? 1.2f : LINE_WIDTH;
    }

    /// The diameter of a point: many points get smaller ones.
    static double pointSize(int points) {
        return points <= 12 ? 11 : points <= 60 ? 9 : points <= 600 ? 7 : points <= 3000 ? 5 : 4;
    }

    static double pointAlpha(int points) {
        return points <= 60 ? 1 : points <= 600 ? 0.85 : points <= 3000 ? 0.6 : 0.3;
    }
}
