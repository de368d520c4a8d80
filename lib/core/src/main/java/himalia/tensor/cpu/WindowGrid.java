package himalia.tensor.cpu;

import java.util.Arrays;

/// How windows walk over an image of several channels; sizes, steps and edges as (rows, columns).
///
/// @param channels of one image
/// @param image its height and width
/// @param count how many windows there are below and beside each other
public record WindowGrid(
        int channels, int[] image, int[] kernel, int[] stride, int[] padding, int[] dilation, int[] count) {
    /// The elements of an image.
    public int pixels() {
        return channels * image[0] * image[1];
    }

    /// How many windows an image has.
    public int windows() {
        return count[0] * count[1];
    }

    /// The elements of a window, over all channels.
    public int depth() {
        return channels * kernel[0] * kernel[1];
    }

    /// Whether every window is one pixel, so that the image is its own matrix of windows.
    boolean isPlain() {
        return kernel[0] * kernel[1] == 1 && stride[0] * stride[1] == 1 && padding[0] + padding[1] == 0;
    }

    /// Writes every window as a column of a matrix of [#depth()] rows, 0 beyond the edge.
    public void unfold(float[] x, int xo, float[] y, int yo) {
        int step = stride[1];
        int width = image[1];
        int columns = count[1];
        int at = yo;
        for (int line = 0, lines = depth(); line < lines; line++) {
            int left = left(line);
            int top = top(line);
            int first = firstInside(left);
            int last = Math.max(first, lastInside(left));
            int from = xo + (channel(line) * image[0] + top) * width + left;
            boolean whole = first == 0 && last == columns;
            for (int r = 0; r < count[0]; r++, at += columns, from += stride[0] * width) {
                int i = top + r * stride[0];
                if (i < 0 || i >= image[0]) {
                    Arrays.fill(y, at, at + columns, 0);
                    continue;
                }
                if (!whole) {
                    Arrays.fill(y, at, at + first, 0);
                    Arrays.fill(y, at + last, at + columns, 0);
                }
                if (step == 1 && last > first) { // else it may ask for a place before the array
                    System.arraycopy(x, from + first, y, at + first, last - first);
                } else {
                    for (int c = first; c < last; c++) {
                        y[at + c] = x[from + c * step];
                    }
                }
            }
        }
    }

    /// The reverse: adds the columns up where their windows lie.
    public void fold(float[] y, int yo, float[] x, int xo) {
        int step = stride[1];
        int at = yo;
        for (int line = 0, lines = depth(); line < lines; line++) {
            int left = left(line);
            int top = top(line);
            int first = firstInside(left);
            int last = lastInside(left);
            int from = xo + (channel(line) * image[0] + top) * image[1] + left;
            for (int r = 0; r < count[0]; r++, at += count[1], from += stride[0] * image[1]) {
                int i = top + r * stride[0];
                if (i < 0 || i >= image[0]) {
                    continue;
                }
                if (step == 1) {
                    add(y, at + first, x, from + first, last - first);
                } else {
                    for (int c = first; c < last; c++) {
                        x[from + c * step] += y[at + c];
                    }
                }
            }
        }
    }

    /// Adds up every window of an image of one channel.
    public void sums(float[] x, int xo, float[] y, int yo) {
        walk((from, at, n) -> {
            int step = stride[1];
            for (int c = 0; c < n; c++) {
                y[yo + at + c] += x[xo + from + c * step];
            }
        });
    }

    /// The reverse: adds each number to all pixels of its window.
    public void spread(float[] y, int yo, float[] x, int xo) {
        walk((from, at, n) -> {
            int step = stride[1];
            for (int c = 0; c < n; c++) {
                x[xo + from + c * step] += y[yo + at + c];
            }
        });
    }

    /// A row of windows, and of their pixels at one place in the window.
    private interface Row {
        void of(int pixel, int window, int n);
    }

    private void walk(Row row) {
        for (int r = 0; r < count[0]; r++) {
            for (int line = 0; line < kernel[0] * kernel[1]; line++) {
                int i = top(line) + r * stride[0];
                int left = left(line);
                int first = firstInside(left);
                int n = lastInside(left) - first;
                if (i >= 0 && i < image[0] && n > 0) {
                    row.of(i * image[1] + left + first * stride[1], r * count[1] + first, n);
                }
            }
        }
    }

    private static void add(float[] y, int at, float[] x, int to, int n) {
        for (int c = 0; c < n; c++) {
            x[to + c] += y[at + c];
        }
    }

    private int channel(int line) {
        return line / (kernel[0] * kernel[1]);
    }

    private int top(int line) {
        return line / kernel[1] % kernel[0] * dilation[0] - padding[0];
    }

    private int left(int line) {
        return line % kernel[1] * dilation[1] - padding[1];
    }

    /// The first window of a row whose pixel, so far from the window's own place, lies within the image.
    private int firstInside(int left) {
        return Math.min(count[1], left >= 0 ? 0 : (-left + stride[1] - 1) / stride[1]);
    }

    /// The first window after those.
    private int lastInside(int left) {
        int room = image[1] - left;
        return room <= 0 ? 0 : Math.min(count[1], (room + stride[1] - 1) / stride[1]);
    }
}
