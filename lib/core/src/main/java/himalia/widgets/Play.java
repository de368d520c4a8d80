package himalia.widgets;

/// Counts by itself, as an animation does: play, pause, stop. Linked to a slider it moves the slider.
///
/// ```java
/// var play = new Play().max(50).interval(200);
/// var epoch = new IntSlider().max(50);
/// jslink(play, epoch);
/// hbox(play, epoch)
/// ```
public final class Play extends Widget
        implements IntValue<Play>, HasIntBounds<Play>, HasIntStep<Play>, HasDescription<Play>, HasDisabled<Play> {
    /// A new one, as ipywidgets makes it.
    public Play() {
        super("Play", "PlayView");
        control("Description");
        add("interval", Kind.INT, 100);
        add("playing", Kind.BOOL, false);
        add("repeat", Kind.BOOL, false);
        add("show_repeat", Kind.BOOL, true);
        add("min", Kind.INT, 0);
        add("max", Kind.INT, 100);
        add("step", Kind.INT, 1);
        Bounds.keep(this, addValue("value", Kind.INT, 0), Bounds::number);
    }

    /// How many milliseconds each step lasts.
    public Play interval(int millis) {
        return Settings.set(this, "interval", millis);
    }

    /// Starts or stops it.
    public Play playing(boolean playing) {
        return Settings.set(this, "playing", playing);
    }

    /// Whether it is counting.
    public boolean playing() {
        return Settings.get(this, "playing");
    }

    /// Whether it begins again at the end.
    public Play repeat(boolean repeat) {
        return Settings.set(this, "repeat", repeat);
    }

    /// Whether there is a button for that.
    public Play showRepeat(boolean show) {
        return Settings.set(this, "show_repeat", show);
    }
}
