/// ipywidgets in Java: sliders, buttons and boxes that act while a cell runs.
///
/// ```java
/// var lr = slider(0, 1, 0.01).description("lr");
/// display(lr);
/// for (int step = 0; step < 10_000; step++) {
///     optimizer.lr(lr.value());            // moves with the hand
///     ...
/// }
/// ```
///
/// [himalia.widgets.Widgets] has the short ways; each control is a class of its own with ipywidgets' name. Names of
/// settings are ipywidgets', too, as fluent methods. JupyterLab shows them with `jupyterlab_widgets`.
///
/// A widget is a list of traits and a comm. [himalia.widgets.Widget] keeps both together; what several controls share
/// (`description`, `min`, `orientation` ...) are small interfaces `Has...`.
package himalia.widgets;
