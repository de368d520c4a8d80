/// A network that learns to tell two kinds of points apart, with all its screws in one place: in a cell to be played
/// with, in a program to be asked for its numbers.
///
/// ```java
/// playground().data("spiral").layers(4, 2).activation("tanh").lr(0.03)
/// ```
///
/// [himalia.playground.Playground] is all that is seen of it. A `Setup` is what a hand has set, a `Training` the
/// network that comes of it, a `Recording` what was seen meanwhile; a `Stage` shows them in the page, and a
/// `CellWriter` writes the cells that build the same network.
package himalia.playground;
