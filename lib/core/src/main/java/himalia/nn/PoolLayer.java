package himalia.nn;

/// What the pooling layers share: a window, its step and the zeros around.
abstract class PoolLayer extends Module {
    final int[] kernel;
    int[] stride;
    int[] padding = {0};

    PoolLayer(int... kernel) {
        this.kernel = kernel.clone();
        this.stride = this.kernel;
    }

    int[] kernels() {
        return Texts.pair("kernel_size", kernel);
    }

    int[] strides() {
        return Texts.pair("stride", stride);
    }

    int[] paddings() {
        return Texts.pair("padding", padding);
    }
}
