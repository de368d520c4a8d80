package himalia.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Brings a picture down to 256 colours: the space of colours is cut into boxes with as many pixels each, and every box
/// is shown in its mean colour. Colours are told apart by 5 bits per channel.
final class MedianCut {
    private static final int CELLS = 1 << 15;
    private static final int COLORS = 256;

    /// Cells of the colour space, from one index of the sorted list to another.
    private record Box(int from, int to, long pixels, int widest, int width) {}

    private final int[] counts = new int[CELLS];
    private final long[][] sums = new long[3][CELLS];
    private final int[] cells;

    private MedianCut(int[] pixels) {
        for (int pixel : pixels) {
            int cell = cell(pixel);
            counts[cell]++;
            sums[0][cell] += pixel >> 16 & 255;
            sums[1][cell] += pixel >> 8 & 255;
            sums[2][cell] += pixel & 255;
        }
        int used = 0;
        int[] all = new int[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            if (counts[cell] > 0) {
                all[used++] = cell;
            }
        }
        cells = Arrays.copyOf(all, used);
    }

    private static int cell(int pixel) {
        return (pixel >> 19 & 31) << 10 | (pixel >> 11 & 31) << 5 | pixel >> 3 & 31;
    }

    static int[] reduced(int[] pixels) {
        return new MedianCut(pixels).map(pixels);
    }

    private int[] map(int[] pixels) {
        int[] colors = new int[CELLS];
        for (Box box : boxes()) {
            int color = mean(box);
            for (int i = box.from; i < box.to; i++) {
                colors[cells[i]] = color;
            }
        }
        int[] mapped = new int[pixels.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = colors[cell(pixels[i])];
        }
        return mapped;
    }

    private List<Box> boxes() {
        List<Box> boxes = new ArrayList<>(List.of(box(0, cells.length)));
        while (boxes.size() < COLORS) {
            Box largest = null;
            for (Box box : boxes) {
                boolean larger = largest == null || weight(box) > weight(largest);
                largest = box.width > 0 && larger ? box : largest;
            }
            if (largest == null) {
                return boxes;
            }
            boxes.remove(largest);
            int middle = cut(largest);
            boxes.add(box(largest.from, middle));
            boxes.add(box(middle, largest.to));
        }
        return boxes;
    }

    /// Few pixels of very different colours count as much as many of nearly the same.
    private static double weight(Box box) {
        return box.width == 0 ? -1 : Math.sqrt((double) box.pixels) * box.width;
    }

    private Box box(int from, int to) {
        long pixels = 0;
        int widest = 0;
        int width = -1;
        for (int channel = 0; channel < 3; channel++) {
            int least = 31;
            int most = 0;
            for (int i = from; i < to; i++) {
                int value = cells[i] >> 5 * (2 - channel) & 31;
                least = Math.min(least, value);
                most = Math.max(most, value);
                pixels += channel == 0 ? counts[cells[i]] : 0;
            }
            if (most - least > width) {
                width = most - least;
                widest = channel;
            }
        }
        return new Box(from, to, pixels, widest, width);
    }

    /// Where half of the pixels are on either side, along the channel that differs most.
    private int cut(Box box) {
        int shift = 5 * (2 - box.widest);
        Integer[] sorted = Arrays.stream(cells, box.from, box.to).boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, (a, b) -> Integer.compare(a >> shift & 31, b >> shift & 31));
        long half = 0;
        int middle = box.from;
        for (int i = 0; i < sorted.length; i++) {
            cells[box.from + i] = sorted[i];
            if (half < box.pixels / 2) {
                middle = box.from + i + 1;
            }
            half += counts[sorted[i]];
        }
        return Math.clamp(middle, box.from + 1, box.to - 1);
    }

    private int mean(Box box) {
        long[] sum = new long[3];
        long pixels = 0;
        for (int i = box.from; i < box.to; i++) {
            pixels += counts[cells[i]];
            for (int channel = 0; channel < 3; channel++) {
                sum[channel] += sums[channel][cells[i]];
            }
        }
        int color = 0;
        for (long channel : sum) {
            color = color << 8 | (int) (channel / pixels);
        }
        return color;
    }
}
