package himalia.tensor;

import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;

/// What Java's serialization writes in place of a tensor: its elements, in their order, and whether it asks for
/// gradients; nothing of what it was computed from.
record SerializedTensor(DType dtype, int[] shape, byte[] elements, boolean requiresGrad) implements Serializable {
    static SerializedTensor of(Tensor x) {
        Tensor plain = x.detach();
        ByteBuffer elements;
        if (x.dtype() == DType.FLOAT32) {
            float[] values = plain.toFloatArray();
            elements = ByteBuffer.allocate(Float.BYTES * values.length);
            elements.asFloatBuffer().put(values);
        } else if (x.dtype() == DType.INT64) {
            long[] values = plain.toLongArray();
            elements = ByteBuffer.allocate(Long.BYTES * values.length);
            elements.asLongBuffer().put(values);
        } else {
            double[] values = plain.toDoubleArray(); // which holds those of every other type
            elements = ByteBuffer.allocate(Double.BYTES * values.length);
            elements.asDoubleBuffer().put(values);
        }
        return new SerializedTensor(x.dtype(), x.shape().toArray(), elements.array(), x.requiresGrad());
    }

    @Serial
    private Object readResolve() {
        ByteBuffer in = ByteBuffer.wrap(elements);
        Tensor x;
        if (dtype == DType.FLOAT32) {
            float[] values = new float[elements.length / Float.BYTES];
            in.asFloatBuffer().get(values);
            x = Tensor.tensor(values);
        } else if (dtype == DType.INT64) {
            long[] values = new long[elements.length / Long.BYTES];
            in.asLongBuffer().get(values);
            x = Tensor.tensor(values);
        } else {
            double[] values = new double[elements.length / Double.BYTES];
            in.asDoubleBuffer().get(values);
            x = Tensor.tensor(values).to(dtype);
        }
        x = x.view(shape);
        return requiresGrad ? x.requiresGrad_() : x;
    }
}
