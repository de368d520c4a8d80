package himalia.sql.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of [FlatBuffers](https://flatbuffers.dev/internals/), in which Arrow describes what it holds, to read:
/// fields by their numbers, each of which may be left out.
record FlatTable(ByteBuffer bytes, int at) {
    /// The outermost one.
    static FlatTable of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(buffer, buffer.getInt(0));
    }

    /// Where a field stands; 0 if it does not.
    private int place(int field) {
        int fields = at - bytes.getInt(at);
        int slot = 2 * Short.BYTES + field * Short.BYTES;
        int offset = slot < bytes.getShort(fields) ? bytes.getShort(fields + slot) & 0xFFFF : 0;
        return offset == 0 ? 0 : at + offset;
    }

    private int target(int place) {
        return place + bytes.getInt(place);
    }

    boolean has(int field) {
        return place(field) != 0;
    }

    byte small(int field, int otherwise) {
        int place = place(field);
        return place == 0 ? (byte) otherwise : bytes.get(place);
    }

    short middle(int field, int otherwise) {
        int place = place(field);
        return place == 0 ? (short) otherwise : bytes.getShort(place);
    }

    int number(int field, int otherwise) {
        int place = place(field);
        return place == 0 ? otherwise : bytes.getInt(place);
    }

    long large(int field) {
        int place = place(field);
        return place == 0 ? 0 : bytes.getLong(place);
    }

    /// A table in this one; null if there is none.
    @Nullable
    FlatTable table(int field) {
        int place = place(field);
        return place == 0 ? null : new FlatTable(bytes, target(place));
    }

    /// One that has to be there.
    FlatTable needed(int field) {
        FlatTable table = table(field);
        if (table == null) {
            throw new IllegalArgumentException("field " + field + " is not there");
        }
        return table;
    }

    String text(int field) {
        int place = place(field);
        if (place == 0) {
            return "";
        }
        int start = target(place);
        byte[] text = new byte[checked(bytes.getInt(start), 1)];
        bytes.get(start + Integer.BYTES, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    List<FlatTable> tables(int field) {
        List<FlatTable> all = new ArrayList<>();
        int place = place(field);
        if (place != 0) {
            int start = target(place);
            int size = checked(bytes.getInt(start), Integer.BYTES);
            for (int i = 1; i <= size; i++) {
                all.add(new FlatTable(bytes, target(start + i * Integer.BYTES)));
            }
        }
        return all;
    }

    /// Structures beside each other, each of so many numbers of 64 bits.
    long[][] structs(int field, int width) {
        int place = place(field);
        if (place == 0) {
            return new long[0][];
        }
        int start = target(place);
        long[][] all = new long[checked(bytes.getInt(start), width * Long.BYTES)][width];
        for (int i = 0; i < all.length; i++) {
            for (int k = 0; k < width; k++) {
                all[i][k] = bytes.getLong(start + Integer.BYTES + (i * width + k) * Long.BYTES);
            }
        }
        return all;
    }

    /// A number of things that cannot be more than there is room for.
    private int checked(int size, int each) {
        if (size < 0 || size > bytes.capacity() / each) {
            throw new IllegalArgumentException("longer than the file");
        }
        return size;
    }
}
