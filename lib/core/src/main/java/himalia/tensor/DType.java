package himalia.tensor;

import java.util.Optional;

/// What a tensor holds; `FLOAT32` unless asked otherwise.
///
/// The order of the constants is the order of promotion: an operation on two types computes in the later one.
///
/// ```java
/// DType.promote(DType.INT64, DType.FLOAT32)   // torch.float32
/// ```
public enum DType {
    BOOL("bool", "Bool"),
    UINT8("uint8", "Byte"),
    INT32("int32", "Int"),
    INT64("int64", "Long"),
    FLOAT32("float32", "Float"),
    FLOAT64("float64", "Double");

    /// PyTorch's `torch.float`: [#FLOAT32].
    public static final DType FLOAT = FLOAT32;

    /// PyTorch's `torch.double`: [#FLOAT64].
    public static final DType DOUBLE = FLOAT64;

    /// PyTorch's `torch.long`: [#INT64].
    public static final DType LONG = INT64;

    /// PyTorch's `torch.int`: [#INT32].
    public static final DType INT = INT32;

    private final String text;
    private final String title;

    DType(String name, String title) {
        this.text = "torch." + name;
        this.title = title;
    }

    /// Whether values have a fraction; only such tensors can require gradients.
    public boolean isFloatingPoint() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /// The type in which two tensors of these types are combined.
    public static DType promote(DType a, DType b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /// The type of PyTorch's or NumPy's name, with `torch.` before it or without: `float32`, `long`.
    static Optional<DType> named(String name) {
        String bare = name.startsWith("torch.") ? name.substring("torch.".length()) : name;
        return Optional.ofNullable(
                switch (bare) {
                    case "bool" -> BOOL;
                    case "uint8" -> UINT8;
                    case "int32", "int" -> INT32;
                    case "int64", "long" -> INT64;
                    case "float32", "float" -> FLOAT32;
                    case "float64", "double" -> FLOAT64;
                    default -> null;
                });
    }

    /// The name that PyTorch's messages use, for example `Long`.
    public String title() {
        return title;
    }

    /// As PyTorch's newer messages name it: `long int`.
    String inC() {
        return switch (this) {
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case INT64 -> "long int";
            case INT32 -> "int";
            case UINT8 -> "unsigned char";
            case BOOL -> "bool";
        };
    }

    /// 0 for bool, 1 for integers, 2 for floating point: a scalar changes a tensor's type only by raising this.
    int category() {
        return this == BOOL ? 0 : isFloatingPoint() ? 2 : 1;
    }

    /// As PyTorch prints it, for example `torch.float32`.
    @Override
    public String toString() {
        return text;
    }
}
