package himalia.widgets;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One field of a widget that both sides know: its name there, its kind, what it must obey, and its value now.
final class Trait {
    final String name;
    final Kind kind;

    @Nullable
    Object normal;

    /// Gives the value that is kept in place of a wanted one, or refuses it.
    UnaryOperator<@Nullable Object> rule = UnaryOperator.identity();
    /// Whether the page may write it.
    boolean open = true;
    /// Whether the page's own value is sent back to all pages.
    boolean echoed = true;

    private volatile @Nullable Object now;

    Trait(String name, Kind kind, @Nullable Object normal) {
        this.name = name;
        this.kind = kind;
        this.normal = normal;
        now = normal;
    }

    @Nullable
    Object now() {
        return now;
    }

    void keep(@Nullable Object value) {
        now = value;
    }

    /// Whether it has the value that it has in a new widget.
    boolean isNormal() {
        return Objects.deepEquals(now, normal);
    }

    /// A new widget of this class has the value that it has now.
    void makeNormal() {
        normal = now;
    }

    /// For the page to read only.
    Trait fixed() {
        open = false;
        return this;
    }
}
