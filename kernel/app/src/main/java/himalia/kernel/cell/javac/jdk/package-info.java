/// What differs in javac from JDK to JDK, and nothing else: one place to look at when the next JDK comes.
///
/// A jar that any of the JDKs has compiled must run on all of them, so a member that some of them lack can be named in
/// no class file. What is used instead, in this order:
///
/// 1. A member that all of them have: `CompilerProperties.Errors` makes errors, whatever the constructor of one takes;
///    `JavacParser.toP` sets the end of a tree, while `storeEnd` has come to return it; the unit that javac's own
///    parser makes of an empty rest has its lines and ends set as that JDK does it.
/// 2. A method that javac calls where it has one of that shape, and nobody calls where it has not: `CellParserFactory`.
/// 3. A method of [himalia.kernel.cell.javac.jdk.Javac], with a variant for each JDK that finds the member by its name.
///
/// | member | 25 | 26 | 27 | place |
/// |---|---|---|---|---|
/// | `TreeInfo.getEndPos` | by the table of the unit | the same | by the tree alone | `Javac.end` |
/// | `LintMapper.finishParsingFile` | - | when a unit is made | the same | `Javac.redeclared` |
/// | `ParserFactory.newParser` | 3 and 4 switches | the same | 3 others | `CellParserFactory` |
/// | last switch of `JavacParser.<init>` | ends of trees | the same | declarations of modules | `CellParserBase` |
///
/// The file `members.txt` beside this one lists every member of javac that the kernel uses; `MembersTest` holds it, and
/// on a JDK newer than all that are known [himalia.kernel.cell.javac.jdk.Members] looks whether they are still there.
package himalia.kernel.cell.javac.jdk;
