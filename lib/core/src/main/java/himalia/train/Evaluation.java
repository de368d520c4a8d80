package himalia.train;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Loss and metrics of a model for some examples, by name or in order, the loss first.
///
/// ```java
/// var result = model.evaluate(x, y);   // {loss=0.0038, binary_accuracy=1.0}
/// result.get("binary_accuracy")        // 1.0
/// result.get(1)                        // 1.0, as Keras' model.evaluate(x, y)[1]
/// ```
public final class Evaluation extends AbstractMap<String, Double> {
    private final Map<String, Double> all;

    Evaluation(Map<String, Double> all) {
        this.all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /// The loss (0) or a metric, in the order in which they are printed; negative places count from the end.
    ///
    /// @throws IndexOutOfBoundsException if there are fewer
    public double get(int place) {
        List<Double> values = new ArrayList<>(all.values());
        int at = place < 0 ? place + values.size() : place;
        if (at < 0 || at >= values.size()) {
            throw new IndexOutOfBoundsException(
                    "evaluate gave " + values.size() + " numbers, " + all.keySet() + ", and none at place " + place
                            + "\nHint: metrics are named in compile: `model.compile(\"sgd\", \"mse\", \"mae\")`");
        }
        return values.get(at);
    }

    @Override
    public Set<Map.Entry<String, Double>> entrySet() {
        return all.entrySet();
    }
}
