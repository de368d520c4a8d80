/// Figures for the notebook: [Plot] draws, [Figure] is what is shown.
///
/// A figure is data (traces and a layout). It is shown in two forms with the same colours: a PNG painted here with
/// Java2D, and JSON for plotly. Chart libraries were tried for the PNG, in a warm 2-core JVM with a 640 x 400 line
/// chart
/// at two pixels per CSS pixel (first figure, later figures, jars):
///
/// - lets-plot 4.1.0 with Batik, its raster path: 1340 ms, 200-260 ms, 12 MB in 35 jars
/// - XChart 4.0.3: 890 ms, 120-140 ms, 0.4 MB; no contours
/// - Java2D as here: no jar at all; the figures stand in the class comment of `Painter`
package himalia.plot;
