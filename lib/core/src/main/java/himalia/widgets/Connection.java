package himalia.widgets;

/// That one widget follows another: what [Widgets#link] and its like give.
public interface Connection {
    /// Lets each go its own way again.
    void unlink();
}
