package himalia.widgets;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A slider over powers: `min` and `max` are exponents, the value is the power itself.
///
/// ```java
/// var lr = new FloatLogSlider().min(-5).max(0).value(1e-3).description("lr");   // from 1e-5 to 1
/// lr.value()                                                                    // 0.001
/// ```
public final class FloatLogSlider extends Widget
        implements FloatValue<FloatLogSlider>,
                HasFloatBounds<FloatLogSlider>,
                HasFloatStep<FloatLogSlider>,
                HasReadoutFormat<FloatLogSlider>,
                HasDescription<FloatLogSlider>,
                HasDisabled<FloatLogSlider>,
                HasContinuousUpdate<FloatLogSlider>,
                HasOrientation<FloatLogSlider> {
    /// A new one, as ipywidgets makes it.
    public FloatLogSlider() {
        super("FloatLogSlider", "FloatLogSliderView");
        control("Slider");
        add("behavior", Kind.oneOf("drag-tap", "drag-snap", "tap", "drag", "snap"), "drag-tap");
        add("continuous_update", Kind.BOOL, true);
        add("orientation", Kind.oneOf("horizontal", "vertical"), "horizontal");
        add("readout", Kind.BOOL, true);
        add("readout_format", Kind.TEXT, ".3g");
        add("base", Kind.FLOAT, 10.0);
        add("min", Kind.FLOAT, 0.0);
        add("max", Kind.FLOAT, 4.0);
        add("step", Kind.FLOAT, 0.1);
        Bounds.keep(this, addValue("value", Kind.FLOAT, 1.0), this::between);
    }

    /// Of what the powers are.
    public FloatLogSlider base(double base) {
        return Settings.set(this, "base", base);
    }

    /// The kind of the value, of its bounds and of the base refuses null.
    private Object between(@Nullable Object value, @Nullable Object min, @Nullable Object max) {
        double base = (Double) Objects.requireNonNull(now("base"));
        double least = Math.pow(base, (Double) Objects.requireNonNull(min));
        double most = Math.pow(base, (Double) Objects.requireNonNull(max));
        return Math.clamp((Double) Objects.requireNonNull(value), least, most);
    }
}
