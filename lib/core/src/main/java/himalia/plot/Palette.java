package himalia.plot;

import org.jspecify.annotations.Nullable;

/// At most 256 colours for a picture, or none if it has too many.
///
/// The colours that fill areas stay as they are; the rare ones, blends at the edges of lines and letters, are rounded
/// to 16 levels (if need be 8) per channel, which nobody sees.
final class Palette {
    private static final int EXACT = 48;
    private static final int SLOTS = 1 << 14;

    private final int[] colors = new int[256];
    private int size;

    /// Palette index + 1 of each colour met.
    private final ColorTable indices = new ColorTable(SLOTS);

    private Palette() {}

    /// @return null if 256 colours are not enough
    static @Nullable Palette of(int[] pixels) {
        ColorTable counts = new ColorTable(SLOTS);
        int last = -1;
        int slot = 0;
        for (int pixel : pixels) {
            int color = pixel & 0xFFFFFF;
            if (color != last) {
                slot = counts.slot(color);
                if (slot < 0) {
                    return null;
                }
                last = color;
            }
            counts.values[slot]++;
        }
        for (int bits = 4; bits >= 3; bits--) {
            Palette palette = new Palette();
            if (palette.fill(counts, bits)) {
                return palette;
            }
        }
        return null;
    }

    /// Of pixels that are known to have at most 256 colours.
    static Palette exact(int[] pixels) {
        Palette palette = new Palette();
        for (int pixel : pixels) {
            int color = pixel & 0xFFFFFF;
            int slot = palette.indices.slot(color);
            if (palette.indices.values[slot] == 0) {
                palette.colors[palette.size] = color;
                palette.indices.values[slot] = ++palette.size;
            }
        }
        return palette;
    }

    private boolean fill(ColorTable counts, int bits) {
        int frequent = counts.nthLargest(EXACT);
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts.values[slot] > 0) {
                int color = counts.keys[slot];
                int shown = counts.values[slot] >= frequent ? color : rounded(color, bits);
                int known = indices.slot(shown);
                if (indices.values[known] == 0) {
                    if (size == 256) {
                        return false;
                    }
                    colors[size] = shown;
                    indices.values[known] = ++size;
                }
                indices.values[indices.slot(color)] = indices.values[known];
            }
        }
        return true;
    }

    private static int rounded(int color, int bits) {
        int steps = (1 << bits) - 1;
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int channel = (color >> shift) & 0xFF;
            result |= (channel * steps + 127) / 255 * 255 / steps << shift;
        }
        return result;
    }

    /// One byte per pixel, with the filter byte 0 before each row.
    byte[] index(int[] pixels, int width, int height) {
        byte[] rows = new byte[height * (width + 1)];
        int to = 0;
        int last = -1;
        byte index = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % width == 0) {
                to++;
            }
            int color = pixels[i] & 0xFFFFFF;
            if (color != last) {
                index = (byte) (indices.values[indices.slot(color)] - 1);
                last = color;
            }
            rows[to++] = index;
        }
        return rows;
    }

    /// The colours as PNG's PLTE chunk has them.
    byte[] bytes() {
        byte[] rgb = new byte[3 * size];
        for (int i = 0; i < size; i++) {
            rgb[3 * i] = (byte) (colors[i] >> 16);
            rgb[3 * i + 1] = (byte) (colors[i] >> 8);
            rgb[3 * i + 2] = (byte) colors[i];
        }
        return rgb;
    }
}
