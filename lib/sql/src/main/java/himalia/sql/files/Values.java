package himalia.sql.files;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The values of a column as they lie in files of columns: an array with a mark where one is missing.
///
/// They go in and out many at a time, as little-endian numbers beside each other.
abstract sealed class Values {
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// How many bytes so many values take.
    abstract long size(long count);

    /// Takes values from a file into rows.
    abstract void read(MemorySegment from, long offset, int row, int count);

    /// Puts the values of rows beside each other.
    abstract void write(int row, int count, MemorySegment to, long offset);

    /// Copies the value of a row of another, or of this one.
    abstract void copy(Values from, int at, int row);

    /// Room for so many of the same kind.
    abstract Values room(int count);

    abstract void setMissing(int row);

    abstract boolean isMissing(int row);

    /// Takes values of a dictionary by their numbers in it.
    abstract void take(Values dictionary, int[] numbers, int row, int count);

    /// What tells different values apart.
    abstract long bits(int row);

    /// What lies between some rows; at least one of them.
    abstract Range range(int row, int count);

    /// @param least   a row with the smallest value; with none, a missing one
    /// @param most    one with the largest
    /// @param missing how many have no value
    record Range(int least, int most, int missing) {}

    static final class Doubles extends Values {
        final double[] values;

        Doubles(double[] values) {
            this.values = values;
        }

        @Override
        long size(long count) {
            return count * Double.BYTES;
        }

        @Override
        void read(MemorySegment from, long offset, int row, int count) {
            MemorySegment.copy(from, DOUBLE, offset, values, row, count);
        }

        @Override
        void write(int row, int count, MemorySegment to, long offset) {
            MemorySegment.copy(values, row, to, DOUBLE, offset, count);
        }

        @Override
        void copy(Values from, int at, int row) {
            values[row] = ((Doubles) from).values[at];
        }

        @Override
        Values room(int count) {
            return new Doubles(new double[count]);
        }

        @Override
        void setMissing(int row) {
            values[row] = Double.NaN;
        }

        @Override
        boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        void take(Values dictionary, int[] numbers, int row, int count) {
            double[] known = ((Doubles) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[row + i] = known[numbers[i]];
            }
        }

        @Override
        long bits(int row) {
            return Double.doubleToRawLongBits(values[row]);
        }

        @Override
        Range range(int row, int count) {
            int least = row;
            int most = row;
            int missing = 0;
            double small = Double.POSITIVE_INFINITY;
            double large = Double.NEGATIVE_INFINITY;
            for (int i = row; i < row + count; i++) {
                double value = values[i];
                if (Double.isNaN(value)) {
                    missing++;
                    continue;
                }
                if (value <= small) {
                    small = value;
                    least = i;
                }
                if (value >= large) {
                    large = value;
                    most = i;
                }
            }
            return new Range(least, most, missing);
        }
    }

    static final class Floats extends Values {
        final float[] values;

        Floats(float[] values) {
            this.values = values;
        }

        @Override
        long size(long count) {
            return count * Float.BYTES;
        }

        @Override
        void read(MemorySegment from, long offset, int row, int count) {
            MemorySegment.copy(from, FLOAT, offset, values, row, count);
        }

        @Override
        void write(int row, int count, MemorySegment to, long offset) {
            MemorySegment.copy(values, row, to, FLOAT, offset, count);
        }

        @Override
        void copy(Values from, int at, int row) {
            values[row] = ((Floats) from).values[at];
        }

        @Override
        Values room(int count) {
            return new Floats(new float[count]);
        }

        @Override
        void setMissing(int row) {
            values[row] = Float.NaN;
        }

        @Override
        boolean isMissing(int row) {
            return Float.isNaN(values[row]);
        }

        @Override
        void take(Values dictionary, int[] numbers, int row, int count) {
            float[] known = ((Floats) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[row + i] = known[numbers[i]];
            }
        }

        @Override
        long bits(int row) {
            return Float.floatToRawIntBits(values[row]);
        }

        @Override
        Range range(int row, int count) {
            int least = row;
            int most = row;
            int missing = 0;
            float small = Float.POSITIVE_INFINITY;
            float large = Float.NEGATIVE_INFINITY;
            for (int i = row; i < row + count; i++) {
                float value = values[i];
                if (Float.isNaN(value)) {
                    missing++;
                    continue;
                }
                if (value <= small) {
                    small = value;
                    least = i;
                }
                if (value >= large) {
                    large = value;
                    most = i;
                }
            }
            return new Range(least, most, missing);
        }
    }

    static final class Ints extends Values {
        static final int MISSING = Integer.MIN_VALUE;

        final int[] values;

        Ints(int[] values) {
            this.values = values;
        }

        @Override
        long size(long count) {
            return count * Integer.BYTES;
        }

        @Override
        void read(MemorySegment from, long offset, int row, int count) {
            MemorySegment.copy(from, INT, offset, values, row, count);
        }

        @Override
        void write(int row, int count, MemorySegment to, long offset) {
            MemorySegment.copy(values, row, to, INT, offset, count);
        }

        @Override
        void copy(Values from, int at, int row) {
            values[row] = ((Ints) from).values[at];
        }

        @Override
        Values room(int count) {
            return new Ints(new int[count]);
        }

        @Override
        void setMissing(int row) {
            values[row] = MISSING;
        }

        @Override
        boolean isMissing(int row) {
            return values[row] == MISSING;
        }

        @Override
        void take(Values dictionary, int[] numbers, int row, int count) {
            int[] known = ((Ints) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[row + i] = known[numbers[i]];
            }
        }

        @Override
        long bits(int row) {
            return values[row];
        }

        @Override
        Range range(int row, int count) {
            int least = row;
            int most = row;
            int missing = 0;
            int small = Integer.MAX_VALUE;
            int large = Integer.MIN_VALUE;
            for (int i = row; i < row + count; i++) {
                int value = values[i];
                if (value == MISSING) {
                    missing++;
                    continue;
                }
                if (value <= small) {
                    small = value;
                    least = i;
                }
                if (value >= large) {
                    large = value;
                    most = i;
                }
            }
            return new Range(least, most, missing);
        }
    }

    static final class Longs extends Values {
        static final long MISSING = Long.MIN_VALUE;

        final long[] values;

        Longs(long[] values) {
            this.values = values;
        }

        @Override
        long size(long count) {
            return count * Long.BYTES;
        }

        @Override
        void read(MemorySegment from, long offset, int row, int count) {
            MemorySegment.copy(from, LONG, offset, values, row, count);
        }

        @Override
        void write(int row, int count, MemorySegment to, long offset) {
            MemorySegment.copy(values, row, to, LONG, offset, count);
        }

        @Override
        void copy(Values from, int at, int row) {
            values[row] = ((Longs) from).values[at];
        }

        @Override
        Values room(int count) {
            return new Longs(new long[count]);
        }

        @Override
        void setMissing(int row) {
            values[row] = MISSING;
        }

        @Override
        boolean isMissing(int row) {
            return values[row] == MISSING;
        }

        @Override
        void take(Values dictionary, int[] numbers, int row, int count) {
            long[] known = ((Longs) dictionary).values;
            for (int i = 0; i < count; i++) {
                values[row + i] = known[numbers[i]];
            }
        }

        @Override
        long bits(int row) {
            return values[row];
        }

        @Override
        Range range(int row, int count) {
            int least = row;
            int most = row;
            int missing = 0;
            long small = Long.MAX_VALUE;
            long large = Long.MIN_VALUE;
            for (int i = row; i < row + count; i++) {
                long value = values[i];
                if (value == MISSING) {
                    missing++;
                    continue;
                }
                if (value <= small) {
                    small = value;
                    least = i;
                }
                if (value >= large) {
                    large = value;
                    most = i;
                }
            }
            return new Range(least, most, missing);
        }
    }

    /// Truth values, each a bit in a file, from the lowest of a byte on.
    static final class Truths extends Values {
        static final byte MISSING = -1;

        final byte[] values;

        Truths(byte[] values) {
            this.values = values;
        }

        @Override
        long size(long count) {
            return (count + 7) / 8;
        }

        @Override
        void read(MemorySegment from, long offset, int row, int count) {
            for (int i = 0; i < count; i++) {
                values[row + i] = (byte) (from.get(ValueLayout.JAVA_BYTE, offset + (i >> 3)) >> (i & 7) & 1);
            }
        }

        @Override
        void write(int row, int count, MemorySegment to, long offset) {
            byte[] bits = new byte[(int) size(count)];
            for (int i = 0; i < count; i++) {
                if (values[row + i] == 1) {
                    bits[i >> 3] |= (byte) (1 << (i & 7));
                }
            }
            MemorySegment.copy(bits, 0, to, ValueLayout.JAVA_BYTE, offset, bits.length);
        }

        @Override
        void copy(Values from, int at, int row) {
            values[row] = ((Truths) from).values[at];
        }

        @Override
        Values room(int count) {
            return new Truths(new byte[count]);
        }

        @Override
        void setMissing(int row) {
            values[row] = MISSING;
        }

        @Override
        boolean isMissing(int row) {
            return values[row] == MISSING;
        }

        @Override
        void take(Values dictionary, int[] numbers, int row, int count) {
            throw new IllegalStateException("truth values have no dictionary");
        }

        @Override
        long bits(int row) {
            return values[row];
        }

        /// The formats say nothing of what lies between truth values.
        @Override
        Range range(int row, int count) {
            int missing = 0;
            for (int i = row; i < row + count; i++) {
                missing += values[i] == MISSING ? 1 : 0;
            }
            return new Range(row, row, missing);
        }
    }

    /// The values of some rows that are not missing, beside each other.
    final Values present(int row, int count, int present) {
        Values all = room(present);
        int size = 0;
        for (int i = row; i < row + count; i++) {
            if (!isMissing(i)) {
                all.copy(this, i, size++);
            }
        }
        return all;
    }

    /// A bit for each of some rows, from the lowest of a byte on: 1 if it has a value.
    final byte[] validity(int row, int count) {
        byte[] bits = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            if (!isMissing(row + i)) {
                bits[i >> 3] |= (byte) (1 << (i & 7));
            }
        }
        return bits;
    }
}
