package himalia.nn;

/// What the layers share that make as many windows as asked for.
public abstract class AdaptivePoolLayer extends Module {
    final AdaptiveSize outputSize;

    AdaptivePoolLayer(AdaptiveSize outputSize) {
        this.outputSize = outputSize;
    }

    @Override
    protected String extraRepr() {
        return "output_size=" + outputSize;
    }
}
