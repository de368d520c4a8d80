package himalia.widgets;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// A widget with a value: what [Widgets#interact] and [Widgets#link] take.
///
/// @param <V> the value
/// @param <W> the widget
public interface ValueWidget<V, W> extends Supplier<V> {
    /// The value, as an object.
    @Override
    V get();

    /// Sets the value, as an object.
    W set(V value);

    /// Calls a handler with each new value, whoever has set it. What the handler prints or throws appears at the cell
    /// that shows the widget; it runs while the cell runs, and one handler at a time.
    default W onChange(Consumer<? super V> handler) {
        Widget widget = Settings.of(this);
        widget.observe(change -> handler.accept(get()), widget.valueTrait().name);
        return Settings.self(this);
    }
}
