package himalia.golden.torch;

/// Python that has no counterpart in the public API; the message names what is missing, as `no Tensor.cumsum(int)`.
public final class Unmapped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    /// @param name what is missing, without arguments: `Tensor.cumsum`
    public Unmapped(String name, String message) {
        super(message);
        this.name = name;
    }

    /// What is missing, to be counted.
    public String name() {
        return name;
    }
}
