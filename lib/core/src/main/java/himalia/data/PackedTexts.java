package himalia.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Texts that hardly repeat, as the bytes that were read: a text is decoded when somebody asks for it. A column of a
/// million names takes a quarter of what it takes as a million objects, and no time to make.
///
/// @param codes the place of each row's text, [TextCodes#MISSING] if there is none; the same text may have several
/// @param parts where the texts are
record PackedTexts(int[] codes, List<Part> parts) {
    /// Beyond that, bytes of different texts are not put into one array.
    static final int MOST_BYTES = 1 << 30;

    /// Where rows hold one of so many texts, all are kept.
    private static final int WORTH_KEEPING = 4;

    /// Some texts.
    ///
    /// @param first the place of the first one among all
    /// @param bytes of one behind the other
    /// @param ends  where in them each ends
    record Part(int first, int size, byte[] bytes, int[] ends) {
        String text(int place) {
            int start = start(place);
            return new String(bytes, start, end(place) - start, StandardCharsets.UTF_8);
        }

        Part behind(int others) {
            return new Part(others + first, size, bytes, ends);
        }

        int start(int place) {
            return place == first ? 0 : ends[place - first - 1];
        }

        int end(int place) {
            return ends[place - first];
        }
    }

    /// Collects parts.
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private int size;

        /// Adds texts.
        ///
        /// @return the place of the first one among all
        int add(TextNumbers texts) {
            int first = size;
            if (texts.size() > 0) {
                parts.add(new Part(first, texts.size(), texts.bytes(), texts.ends()));
                size = Math.addExact(size, texts.size());
            }
            return first;
        }

        /// @param codes whose text each row has
        PackedTexts build(int[] codes) {
            return new PackedTexts(codes, List.copyOf(parts));
        }
    }

    /// The text of a row as Tablesaw has it: an empty one is missing.
    String text(int row) {
        int place = codes[row];
        return place == TextCodes.MISSING ? "" : part(place).text(place);
    }

    private Part part(int place) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).first() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts.get(low);
    }

    private int size() {
        return parts.isEmpty() ? 0 : parts.getLast().first() + parts.getLast().size();
    }

    private long countBytes() {
        return parts.stream().mapToLong(part -> part.ends()[part.size() - 1]).sum();
    }

    /// Each different text with a number of its own.
    TextCodes numbered() {
        if (countBytes() > MOST_BYTES) {
            return TextCodes.counted(codes.length, this::text);
        }
        TextNumbers numbers = TextNumbers.distinct();
        int[] numberOf = new int[size()];
        for (Part part : parts) {
            for (int place = part.first(); place < part.first() + part.size(); place++) {
                numberOf[place] = numbers.of(part.bytes(), part.start(place), part.end(place));
            }
        }
        int[] distinct = new int[codes.length];
        TextCodes.renumber(codes, codes.length, numberOf, distinct, 0);
        return new TextCodes(distinct, numbers.texts());
    }

    /// Whether all texts have a place.
    boolean hasRoomFor(PackedTexts below) {
        return (long) size() + below.size() < Integer.MAX_VALUE;
    }

    /// These rows, and others below them.
    PackedTexts and(PackedTexts below) {
        int[] all = Arrays.copyOf(codes, codes.length + below.codes.length);
        if (parts == below.parts) {
            System.arraycopy(below.codes, 0, all, codes.length, below.codes.length);
            return new PackedTexts(all, parts);
        }
        int first = size();
        for (int row = 0; row < below.codes.length; row++) {
            int place = below.codes[row];
            all[codes.length + row] = place == TextCodes.MISSING ? TextCodes.MISSING : first + place;
        }
        List<Part> more = new ArrayList<>(parts);
        below.parts.forEach(part -> more.add(part.behind(first)));
        return new PackedTexts(all, List.copyOf(more));
    }

    /// The texts of some rows, in that order; [Cells#NO_ROW] has none.
    ///
    /// @param gaps whether there is such a row
    PackedTexts taken(int[] rows, boolean gaps) {
        int[] taken = gaps ? Cells.taken(codes, rows, TextCodes.MISSING) : Cells.taken(codes, rows);
        PackedTexts all = new PackedTexts(taken, parts);
        return taken.length < size() / WORTH_KEEPING ? all.used() : all;
    }

    /// Only those texts that rows hold: a few rows of a large table do not keep all of its texts.
    private PackedTexts used() {
        Builder builder = new Builder();
        TextNumbers some = TextNumbers.plain();
        int first = 0;
        int[] own = codes.clone();
        for (int row = 0; row < own.length; row++) {
            if (own[row] != TextCodes.MISSING) {
                Part part = part(own[row]);
                int start = part.start(own[row]);
                int end = part.end(own[row]);
                if (end - start > MOST_BYTES - some.used()) {
                    some.close();
                    builder.add(some);
                    first += some.size();
                    some = TextNumbers.plain();
                }
                own[row] = first + some.of(part.bytes(), start, end);
            }
        }
        some.close();
        builder.add(some);
        return builder.build(own);
    }
}
