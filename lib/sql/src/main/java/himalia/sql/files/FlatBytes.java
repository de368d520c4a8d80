package himalia.sql.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A table of FlatBuffers to write: fields by their numbers. [FlatTable] reads them.
final class FlatBytes {
    private final TreeMap<Integer, Object> fields = new TreeMap<>();

    /// Sets a field: a number of any size, a text, a table, a list of tables, or an array of arrays of numbers as
    /// structures.
    FlatBytes with(int field, Object value) {
        fields.put(field, value);
        return this;
    }

    /// The bytes of this table as the outermost.
    byte[] bytes() {
        Writer writer = new Writer();
        writer.grow(Integer.BYTES);
        writer.patch(0, writer.table(this));
        return writer.all();
    }

    /// Writes each thing behind what refers to it, as references only go forward.
    private static final class Writer {
        private ByteBuffer to = ByteBuffer.allocate(1 << 10).order(ByteOrder.LITTLE_ENDIAN);
        private int end;

        byte[] all() {
            byte[] all = new byte[end];
            to.get(0, all);
            return all;
        }

        /// Room at the end.
        int grow(int length) {
            int start = end;
            end += length;
            if (end > to.capacity()) {
                ByteBuffer more = ByteBuffer.allocate(2 * end).order(ByteOrder.LITTLE_ENDIAN);
                more.put(0, to, 0, start);
                to = more;
            }
            return start;
        }

        /// Moves the end so that what begins so many bytes behind it is aligned.
        void align(int to, int ahead) {
            grow(Math.floorMod(-(end + ahead), to));
        }

        void patch(int place, int target) {
            to.putInt(place, target - place);
        }

        int table(FlatBytes table) {
            int count = table.fields.isEmpty() ? 0 : table.fields.lastKey() + 1;
            int about = (2 + count) * Short.BYTES;
            align(Long.BYTES, about);
            int places = grow(about);
            int start = grow(Integer.BYTES);
            List<Map.Entry<Integer, Object>> large = new ArrayList<>(table.fields.entrySet());
            large.sort(Comparator.comparingInt((Map.Entry<Integer, Object> one) -> -size(one.getValue())));
            List<Runnable> later = new ArrayList<>();
            for (Map.Entry<Integer, Object> field : large) {
                int size = size(field.getValue());
                align(size, 0);
                int place = grow(size);
                to.putShort(places + (2 + field.getKey()) * Short.BYTES, (short) (place - start));
                switch (field.getValue()) {
                    case Boolean truth -> to.put(place, (byte) (truth ? 1 : 0));
                    case Byte number -> to.put(place, number);
                    case Short number -> to.putShort(place, number);
                    case Integer number -> to.putInt(place, number);
                    case Long number -> to.putLong(place, number);
                    default -> later.add(() -> patch(place, reference(field.getValue())));
                }
            }
            to.putShort(places, (short) about);
            to.putShort(places + Short.BYTES, (short) (end - start));
            to.putInt(start, start - places);
            later.forEach(Runnable::run);
            return start;
        }

        private static int size(Object value) {
            return switch (value) {
                case Boolean truth -> 1;
                case Byte number -> 1;
                case Short number -> Short.BYTES;
                case Long number -> Long.BYTES;
                default -> Integer.BYTES; // a number, or a reference
            };
        }

        private int reference(Object value) {
            return switch (value) {
                case FlatBytes table -> table(table);
                case String text -> text(text);
                case List<?> tables -> tables(tables);
                case long[][] structs -> structs(structs);
                default -> throw new IllegalArgumentException(value.toString());
            };
        }

        private int text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            align(Integer.BYTES, 0);
            int start = grow(Integer.BYTES + bytes.length + 1);
            to.putInt(start, bytes.length);
            to.put(start + Integer.BYTES, bytes);
            return start;
        }

        private int tables(List<?> tables) {
            align(Integer.BYTES, 0);
            int start = grow(Integer.BYTES * (1 + tables.size()));
            to.putInt(start, tables.size());
            for (int i = 0; i < tables.size(); i++) {
                patch(start + Integer.BYTES * (1 + i), table((FlatBytes) tables.get(i)));
            }
            return start;
        }

        private int structs(long[][] structs) {
            align(Long.BYTES, Integer.BYTES);
            int start = grow(Integer.BYTES);
            to.putInt(start, structs.length);
            for (long[] struct : structs) {
                for (long number : struct) {
                    int place = grow(Long.BYTES);
                    to.putLong(place, number);
                }
            }
            return start;
        }
    }
}
