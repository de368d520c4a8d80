package himalia.golden.python;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value that can be called: a lambda, or something of the host.
@FunctionalInterface
public interface Callable {
    @Nullable
    Object call(List<@Nullable Object> arguments, Map<String, @Nullable Object> named);
}
