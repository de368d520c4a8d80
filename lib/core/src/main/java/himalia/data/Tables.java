package himalia.data;

/// The verbs for tables, for a static import: pandas' names on Tablesaw's [tech.tablesaw.api.Table].
///
/// - read and make ([TableReading]): `csv`, `excel`, `json`, `html`, `toCsv`, `table`, `column`, `tensor`,
///   `toDoubleArray`, `dataFile`
/// - look ([TableLooking]): `head`, `tail`, `info`, `text`, `describe`, `agg`, `quantile`, `corr`, `cov`, `nunique`,
///   `unique`, `valueCounts`, `crosstab`, `pivotTable`, `at`
/// - rows ([TableRows]): `query`, `loc`, `iloc`, `sortValues`, `dropna`, `duplicated`, `dropDuplicates`, `concat`,
///   `merge`, `groupBy`
/// - columns ([TableColumns]): `pop`, `select`, `drop`, `rename`, `astype`, `apply`, `assign`, `isna`, `fillna`,
///   `interpolate`, `getDummies`, `transpose`
/// - scale, draw, divide ([TableSplits]): `minMaxScale`, `standardScale`, `shuffle`, `sample`, `split`,
///   `trainTestSplit`, `kFold`, `stratifiedKFold`; the classes [MinMaxScaler], [StandardScaler], [RobustScaler]
///
/// Results whose rows have names (`describe`, `corr`, `agg`, `transpose`) hold them in a first text column with an
/// empty name. All other results number their rows anew.
public final class Tables extends TableSplits {
    private Tables() {}
}
