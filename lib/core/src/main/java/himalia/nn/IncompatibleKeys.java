package himalia.nn;

import java.util.List;

/// Names that did not fit when a state was loaded; see [Module#loadStateDict(java.util.Map, boolean)].
///
/// @param missingKeys what the module has and the state lacks
/// @param unexpectedKeys what the state has and the module lacks
public record IncompatibleKeys(List<String> missingKeys, List<String> unexpectedKeys) {}
