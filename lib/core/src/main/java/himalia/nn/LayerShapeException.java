package himalia.nn;

/// A layer got an input whose shape it cannot take; the message names the layer, its place and both shapes.
public final class LayerShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String sentence;
    private final String path;
    private final String layer;
    private final String hint;

    /// @param sentence what PyTorch says
    /// @param layer the layer and both shapes: `` `Linear(8, 1)` expected [*, 8], got [5, 2] ``
    /// @param hint one line for a beginner
    public LayerShapeException(String sentence, String layer, String hint) {
        this(sentence, "", layer, hint, null);
    }

    private LayerShapeException(String sentence, String path, String layer, String hint, Throwable cause) {
        super(sentence + ": " + (path.isEmpty() ? "layer " : "layer " + path + " ") + layer + "\nHint: " + hint, cause);
        this.sentence = sentence;
        this.path = path;
        this.layer = layer;
        this.hint = hint;
    }

    /// The same, seen from a container in which the layer stands at this place.
    LayerShapeException within(int index) {
        return new LayerShapeException(sentence, path.isEmpty() ? "" + index : index + "." + path, layer, hint, this);
    }
}
