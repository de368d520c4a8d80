package himalia.golden;

/// One case of a vector file.
///
/// @param id its name in the report, and nothing else
/// @param text what it runs: its `fn`, `expr`, `code`, `ctor` or the like; reasons in `known.md` go by this
/// @param check compares ours with PyTorch's
public record Case(String id, String text, Outcome.Check check) {}
