package himalia;

/// The library itself.
public final class Himalia {
    private Himalia() {}

    /// The version of the library, for example `0.1.0`; `in development` where it runs from its classes.
    public static String version() {
        String version = Himalia.class.getPackage().getImplementationVersion();
        return version == null ? "in development" : version;
    }
}
