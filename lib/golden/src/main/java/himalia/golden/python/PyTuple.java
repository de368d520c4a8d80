package himalia.golden.python;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A Python tuple; a list is a `java.util.List`.
public record PyTuple(List<Object> items) {
    public static PyTuple of(Object... items) {
        return new PyTuple(Collections.unmodifiableList(Arrays.asList(items)));
    }
}
