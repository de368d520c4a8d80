package himalia.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/// The verb of a vector, by its name.
final class PandasVerbs {
    private PandasVerbs() {}

    static Object run(String op, Table t, JsonArray args) {
        String[] texts = args.asList().stream()
                .map(a -> a.isJsonPrimitive() ? a.getAsString() : a.isJsonNull() ? null : a.toString())
                .toArray(String[]::new);
        String a = texts.length > 0 ? texts[0] : "";
        return switch (op) {
            case "text" -> Tables.text(t);
            case "series" -> ColumnText.series(t.column(a));
            case "info" -> Tables.info(t).replace("tech.tablesaw.api.Table", "pandas.DataFrame");
            case "describe", "describeText" -> Tables.describe(t);
            case "describeRepr" -> Tables.text(Tables.describe(t));
            case "describeAll" -> Tables.describe(t, "all");
            case "describeAllRepr" -> Tables.text(Tables.describe(t, "all"));
            case "quantile" ->
                Tables.quantile(
                        t, Arrays.stream(texts).mapToDouble(Double::parseDouble).toArray());
            case "quantileOf" -> Tables.quantile(t.column(a), Double.parseDouble(texts[1]), texts[2]);
            case "corr" -> Tables.corr(t);
            case "spearman", "kendall" -> Tables.corr(t, op);
            case "cov" -> Tables.cov(t);
            case "agg" -> Tables.agg(t, texts);
            case "nunique" -> Tables.nunique(t);
            case "valueCounts" -> Tables.valueCounts(t, a);
            case "valueCountsTwo" -> Tables.valueCounts(t, texts);
            case "share" -> Tables.valueCounts(t.column(a), true);
            case "unique" -> Table.create(Tables.unique(t, a));
            case "crosstab" -> Tables.crosstab(t, a, texts[1]);
            case "pivotTable" -> Tables.pivotTable(t, a, texts[1], texts[2], texts[3]);
            case "sortValues" -> Tables.sortValues(t, texts);
            case "head" -> Tables.head(t, args.get(0).getAsInt());
            case "tail" -> Tables.tail(t, args.get(0).getAsInt());
            case "dropna" -> Tables.dropna(t);
            case "dropnaSubset" -> Tables.dropna(t, a);
            case "duplicated" -> Table.create(Tables.duplicated(t, a));
            case "dropDuplicates" -> Tables.dropDuplicates(t, a);
            case "concat" -> Tables.concat(t, other(args));
            case "concat1" -> Tables.concat(1, t, other(args));
            case "merge", "mergeTwo" ->
                Tables.merge(t, other(args), texts[1], Arrays.copyOfRange(texts, 2, texts.length));
            case "mergeNames" ->
                Tables.merge(t, other(args), texts[1], new String[] {texts[2]}, new String[] {texts[3]});
            case "groupBy" -> group(a, Tables.groupBy(t, strings(args.get(1))));
            case "select" -> Tables.select(t, texts);
            case "rename" -> Tables.rename(t, texts);
            case "query" -> Tables.query(t, a, v -> v > args.get(1).getAsDouble());
            case "queryText" -> Tables.query(t, a, Arrays.copyOfRange(texts, 1, texts.length));
            case "drop" -> Tables.drop(t, a);
            case "astype" -> Tables.astype(t, a, texts[1]);
            case "isna" -> Tables.isna(t);
            case "fillna" -> Tables.fillna(t, args.get(0).getAsDouble());
            case "fillnaText" -> Tables.fillna(t, a);
            case "fillnaMap" -> Tables.fillna(t, values(args.get(0).getAsJsonObject()));
            case "fillnaMean" -> Tables.fillna(t, Tables.agg(t, "mean"));
            case "interpolate" -> Tables.interpolate(t);
            case "getDummies" -> Tables.getDummies(t, args.get(0).getAsBoolean(), strings(args.get(1)));
            case "transpose" -> Tables.transpose(t);
            case "sample" ->
                Tables.sample(t, args.get(0).getAsInt(), args.get(1).getAsLong());
            case "minmax" -> MinMaxScaler.fit(t).transform(t);
            case "standard" -> StandardScaler.fit(t, 0).transform(t);
            case "robust" -> RobustScaler.fit(t).transform(t);
            case "iloc" -> Tables.iloc(t, a);
            case "toCsv" -> Tables.toCsv(t);
            case "trainTestSplit" -> numbers(Tables.trainTestSplit(numbered(t), options(args)));
            case "kFold" ->
                folds(
                        args.get(1).isJsonNull()
                                ? Tables.kFold(numbered(t), args.get(0).getAsInt())
                                : Tables.kFold(
                                        numbered(t),
                                        args.get(0).getAsInt(),
                                        args.get(1).getAsLong()));
            case "stratifiedKFold" ->
                folds(
                        args.get(2).isJsonNull()
                                ? Tables.stratifiedKFold(
                                        numbered(t), a, args.get(1).getAsInt())
                                : Tables.stratifiedKFold(
                                        numbered(t),
                                        a,
                                        args.get(1).getAsInt(),
                                        args.get(2).getAsLong()));
            default -> throw new IllegalArgumentException(op);
        };
    }

    private static Table group(String figure, GroupBy groups) {
        return switch (figure) {
            case "size" -> groups.size();
            case "mean" -> groups.mean();
            case "sum" -> groups.sum();
            case "count" -> groups.count();
            case "min" -> groups.min();
            case "max" -> groups.max();
            case "median" -> groups.median();
            case "std" -> groups.std();
            case "var" -> groups.var();
            case "first" -> groups.first();
            case "last" -> groups.last();
            case "nunique" -> groups.nunique();
            case "describe" -> groups.describe();
            default -> groups.agg("mean", "max", "count");
        };
    }

    private static UnaryOperator<SplitOptions> options(JsonArray args) {
        return o -> {
            SplitOptions with = o.shuffle(args.get(2).getAsBoolean())
                    .randomState(args.get(3).getAsLong());
            with = args.get(0).isJsonNull() ? with : with.testSize(args.get(0).getAsDouble());
            with = args.get(1).isJsonNull() ? with : with.trainSize(args.get(1).getAsDouble());
            return args.get(4).isJsonNull() ? with : with.stratify(args.get(4).getAsString());
        };
    }

    private static Table other(JsonArray args) {
        JsonObject json = args.get(0).getAsJsonObject();
        return PandasVectorsTest.table(json);
    }

    private static Map<String, Object> values(JsonObject json) {
        Map<String, Object> values = new HashMap<>();
        json.asMap()
                .forEach((name, value) -> values.put(
                        name, value.getAsJsonPrimitive().isNumber() ? value.getAsDouble() : value.getAsString()));
        return values;
    }

    private static String[] strings(JsonElement list) {
        return PandasVectorsTest.texts(list).toArray(String[]::new);
    }

    private static Table numbered(Table table) {
        return Tables.concat(1, table, Table.create(IntColumn.create("row number", Splits.upTo(table.rowCount()))));
    }

    private static String numbers(TrainTestSplit split) {
        return "[" + split.train().intColumn("row number").asList() + ","
                + split.test().intColumn("row number").asList() + "]";
    }

    private static String folds(List<TrainTestSplit> parts) {
        return parts.stream().map(PandasVerbs::numbers).toList().toString();
    }
}
