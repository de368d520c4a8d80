package himalia.api;

/// Something shown that can be replaced in place, even from a later cell.
///
/// @param id the id under which the front end knows it
public record DisplayHandle(String id) {
    /// Replaces what was shown, wherever it is shown.
    public void update(Object value) {
        Display.show(this, Display.render(value), true);
    }

    /// Replaces what was shown by a value in one form only.
    ///
    /// @throws IllegalArgumentException if the value has no such form
    public void update(Object value, String mime) {
        Display.show(this, Display.render(value, mime), true);
    }

    /// The id, so that a handle can be kept as a text.
    @Override
    public String toString() {
        return id;
    }
}
