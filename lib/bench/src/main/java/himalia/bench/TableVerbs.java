package himalia.bench;

import himalia.data.RobustScaler;
import himalia.data.StandardScaler;
import himalia.data.Tables;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The verbs of tables of 100,000 to five million rows: six columns of decimals, a key of 1,000 numbers `k`, a text of
/// four values `g`, whole numbers `n`, a text of 5,000 values `s`.
final class TableVerbs {
    private static final String[] SIZES = {"1e5", "1e6", "5e6"};

    private static String loaded = "";
    private static Table table = Table.create();
    private static Table gaps = Table.create();

    private TableVerbs() {}

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        for (String size : SIZES) {
            all.add(new Workload("tables.csv." + size, 1, () -> rows(Tables.csv(file(size)))));
            add(all, size, "describe", t -> rows(Tables.describe(t)));
            add(
                    all,
                    size,
                    "groupBy.g",
                    t -> rows(Tables.groupBy(t, "g").select("a", "b").mean()));
            add(
                    all,
                    size,
                    "groupBy.k",
                    t -> rows(Tables.groupBy(t, "k").select("a").agg("mean", "std", "max")));
            add(
                    all,
                    size,
                    "groupBy.s",
                    t -> rows(Tables.groupBy(t, "s").select("a").mean()));
            add(all, size, "sort.number", t -> rows(Tables.sortValues(t, "a")));
            add(all, size, "sort.textNumber", t -> rows(Tables.sortValues(t, "g", "a")));
            Table keys = keys();
            add(all, size, "merge", t -> rows(Tables.merge(t, keys, "inner", "k")));
            add(all, size, "corr", t -> rows(Tables.corr(Tables.select(t, "a", "b", "c", "d", "e", "f"))));
            add(all, size, "valueCounts", t -> rows(Tables.valueCounts(t, "s")));
            add(all, size, "query.text", t -> rows(Tables.query(t, "g", "red")));
            add(all, size, "query", t -> rows(Tables.query(t, "a", v -> v > 0.5)));
            add(all, size, "minMaxScale", t -> rows(Tables.minMaxScale(decimals(t))));
            add(all, size, "standardScale", t -> rows(Tables.standardScale(decimals(t))));
            add(
                    all,
                    size,
                    "standardScaler",
                    t -> rows(StandardScaler.fit(decimals(t)).transform(decimals(t))));
            add(
                    all,
                    size,
                    "robustScaler",
                    t -> rows(RobustScaler.fit(decimals(t)).transform(decimals(t))));
            add(all, size, "getDummies", t -> rows(Tables.getDummies(t, "g")));
            add(all, size, "pivotTable", t -> rows(Tables.pivotTable(t, "k", "g", "a", "mean")));
            add(all, size, "crosstab", t -> rows(Tables.crosstab(t, "k", "g")));
            add(all, size, "dropDuplicates", t -> rows(Tables.dropDuplicates(t, "s", "g")));
            add(all, size, "fillna", t -> rows(Tables.fillna(gaps(t), 0)));
            add(all, size, "interpolate", t -> rows(Tables.interpolate(gaps(t))));
            add(all, size, "quantile", t -> rows(Tables.quantile(decimals(t), 0.1, 0.5, 0.9)));
            add(all, size, "sample", t -> rows(Tables.sample(t, t.rowCount() / 2, 1)));
            add(
                    all,
                    size,
                    "split",
                    t -> rows(Tables.trainTestSplit(t, 0.2, true, 1).train()));
            add(all, size, "tensor", t -> Tables.tensor(decimals(t)).size(0));
            add(all, size, "text", t -> Tables.text(t).length());
            add(all, size, "duplicated", t -> Tables.duplicated(t, "s", "g").countTrue());
            add(all, size, "dropna", t -> rows(Tables.dropna(gaps(t))));
            add(all, size, "concat", t -> rows(Tables.concat(t, t)));
            add(all, size, "nunique", t -> rows(Tables.nunique(t)));
            add(all, size, "select", t -> rows(Tables.select(t, "a", "b", "g")));
        }
        return all;
    }

    private static void add(List<Workload> all, String size, String verb, ToDoubleFunction<Table> body) {
        all.add(new Workload("tables." + verb + "." + size, 1, () -> body.applyAsDouble(table(size))));
    }

    private static double rows(Table table) {
        return table.rowCount();
    }

    private static Table decimals(Table table) {
        return Table.create(table.columns("a", "b", "c", "d", "e", "f"));
    }

    /// The decimals, of which every tenth or so is missing; made at the first round.
    private static Table gaps(Table table) {
        if (gaps.rowCount() != table.rowCount()) {
            gaps = Table.create();
            for (Column<?> column : decimals(table).columns()) {
                gaps.addColumns(Tables.apply(column, v -> v < 0.1 ? Double.NaN : v));
            }
        }
        return gaps;
    }

    /// Another table, with a row for each key.
    private static Table keys() {
        int[] keys = new int[1000];
        double[] values = new double[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i;
            values[i] = i / 7.0;
        }
        return Tables.table(Tables.column("k", keys), Tables.column("v", values));
    }

    /// The table of a size; read at the first round, which warms up.
    static synchronized Table table(String size) {
        if (!loaded.equals(size)) {
            table = Table.create();
            gaps = Table.create();
            table = Tables.csv(file(size));
            loaded = size;
        }
        return table;
    }

    private static String file(String size) {
        return BenchFile.of("table-" + size, out -> write(out, (int) Double.parseDouble(size)));
    }

    private static void write(Writer out, int rows) throws IOException {
        Random random = new Random(1);
        out.write("a,b,c,d,e,f,k,g,n,s\n");
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 6; i++) {
                int parts = random.nextInt(1_000_000);
                out.write("0." + Integer.toString(1_000_000 + parts).substring(1) + ",");
            }
            out.write(random.nextInt(1000) + ",");
            out.write(List.of("red", "green", "blue", "white").get(random.nextInt(4)) + ",");
            out.write(random.nextInt(1_000_000) + ",name" + random.nextInt(5000) + "\n");
        }
    }
}
