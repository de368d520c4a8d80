package himalia.sql.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The compact form of [Thrift](https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md), in
/// which Parquet describes what it holds: structures with numbered fields.
final class Thrift {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int STRUCT = 12;
    private static final int DEEPEST = 16;

    private Thrift() {}

    /// A structure: numbers, truth values, bytes, lists and structures by the numbers of their fields. What is read
    /// has all whole numbers as `long`; what is written has them as the format asks for.
    static final class Struct {
        private final Map<Integer, Object> fields = new TreeMap<>();

        boolean has(int field) {
            return fields.containsKey(field);
        }

        Struct with(int field, Object value) {
            fields.put(field, value);
            return this;
        }

        long number(int field) {
            return (long) need(field);
        }

        int small(int field) {
            return Math.toIntExact(number(field));
        }

        long number(int field, long otherwise) {
            return has(field) ? number(field) : otherwise;
        }

        boolean truth(int field, boolean otherwise) {
            return has(field) ? (boolean) need(field) : otherwise;
        }

        String text(int field) {
            return new String((byte[]) need(field), StandardCharsets.UTF_8);
        }

        Struct struct(int field) {
            return (Struct) need(field);
        }

        List<Struct> structs(int field) {
            return ((List<?>) need(field)).stream().map(Struct.class::cast).toList();
        }

        private Object need(int field) {
            Object value = fields.get(field);
            if (value == null) {
                throw new IllegalArgumentException("field " + field + " is not there");
            }
            return value;
        }
    }

    /// Reads structures out of bytes.
    static final class Reader {
        private final byte[] from;
        private int at;

        Reader(byte[] from) {
            this.from = from;
        }

        /// Where it is: behind what it has read.
        int at() {
            return at;
        }

        Struct struct() {
            return struct(0);
        }

        private Struct struct(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("too deep");
            }
            Struct struct = new Struct();
            int field = 0;
            while (true) {
                int head = from[at++] & 0xFF;
                if (head == 0) {
                    return struct;
                }
                int step = head >> 4;
                field = step == 0 ? (int) zigzag() : field + step;
                int type = head & 15;
                struct.fields.put(field, type == TRUE ? (Object) true : type == FALSE ? false : value(type, depth));
            }
        }

        private Object value(int type, int depth) {
            return switch (type) {
                case TRUE, FALSE -> from[at++] == TRUE;
                case BYTE -> (long) from[at++];
                case I16, I32, I64 -> zigzag();
                case DOUBLE -> {
                    at += Double.BYTES;
                    yield 0.0; // no field that is read here
                }
                case BINARY -> {
                    int length = length();
                    byte[] bytes = Arrays.copyOfRange(from, at, at + length);
                    at += length;
                    yield bytes;
                }
                case LIST, SET -> {
                    int head = from[at++] & 0xFF;
                    int size = head >> 4 == 15 ? length() : head >> 4;
                    List<Object> list = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        list.add(value(head & 15, depth + 1));
                    }
                    yield list;
                }
                case STRUCT -> struct(depth + 1);
                default -> throw new IllegalArgumentException("type " + type + " of Thrift");
            };
        }

        /// How much follows: never more than there is, as each thing takes a byte at least.
        private int length() {
            long length = unsigned();
            if (length < 0 || length > from.length - at) {
                throw new IllegalArgumentException("longer than the file");
            }
            return (int) length;
        }

        private long unsigned() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte next = from[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number without an end");
        }

        private long zigzag() {
            long value = unsigned();
            return value >>> 1 ^ -(value & 1);
        }
    }

    /// The bytes of a structure.
    static byte[] bytes(Struct struct) {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        write(struct, to);
        return to.toByteArray();
    }

    private static void write(Struct struct, ByteArrayOutputStream to) {
        int last = 0;
        for (Map.Entry<Integer, Object> field : struct.fields.entrySet()) {
            int type = field.getValue() instanceof Boolean truth ? truth ? TRUE : FALSE : type(field.getValue());
            to.write(field.getKey() - last << 4 | type); // no two fields of Parquet are more than 15 apart
            last = field.getKey();
            if (type > FALSE) {
                value(field.getValue(), to);
            }
        }
        to.write(0);
    }

    private static int type(@Nullable Object value) {
        return switch (value) {
            case Byte b -> BYTE;
            case Integer i -> I32;
            case Long l -> I64;
            case String s -> BINARY;
            case byte[] b -> BINARY;
            case List<?> l -> LIST;
            case Struct s -> STRUCT;
            case null, default -> throw new IllegalArgumentException(String.valueOf(value));
        };
    }

    private static void value(@Nullable Object value, ByteArrayOutputStream to) {
        switch (value) {
            case Byte b -> to.write(b);
            case Integer i -> zigzag(i, to);
            case Long l -> zigzag(l, to);
            case String s -> value(s.getBytes(StandardCharsets.UTF_8), to);
            case byte[] bytes -> {
                unsigned(bytes.length, to);
                to.writeBytes(bytes);
            }
            case List<?> list -> {
                int type = list.isEmpty() ? STRUCT : type(list.getFirst());
                to.write(Math.min(list.size(), 15) << 4 | type);
                if (list.size() >= 15) {
                    unsigned(list.size(), to);
                }
                list.forEach(one -> value(one, to));
            }
            case Struct struct -> write(struct, to);
            case null, default -> throw new IllegalArgumentException(String.valueOf(value));
        }
    }

    private static void zigzag(long value, ByteArrayOutputStream to) {
        unsigned(value << 1 ^ value >> Long.SIZE - 1, to);
    }

    private static void unsigned(long value, ByteArrayOutputStream to) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
