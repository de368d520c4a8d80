package himalia.api;

/// An interface cannot hold a mutable field; this class holds it for [Frontend].
final class FrontendHolder {
    static volatile Frontend current = new ConsoleFrontend();

    private FrontendHolder() {}
}
