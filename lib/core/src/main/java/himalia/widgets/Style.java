package himalia.widgets;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The colors and fonts of a control, in the words of CSS. Each kind of control has some of them; another is refused
/// with the names of those there are.
///
/// ```java
/// new FloatSlider().style(s -> s.handleColor("red").descriptionWidth("120px"))
/// new Button("Run").style(s -> s.buttonColor("lightgreen").fontWeight("bold"))
/// ```
public final class Style extends Widget {
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("Slider", List.of("description_width", "handle_color")),
            Map.entry("Progress", List.of("description_width", "bar_color")),
            Map.entry("Description", List.of("description_width")),
            Map.entry("Checkbox", List.of("description_width", "background")),
            Map.entry(
                    "ToggleButton",
                    List.of(
                            "description_width",
                            "font_family",
                            "font_size",
                            "font_style",
                            "font_variant",
                            "font_weight",
                            "text_color",
                            "text_decoration")),
            Map.entry("ToggleButtons", List.of("description_width", "button_width", "font_weight")),
            Map.entry(
                    "Button",
                    List.of(
                            "button_color",
                            "font_family",
                            "font_size",
                            "font_style",
                            "font_variant",
                            "font_weight",
                            "text_color",
                            "text_decoration")),
            Map.entry("Text", List.of("description_width", "background", "font_size", "text_color")),
            Map.entry("HTML", List.of("description_width", "background", "font_size", "text_color")),
            Map.entry("HTMLMath", List.of("description_width", "background", "font_size", "text_color")),
            Map.entry(
                    "Label",
                    List.of(
                            "description_width",
                            "background",
                            "font_family",
                            "font_size",
                            "font_style",
                            "font_variant",
                            "font_weight",
                            "text_color",
                            "text_decoration")));
    /// Those that are never null, as ipywidgets has them.
    private static final Set<String> TEXTS = Set.of("description_width", "button_width", "ToggleButtons.font_weight");

    private final String control;

    /// @param control the kind of control: one of the names of [#NAMES]
    Style(String control) {
        super(control + "Style", CONTROLS, "2.0.0", control + "StyleModel", BASE, "2.0.0", "StyleView");
        this.control = control;
        for (String name : NAMES.getOrDefault(control, List.of())) {
            boolean text = TEXTS.contains(name) || TEXTS.contains(control + "." + name);
            add(name, text ? Kind.TEXT : Kind.TEXT.orNull(), text ? "" : null);
        }
    }

    /// How wide the description may be: `"80px"`, `"initial"` for all of it.
    public Style descriptionWidth(String descriptionWidth) {
        set("description_width", descriptionWidth);
        return this;
    }

    /// The color of a slider's handle.
    public Style handleColor(String handleColor) {
        set("handle_color", handleColor);
        return this;
    }

    /// The color of a progress bar.
    public Style barColor(String barColor) {
        set("bar_color", barColor);
        return this;
    }

    /// The color behind it.
    public Style background(String background) {
        set("background", background);
        return this;
    }

    /// The font.
    public Style fontFamily(String fontFamily) {
        set("font_family", fontFamily);
        return this;
    }

    /// The size of the letters: `"12px"`.
    public Style fontSize(String fontSize) {
        set("font_size", fontSize);
        return this;
    }

    /// `"italic"`.
    public Style fontStyle(String fontStyle) {
        set("font_style", fontStyle);
        return this;
    }

    /// `"small-caps"`.
    public Style fontVariant(String fontVariant) {
        set("font_variant", fontVariant);
        return this;
    }

    /// `"bold"`.
    public Style fontWeight(String fontWeight) {
        set("font_weight", fontWeight);
        return this;
    }

    /// The color of the text.
    public Style textColor(String textColor) {
        set("text_color", textColor);
        return this;
    }

    /// `"underline"`.
    public Style textDecoration(String textDecoration) {
        set("text_decoration", textDecoration);
        return this;
    }

    /// The color of a button.
    public Style buttonColor(String buttonColor) {
        set("button_color", buttonColor);
        return this;
    }

    /// How wide each button of [ToggleButtons] is.
    public Style buttonWidth(String buttonWidth) {
        set("button_width", buttonWidth);
        return this;
    }

    @Override
    boolean isPlain() {
        return NAMES.getOrDefault(control, List.of()).stream()
                .allMatch(name -> trait(name).isNormal());
    }
}
