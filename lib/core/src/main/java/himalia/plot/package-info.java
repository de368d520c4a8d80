/// Figures for the notebook: [Plot] draws, [Figure] is what is shown.
///
/// A figure is data: traces and a layout, or several figures in a grid. Each kind of [Trace] paints itself with Java2D
/// and writes itself as JSON for plotly, in the same colours; axes, legend and margins are common to all. The same
/// strokes go to PNG, and as lines to SVG and PDF.
///
/// Chart libraries were tried for the PNG: a line chart of 640 x 400 CSS pixels at two pixels each, on 2 cores (first
/// figure of a Java process, later figures, jars):
///
/// - lets-plot 4.1.0 with Batik, its raster path: 1340 ms, 200-260 ms, 12 MB in 35 jars
/// - XChart 4.0.3: 890 ms, 120-140 ms, 0.4 MB; no contours
/// - Java2D as here, 10,001 points, with its JSON: 340-440 ms, 20-40 ms, no jar at all
package himalia.plot;
