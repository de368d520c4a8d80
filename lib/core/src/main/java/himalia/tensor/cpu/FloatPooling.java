package himalia.tensor.cpu;

/// The largest float of every window of an image, and the way back of gradients.
///
/// @param grid how windows walk over a plane of an image; one channel
/// @param planes how many there are, in all channels of all images
public record FloatPooling(WindowGrid grid, int planes) {
    /// Elements worth a thread of their own.
    private static final int SHARE = 1 << 17;

    /// The largest ones and their places in their planes; nan is larger than all.
    public void forward(float[] x, int xo, float[] y, long[] places) {
        boolean quarters = isQuarters();
        eachPlane((from, to) -> {
            for (int plane = from; plane < to; plane++) {
                Interrupts.poll("a pooling");
                int start = xo + plane * grid.pixels();
                if (quarters) {
                    quarters(x, start, y, places, plane * grid.windows());
                } else {
                    windows(x, start, y, places, plane * grid.windows());
                }
            }
        });
    }

    /// Windows of two by two side by side, within the image: what networks use most.
    private boolean isQuarters() {
        int[] k = grid.kernel();
        int[] s = grid.stride();
        boolean two = k[0] == 2 && k[1] == 2 && s[0] == 2 && s[1] == 2 && grid.padding()[0] + grid.padding()[1] == 0;
        int[] d = grid.dilation();
        return two
                && d[0] == 1
                && d[1] == 1
                && 2 * grid.count()[0] <= grid.image()[0]
                && 2 * grid.count()[1] <= grid.image()[1];
    }

    private void quarters(float[] x, int start, float[] y, long[] places, int to) {
        int width = grid.image()[1];
        int columns = grid.count()[1];
        boolean vectors = Vectors.PRESENT && VectorPooling.isWarm();
        for (int r = 0; r < grid.count()[0]; r++) {
            int row = 2 * r * width;
            int at = to + r * columns;
            int done = vectors ? VectorPooling.rows(x, start + row, width, row, y, places, at, columns) : 0;
            for (int c = done; c < columns; c++) {
                int i = row + 2 * c;
                float a = x[start + i];
                float b = x[start + i + 1];
                float d = x[start + i + width];
                float e = x[start + i + width + 1];
                int best = i;
                if (b > a || Float.isNaN(b)) {
                    best = i + 1;
                    a = b;
                }
                if (d > a || Float.isNaN(d)) {
                    best = i + width;
                    a = d;
                }
                if (e > a || Float.isNaN(e)) {
                    best = i + width + 1;
                    a = e;
                }
                y[at + c] = a;
                places[at + c] = best;
            }
        }
    }

    private void windows(float[] x, int start, float[] y, long[] places, int to) {
        int width = grid.image()[1];
        for (int r = 0; r < grid.count()[0]; r++) {
            int top = r * grid.stride()[0] - grid.padding()[0];
            for (int c = 0; c < grid.count()[1]; c++) {
                int left = c * grid.stride()[1] - grid.padding()[1];
                int best = -1;
                float most = Float.NEGATIVE_INFINITY;
                for (int p = 0; p < grid.kernel()[0]; p++) {
                    int i = top + p * grid.dilation()[0];
                    for (int q = 0; q < grid.kernel()[1] && i >= 0 && i < grid.image()[0]; q++) {
                        int j = left + q * grid.dilation()[1];
                        if (j >= 0 && j < width) {
                            float v = x[start + i * width + j];
                            if (best < 0 || v > most || Float.isNaN(v)) {
                                best = i * width + j;
                                most = v;
                            }
                        }
                    }
                }
                int at = to + r * grid.count()[1] + c;
                y[at] = most;
                places[at] = best;
            }
        }
    }

    /// Adds each gradient where its window's largest element was.
    public void backward(float[] grad, int go, long[] places, float[] dx) {
        eachPlane((from, to) -> {
            int size = grid.windows();
            for (int plane = from; plane < to; plane++) {
                Interrupts.poll("a pooling");
                int start = plane * grid.pixels();
                for (int i = plane * size; i < (plane + 1) * size; i++) {
                    dx[start + (int) places[i]] += grad[go + i];
                }
            }
        });
    }

    private void eachPlane(Workers.Range work) {
        int area = Math.max(1, grid.image()[0] * grid.image()[1]);
        Workers.ranges(planes, Math.max(1, Math.min(planes, SHARE / area)), work);
    }
}
