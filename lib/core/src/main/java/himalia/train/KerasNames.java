package himalia.train;

import java.util.List;
import java.util.stream.Stream;

/// All that a text can name where a model takes one: losses, metrics, optimizers and activations.
///
/// ```java
/// KerasNames.all().contains("binary_crossentropy")   // true
/// ```
public final class KerasNames {
    private KerasNames() {}

    /// The names, each once.
    public static List<String> all() {
        return Stream.of(LossFunction.names(), Metrics.names(), Optimizers.names(), Activations.names())
                .flatMap(names -> names.stream())
                .distinct()
                .toList();
    }
}
