package himalia.golden.python;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Python tuple; a list is a `java.util.List`.
public record PyTuple(List<@Nullable Object> items) {
    public static PyTuple of(@Nullable Object... items) {
        return new PyTuple(Collections.unmodifiableList(Arrays.asList(items)));
    }
}
