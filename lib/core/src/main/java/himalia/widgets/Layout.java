package himalia.widgets;

import java.util.List;

/// Where a widget stands and how large it is, in the words of CSS. Several widgets may share one.
///
/// ```java
/// var wide = new Layout().width("400px").margin("0 0 10px 0");
/// new FloatSlider().layout(wide)
/// new FloatSlider().layout(l -> l.width("50%"))
/// ```
///
/// What it is set to is shown at once, also when the widget is shown already.
public final class Layout extends Widget {
    private static final List<String> NAMES = List.of(
            "align_content",
            "align_items",
            "align_self",
            "border_bottom",
            "border_left",
            "border_right",
            "border_top",
            "bottom",
            "display",
            "flex",
            "flex_flow",
            "grid_area",
            "grid_auto_columns",
            "grid_auto_flow",
            "grid_auto_rows",
            "grid_column",
            "grid_gap",
            "grid_row",
            "grid_template_areas",
            "grid_template_columns",
            "grid_template_rows",
            "height",
            "justify_content",
            "justify_items",
            "left",
            "margin",
            "max_height",
            "max_width",
            "min_height",
            "min_width",
            "object_fit",
            "object_position",
            "order",
            "overflow",
            "padding",
            "right",
            "top",
            "visibility",
            "width");

    /// One that leaves all to the page.
    public Layout() {
        super("Layout", BASE, "2.0.0", "LayoutModel", BASE, "2.0.0", "LayoutView");
        NAMES.forEach(name -> add(name, Kind.TEXT.orNull(), null));
    }

    /// A line around it, such as `"1px solid black"`.
    public Layout border(String border) {
        return borderTop(border).borderRight(border).borderBottom(border).borderLeft(border);
    }

    /// CSS: `align-content`.
    public Layout alignContent(String alignContent) {
        set("align_content", alignContent);
        return this;
    }

    /// CSS: `align-items`.
    public Layout alignItems(String alignItems) {
        set("align_items", alignItems);
        return this;
    }

    /// CSS: `align-self`.
    public Layout alignSelf(String alignSelf) {
        set("align_self", alignSelf);
        return this;
    }

    /// CSS: `border-bottom`.
    public Layout borderBottom(String borderBottom) {
        set("border_bottom", borderBottom);
        return this;
    }

    /// CSS: `border-left`.
    public Layout borderLeft(String borderLeft) {
        set("border_left", borderLeft);
        return this;
    }

    /// CSS: `border-right`.
    public Layout borderRight(String borderRight) {
        set("border_right", borderRight);
        return this;
    }

    /// CSS: `border-top`.
    public Layout borderTop(String borderTop) {
        set("border_top", borderTop);
        return this;
    }

    /// CSS: `bottom`.
    public Layout bottom(String bottom) {
        set("bottom", bottom);
        return this;
    }

    /// `"none"` takes it away, `"flex"` and `"grid"` make a box of it.
    public Layout display(String display) {
        set("display", display);
        return this;
    }

    /// How it shares the room in a box.
    public Layout flex(String flex) {
        set("flex", flex);
        return this;
    }

    /// How a box is filled: `"row"`, `"column"`, `"row wrap"`.
    public Layout flexFlow(String flexFlow) {
        set("flex_flow", flexFlow);
        return this;
    }

    /// Its cell of a [GridBox], by name.
    public Layout gridArea(String gridArea) {
        set("grid_area", gridArea);
        return this;
    }

    /// CSS: `grid-auto-columns`.
    public Layout gridAutoColumns(String gridAutoColumns) {
        set("grid_auto_columns", gridAutoColumns);
        return this;
    }

    /// CSS: `grid-auto-flow`.
    public Layout gridAutoFlow(String gridAutoFlow) {
        set("grid_auto_flow", gridAutoFlow);
        return this;
    }

    /// CSS: `grid-auto-rows`.
    public Layout gridAutoRows(String gridAutoRows) {
        set("grid_auto_rows", gridAutoRows);
        return this;
    }

    /// CSS: `grid-column`.
    public Layout gridColumn(String gridColumn) {
        set("grid_column", gridColumn);
        return this;
    }

    /// The room between the cells of a [GridBox].
    public Layout gridGap(String gridGap) {
        set("grid_gap", gridGap);
        return this;
    }

    /// CSS: `grid-row`.
    public Layout gridRow(String gridRow) {
        set("grid_row", gridRow);
        return this;
    }

    /// CSS: `grid-template-areas`.
    public Layout gridTemplateAreas(String gridTemplateAreas) {
        set("grid_template_areas", gridTemplateAreas);
        return this;
    }

    /// The columns of a [GridBox]: `"repeat(2, 100px)"`.
    public Layout gridTemplateColumns(String gridTemplateColumns) {
        set("grid_template_columns", gridTemplateColumns);
        return this;
    }

    /// The rows of a [GridBox].
    public Layout gridTemplateRows(String gridTemplateRows) {
        set("grid_template_rows", gridTemplateRows);
        return this;
    }

    /// How high: `"80px"`.
    public Layout height(String height) {
        set("height", height);
        return this;
    }

    /// CSS: `justify-content`.
    public Layout justifyContent(String justifyContent) {
        set("justify_content", justifyContent);
        return this;
    }

    /// CSS: `justify-items`.
    public Layout justifyItems(String justifyItems) {
        set("justify_items", justifyItems);
        return this;
    }

    /// CSS: `left`.
    public Layout left(String left) {
        set("left", left);
        return this;
    }

    /// The room around it: above, right, below, left.
    public Layout margin(String margin) {
        set("margin", margin);
        return this;
    }

    /// CSS: `max-height`.
    public Layout maxHeight(String maxHeight) {
        set("max_height", maxHeight);
        return this;
    }

    /// CSS: `max-width`.
    public Layout maxWidth(String maxWidth) {
        set("max_width", maxWidth);
        return this;
    }

    /// CSS: `min-height`.
    public Layout minHeight(String minHeight) {
        set("min_height", minHeight);
        return this;
    }

    /// CSS: `min-width`.
    public Layout minWidth(String minWidth) {
        set("min_width", minWidth);
        return this;
    }

    /// CSS: `object-fit`.
    public Layout objectFit(String objectFit) {
        set("object_fit", objectFit);
        return this;
    }

    /// CSS: `object-position`.
    public Layout objectPosition(String objectPosition) {
        set("object_position", objectPosition);
        return this;
    }

    /// CSS: `order`.
    public Layout order(String order) {
        set("order", order);
        return this;
    }

    /// What becomes of what has no room: `"auto"`, `"hidden"`, `"scroll"`.
    public Layout overflow(String overflow) {
        set("overflow", overflow);
        return this;
    }

    /// The room between its border and what it holds.
    public Layout padding(String padding) {
        set("padding", padding);
        return this;
    }

    /// CSS: `right`.
    public Layout right(String right) {
        set("right", right);
        return this;
    }

    /// CSS: `top`.
    public Layout top(String top) {
        set("top", top);
        return this;
    }

    /// `"visible"` or `"hidden"`; hidden it keeps its place.
    public Layout visibility(String visibility) {
        set("visibility", visibility);
        return this;
    }

    /// How wide: `"300px"`, `"50%"`.
    public Layout width(String width) {
        set("width", width);
        return this;
    }

    @Override
    boolean isPlain() {
        return NAMES.stream().allMatch(name -> now(name) == null);
    }
}
