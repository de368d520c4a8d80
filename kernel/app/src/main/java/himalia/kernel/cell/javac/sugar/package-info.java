/// What a cell may write although Java has nothing for it: operators and brackets on objects, functions behind the dot
/// of what they work on.
///
/// [himalia.kernel.cell.javac.sugar.SugarAttr] is javac's own attribution with one thing more: where it finds no
/// operator, no array or no method, [himalia.kernel.cell.javac.sugar.OperatorMeanings] and
/// [himalia.kernel.cell.javac.sugar.CallMeanings] say which calls may be meant, and the
/// [himalia.kernel.cell.javac.sugar.Choice] among them is attributed in the same pass. The trees of the user stay as
/// they are until all is attributed; then [himalia.kernel.cell.javac.sugar.Replacements] puts the calls in. A cell that
/// is Java never comes here: it compiles to the same bytes as without.
package himalia.kernel.cell.javac.sugar;
