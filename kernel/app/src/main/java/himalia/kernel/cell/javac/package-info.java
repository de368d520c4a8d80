/// The cell engine on javac: one compilation per cell, of javac's own trees.
///
/// `CellParser` takes a cell apart; `Draft` sorts what it finds; `Plan` adds declarations of earlier cells that must be
/// compiled again; `Arrangement` puts all of it into classes, one for each variable and each method, whose trees
/// `Layout` makes; `Inference` finds the types of `var`s, and `RunMethod` puts the statements into a method; `Attempt`
/// has javac compile it, and `Problems` tells errors from names that may still come; `LiveClasses` loads the result,
/// and `CellRun` runs it. `Completer` and `Inspector` look at the same trees through `Sight` (where the cursor is),
/// `InSight` (which names stand alone there) and `Members` (what is behind a dot).
///
/// javac's internals change from release to release: what differs stands in `himalia.kernel.cell.javac.jdk`, with the
/// list of all that is used of them.
package himalia.kernel.cell.javac;
