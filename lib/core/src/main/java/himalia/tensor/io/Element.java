package himalia.tensor.io;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.nio.ByteBuffer;

/// How the formats store one number, with its names in npy and in safetensors.
enum Element {
    F64("f8", 8, DType.FLOAT64),
    F32("f4", 4, DType.FLOAT32),
    F16("f2", 2, DType.FLOAT32),
    BF16("", 2, DType.FLOAT32),
    I64("i8", 8, DType.INT64),
    I32("i4", 4, DType.INT32),
    I16("i2", 2, DType.INT32),
    I8("i1", 1, DType.INT32),
    U32("u4", 4, DType.INT64),
    U16("u2", 2, DType.INT32),
    U8("u1", 1, DType.UINT8),
    BOOL("b1", 1, DType.BOOL);

    /// NumPy's name without the byte order.
    final String npy;
    final int bytes;
    /// What it becomes here: the smallest type that holds every value.
    final DType dtype;

    Element(String npy, int bytes, DType dtype) {
        this.npy = npy;
        this.bytes = bytes;
        this.dtype = dtype;
    }

    static Element of(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> F64;
            case FLOAT32 -> F32;
            case INT64 -> I64;
            case INT32 -> I32;
            case UINT8 -> U8;
            case BOOL -> BOOL;
        };
    }

    /// The next elements of a buffer, whose byte order counts.
    Tensor read(ByteBuffer in, int... shape) {
        switch (this) {
            case F64 -> {
                Tensor x = Tensor.zeros(DType.FLOAT64, shape);
                in.asDoubleBuffer().get(x.storage().doubles());
                return x;
            }
            case F32 -> {
                Tensor x = Tensor.zeros(DType.FLOAT32, shape);
                in.asFloatBuffer().get(x.storage().floats());
                return x;
            }
            case F16, BF16 -> {
                Tensor x = Tensor.zeros(DType.FLOAT32, shape);
                float[] data = x.storage().floats();
                for (int i = 0; i < data.length; i++) {
                    short bits = in.getShort();
                    data[i] = this == F16 ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
                }
                return x;
            }
            default -> {
                Tensor x = Tensor.zeros(DType.INT64, shape);
                long[] data = x.storage().longs();
                for (int i = 0; i < data.length; i++) {
                    data[i] = whole(in);
                }
                return x.to(dtype);
            }
        }
    }

    private long whole(ByteBuffer in) {
        return switch (this) {
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case I16 -> in.getShort();
            case U16 -> Short.toUnsignedInt(in.getShort());
            case I8 -> in.get();
            default -> Byte.toUnsignedInt(in.get());
        };
    }

    /// Writes all elements in row-major order; only the six types that tensors have.
    void write(Tensor x, ByteBuffer out) {
        switch (this) {
            case F64 -> {
                for (double v : x.toDoubleArray()) {
                    out.putDouble(v);
                }
            }
            case F32 -> {
                for (float v : x.toFloatArray()) {
                    out.putFloat(v);
                }
            }
            default -> {
                for (long v : x.toLongArray()) {
                    switch (bytes) {
                        case 8 -> out.putLong(v);
                        case 4 -> out.putInt((int) v);
                        default -> out.put((byte) v);
                    }
                }
            }
        }
    }
}
