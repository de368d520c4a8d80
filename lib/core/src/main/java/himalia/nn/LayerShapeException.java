package himalia.nn;

import java.util.List;

/// A layer got an input whose shape it cannot take; the message names the layer, its place and both shapes.
public final class LayerShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 30;
    private final String sentence;
    private final String path;
    private final String layer;
    private final String table;
    private final String hint;

    /// @param sentence what PyTorch says
    /// @param layer the layer and both shapes: `` `Linear(8, 1)` expected [*, 8], got [5, 2] ``
    /// @param hint one line for a beginner
    public LayerShapeException(String sentence, String layer, String hint) {
        this(sentence, "", layer, "", hint);
    }

    private LayerShapeException(String sentence, String path, String layer, String table, String hint) {
        super(sentence + ": " + (path.isEmpty() ? "layer " : "layer " + path + " ") + layer + table + "\nHint: "
                + hint);
        this.sentence = sentence;
        this.path = path;
        this.layer = layer;
        this.table = table;
        this.hint = hint;
    }

    /// The same, seen from a container in which the layer stands at this place; a short one is shown.
    LayerShapeException within(int index, List<Module> all) {
        LayerShapeException seen = new LayerShapeException(
                sentence,
                path.isEmpty() ? "" + index : index + "." + path,
                layer,
                path.isEmpty() && all.size() > 1 && all.size() <= LONGEST ? tableOf(index, all) : table,
                hint);
        // this one in its place, and not as its cause: a student would be told the same twice
        seen.setStackTrace(getStackTrace());
        return seen;
    }

    private static String tableOf(int index, List<Module> all) {
        int width = all.stream().mapToInt(m -> m.shortName().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            Module m = all.get(i);
            String expects = m.expects().isEmpty() ? "takes any shape" : "expects " + m.expects();
            out.append(
                    String.format("%n%s %2d  %-" + width + "s  %s", i == index ? ">" : " ", i, m.shortName(), expects));
        }
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
