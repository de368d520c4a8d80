package himalia.tensor;

/// The elements behind a tensor, here a Java array; views of a tensor share it. Another device brings a subclass of its
/// own, which says what computes on it.
///
/// Meant for code that adds operations: it reads and writes the array itself and says so with [#changed()].
public abstract class Storage {
    private static final String NO_ARRAY = "This storage has no Java array: it belongs to another device.";

    private int version;
    /// How often an optimizer changed it; below zero once something else has. One number, as most tensors are small.
    private int updates;

    Storage() {}

    /// The type of the elements.
    public abstract DType dtype();

    /// The number of elements.
    public abstract int length();

    /// What computes on these elements: here they are Java arrays.
    Backend backend() {
        return CpuBackend.INSTANCE;
    }

    abstract double getDouble(int i);

    abstract long getLong(int i);

    abstract void setDouble(int i, double value);

    abstract void setLong(int i, long value);

    /// The array itself, or an error if elements are not float32.
    public float[] floats() {
        throw wrongType("float32");
    }

    /// The array itself, or an error if elements are not float64.
    public double[] doubles() {
        throw wrongType("float64");
    }

    /// The array itself, or an error if elements are not int64.
    public long[] longs() {
        throw wrongType("int64");
    }

    /// The array itself, 0 or 1 each, or an error if elements are not truths.
    byte[] truths() {
        throw wrongType("bool");
    }

    /// The array itself, of whatever type: for copies to another storage of the same type.
    Object array() {
        throw new IllegalStateException(NO_ARRAY);
    }

    private IllegalStateException wrongType(String wanted) {
        if (dtype().toString().equals("torch." + wanted)) {
            return new IllegalStateException(NO_ARRAY);
        }
        return new IllegalStateException("This storage holds " + dtype() + ", not torch." + wanted + ".");
    }

    /// How often the array was changed in place; a gradient that needs an overwritten value is refused by this number.
    public int version() {
        return version;
    }

    /// Says that elements were changed in place.
    public void changed() {
        version++;
        if (updates > 0) {
            updates = -updates;
        }
    }

    /// Says that an optimizer changed the elements: counted apart, so that an error can name the training step.
    public void updated() {
        version++;
        updates = updates() + 1;
    }

    /// How often an optimizer changed the elements.
    public int updates() {
        return Math.abs(updates);
    }

    /// Whether an optimizer was the last to change the elements: weights that somebody has set since are a new start.
    public boolean isTrained() {
        return updates > 0;
    }

    /// Room for `n` elements, all zero.
    static Storage allocate(DType dtype, int n) {
        return switch (dtype) {
            case FLOAT32 -> n < GradientPool.BIG ? new Floats(new float[n]) : GradientPool.allocate(n);
            case FLOAT64 -> new Doubles(new double[n]);
            case INT64 -> new Longs(new long[n]);
            case INT32 -> new Ints(new int[n]);
            case UINT8, BOOL -> new Bytes(new byte[n], dtype);
        };
    }

    static final class Floats extends Storage {
        /// What a storage that was given away has: nothing can be read of it.
        private static final float[] GONE = {};

        private float[] data;

        Floats(float[] data) {
            this.data = data;
        }

        /// Gives the array away: for a storage that nobody uses any more.
        float[] release() {
            float[] given = data;
            data = GONE;
            return given;
        }

        @Override
        public DType dtype() {
            return DType.FLOAT32;
        }

        @Override
        public int length() {
            return data.length;
        }

        @Override
        public float[] floats() {
            return data;
        }

        @Override
        Object array() {
            return data;
        }

        @Override
        double getDouble(int i) {
            return data[i];
        }

        @Override
        long getLong(int i) {
            return (long) data[i];
        }

        @Override
        void setDouble(int i, double value) {
            data[i] = (float) value;
        }

        @Override
        void setLong(int i, long value) {
            data[i] = value;
        }
    }

    static final class Doubles extends Storage {
        private final double[] data;

        Doubles(double[] data) {
            this.data = data;
        }

        @Override
        public DType dtype() {
            return DType.FLOAT64;
        }

        @Override
        public int length() {
            return data.length;
        }

        @Override
        public double[] doubles() {
            return data;
        }

        @Override
        Object array() {
            return data;
        }

        @Override
        double getDouble(int i) {
            return data[i];
        }

        @Override
        long getLong(int i) {
            return (long) data[i];
        }

        @Override
        void setDouble(int i, double value) {
            data[i] = value;
        }

        @Override
        void setLong(int i, long value) {
            data[i] = value;
        }
    }

    static final class Longs extends Storage {
        private final long[] data;

        Longs(long[] data) {
            this.data = data;
        }

        @Override
        public DType dtype() {
            return DType.INT64;
        }

        @Override
        public int length() {
            return data.length;
        }

        @Override
        public long[] longs() {
            return data;
        }

        @Override
        Object array() {
            return data;
        }

        @Override
        double getDouble(int i) {
            return data[i];
        }

        @Override
        long getLong(int i) {
            return data[i];
        }

        @Override
        void setDouble(int i, double value) {
            data[i] = (long) value;
        }

        @Override
        void setLong(int i, long value) {
            data[i] = value;
        }
    }

    static final class Ints extends Storage {
        private final int[] data;

        Ints(int[] data) {
            this.data = data;
        }

        @Override
        public DType dtype() {
            return DType.INT32;
        }

        @Override
        public int length() {
            return data.length;
        }

        @Override
        Object array() {
            return data;
        }

        @Override
        double getDouble(int i) {
            return data[i];
        }

        @Override
        long getLong(int i) {
            return data[i];
        }

        @Override
        void setDouble(int i, double value) {
            data[i] = (int) (long) value;
        }

        @Override
        void setLong(int i, long value) {
            data[i] = (int) value;
        }
    }

    /// uint8 (wraps at 256) and bool (0 or 1).
    static final class Bytes extends Storage {
        private final byte[] data;
        private final DType dtype;

        Bytes(byte[] data, DType dtype) {
            this.data = data;
            this.dtype = dtype;
        }

        @Override
        public DType dtype() {
            return dtype;
        }

        @Override
        public int length() {
            return data.length;
        }

        @Override
        byte[] truths() {
            return dtype == DType.BOOL ? data : super.truths();
        }

        @Override
        Object array() {
            return data;
        }

        @Override
        double getDouble(int i) {
            return data[i] & 0xFF;
        }

        @Override
        long getLong(int i) {
            return data[i] & 0xFF;
        }

        @Override
        void setDouble(int i, double value) {
            // not (long) value: 0.5 and nan are true
            data[i] = dtype == DType.BOOL ? (byte) (value != 0 ? 1 : 0) : (byte) (long) value;
        }

        @Override
        void setLong(int i, long value) {
            data[i] = dtype == DType.BOOL ? (byte) (value != 0 ? 1 : 0) : (byte) value;
        }
    }
}
