package himalia.tensor;

/// Numbers without a Java array of their type: whoever asks for one gets an error.
final class NaiveStorage extends Storage {
    private final NaiveBackend backend;
    private final DType dtype;
    private final double[] reals;
    private final long[] wholes;

    NaiveStorage(NaiveBackend backend, DType dtype, int n) {
        this.backend = backend;
        this.dtype = dtype;
        this.reals = new double[dtype.isFloatingPoint() ? n : 0];
        this.wholes = new long[dtype.isFloatingPoint() ? 0 : n];
    }

    @Override
    Backend backend() {
        return backend;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int length() {
        return reals.length + wholes.length;
    }

    @Override
    double getDouble(int i) {
        return dtype.isFloatingPoint() ? reals[i] : wholes[i];
    }

    @Override
    long getLong(int i) {
        return dtype.isFloatingPoint() ? (long) reals[i] : wholes[i];
    }

    @Override
    void setDouble(int i, double value) {
        switch (dtype) {
            case FLOAT32 -> reals[i] = (float) value;
            case FLOAT64 -> reals[i] = value;
            case BOOL -> wholes[i] = value != 0 ? 1 : 0;
            default -> setLong(i, (long) value);
        }
    }

    @Override
    void setLong(int i, long value) {
        switch (dtype) {
            case FLOAT32 -> reals[i] = (float) value;
            case FLOAT64 -> reals[i] = value;
            case INT64 -> wholes[i] = value;
            case INT32 -> wholes[i] = (int) value;
            case UINT8 -> wholes[i] = value & 0xFF;
            case BOOL -> wholes[i] = value != 0 ? 1 : 0;
        }
    }
}
