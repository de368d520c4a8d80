package himalia.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// The memory behind a vector of DuckDB, many values of which are copied at once: its driver gives them one by one,
/// each with its checks. Where another version of the driver keeps it elsewhere, there is none, and values come so.
final class VectorMemory {
    private static final @Nullable VarHandle DATA = data();

    private VectorMemory() {}

    /// The values of a vector, in the machine's order of bytes; null if they must be asked for.
    ///
    /// @param bytes how many there have to be
    static @Nullable ByteBuffer of(DuckDBReadableVector vector, int bytes) {
        ByteBuffer data = DATA == null ? null : (ByteBuffer) DATA.get(vector);
        return data == null || data.capacity() < bytes ? null : data;
    }

    private static @Nullable VarHandle data() {
        try {
            return MethodHandles.privateLookupIn(DuckDBReadableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBReadableVector.class, "data", ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
