package himalia.golden.torch;

import himalia.tensor.DType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's names of the element types.
public final class DTypes {
    private static final Map<String, String> ALIASES =
            Map.of("float", "float32", "double", "float64", "int", "int32", "long", "int64");
    private static final Map<String, DType> SHORT = Map.of(
            "f32", DType.FLOAT32,
            "f64", DType.FLOAT64,
            "i64", DType.INT64,
            "i32", DType.INT32,
            "u8", DType.UINT8,
            "bo", DType.BOOL);

    static final List<String> NAMES = List.of(
            "float",
            "double",
            "int",
            "long",
            "float32",
            "float64",
            "int32",
            "int64",
            "uint8",
            "bool",
            "int8",
            "int16",
            "short",
            "half",
            "float16",
            "bfloat16",
            "complex64",
            "complex128",
            "cfloat",
            "cdouble");

    private DTypes() {}

    /// `float32` -> FLOAT32.
    ///
    /// @throws Unmapped for a type that Himalia does not have
    public static DType byName(String name) {
        String full = ALIASES.getOrDefault(name, name).toUpperCase(Locale.ROOT);
        for (DType d : DType.values()) {
            if (d.name().equals(full)) {
                return d;
            }
        }
        throw new Unmapped("DType." + full, "no element type " + name);
    }

    static @Nullable DType byShortName(String name) {
        return SHORT.get(name);
    }
}
