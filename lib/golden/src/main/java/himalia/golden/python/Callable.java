package himalia.golden.python;

import java.util.List;
import java.util.Map;

/// A value that can be called: a lambda, or something of the host.
@FunctionalInterface
public interface Callable {
    Object call(List<Object> arguments, Map<String, Object> named);
}
