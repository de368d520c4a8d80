package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.ShortColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/// The verbs on random tables of all kinds of columns, beside loops that anyone can check: value by value, with
/// comparators, lists and maps.
class VerbsAgainstLoopsTest {
    private static final String[] KEYS = {"i", "w", "s", "l", "d", "x", "t", "u", "b", "day", "time", "clock"};
    private static final double[] ODD = {
        0.0, -0.0, 1, -1, 1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0x1p60, 1e-310
    };

    /// A table, made anew in each test.
    private record Case(String name, int rows, int different, long seed) {
        /// How many different values a column has: 1 is one value, 0 all that the type can hold.
        Table table() {
            Random random = new Random(seed);
            IntColumn row = IntColumn.create("row", IntStream.range(0, rows).toArray());
            IntColumn i = IntColumn.create("i");
            IntColumn w = IntColumn.create("w");
            ShortColumn s = ShortColumn.create("s");
            LongColumn l = LongColumn.create("l");
            DoubleColumn d = DoubleColumn.create("d");
            DoubleColumn x = DoubleColumn.create("x");
            StringColumn t = StringColumn.create("t");
            StringColumn u = StringColumn.create("u");
            BooleanColumn b = BooleanColumn.create("b");
            DateColumn day = DateColumn.create("day");
            DateTimeColumn time = DateTimeColumn.create("time");
            TimeColumn clock = TimeColumn.create("clock");
            for (int k = 0; k < rows; k++) {
                int value = name.equals("sorted") ? k : random.nextInt(different == 0 ? Integer.MAX_VALUE : different);
                boolean missing = different > 1 && random.nextInt(7) == 0;
                i.append(value - 2);
                w.append(value * 1_000_003);
                l.append(different == 1 ? Long.MAX_VALUE : value % 5 == 0 ? Long.MAX_VALUE - value : value);
                d.append(different == 1 ? -0.0 : ODD[value % ODD.length]);
                x.append(missing ? Double.NaN : different == 0 ? random.nextGaussian() : value / 4.0);
                if (missing) {
                    s.appendMissing();
                    t.appendMissing();
                    u.appendMissing();
                    b.appendMissing();
                    day.appendMissing();
                    time.appendMissing();
                    clock.appendMissing();
                } else {
                    s.append((short) (value % 100 - 50));
                    t.append(List.of("b", "B", "가", "ab", "a").get(value % 5));
                    u.append("n" + value);
                    b.append(value % 2 == 0);
                    day.append(LocalDate.ofEpochDay(value % 30_000 - 10_000));
                    time.append(LocalDateTime.of(1999, 12, 31, 23, 59).plusSeconds(value % 100_000));
                    clock.append(LocalDateTime.of(1999, 12, 31, 0, 0)
                            .plusMinutes(value % 1000)
                            .toLocalTime());
                }
            }
            return Table.create("t", row, i, w, s, l, d, x, t, u, b, day, time, clock);
        }

        /// Loops over many rows are slow: there the columns that need them are enough.
        String[] keys() {
            return rows < 1000 ? KEYS : new String[] {"w", "d", "x", "u"};
        }

        @Override
        public String toString() {
            return rows + " rows, " + name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (int rows : new int[] {0, 1, 2, 60, 700}) {
            cases.add(new Case("few values", rows, 4, 10 + rows));
            cases.add(new Case("some values", rows, 40, 20 + rows));
            cases.add(new Case("all values", rows, 0, 30 + rows));
            cases.add(new Case("one value", rows, 1, 40 + rows));
            cases.add(new Case("sorted", rows, 0, 50 + rows));
        }
        return cases.stream();
    }

    /// Enough rows for several threads, many texts and all passes of a sort.
    static Stream<Case> casesAndLargeOnes() {
        return Stream.concat(
                cases(), Stream.of(new Case("many values", 70_000, 0, 3), new Case("groups", 70_000, 300, 4)));
    }

    private static List<Integer> rows(Table table) {
        return table.intColumn("row").asList();
    }

    private static List<Integer> sorted(Table table, String... by) {
        Integer[] rows = IntStream.range(0, table.rowCount()).boxed().toArray(Integer[]::new);
        Comparator<Integer> order = (a, b) -> 0;
        for (String name : by) {
            boolean down = name.startsWith("-");
            Column<?> column = table.column(down ? name.substring(1) : name);
            order = order.thenComparing((a, b) -> {
                Object x = Cells.key(column, a);
                Object y = Cells.key(column, b);
                return down && x != null && y != null ? -Cells.compare(x, y) : Cells.compare(x, y);
            });
        }
        Arrays.sort(rows, order);
        return List.of(rows);
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void sort_values_is_stable_and_puts_missing_values_last(Case one) {
        Table table = one.table();
        for (String key : one.keys()) {
            assertThat(rows(Tables.sortValues(table, key))).as(key).isEqualTo(sorted(table, key));
            assertThat(rows(Tables.sortValues(table, "-" + key))).as("-" + key).isEqualTo(sorted(table, "-" + key));
        }
        assertThat(rows(Tables.sortValues(table, "t", "-x"))).isEqualTo(sorted(table, "t", "-x"));
        assertThat(rows(Tables.sortValues(table, "-b", "day", "d"))).isEqualTo(sorted(table, "-b", "day", "d"));
    }

    private static Map<List<Object>, List<Integer>> groups(Table table, boolean missing, String... by) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<Object> key = new ArrayList<>();
            for (String name : by) {
                key.add(Cells.key(table.column(name), row));
            }
            if (missing || !key.contains(null)) {
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
            }
        }
        return groups;
    }

    private static Map<List<Object>, List<Integer>> sortedGroups(Table table, boolean missing, String... by) {
        Map<List<Object>, List<Integer>> sorted = new TreeMap<>((a, b) -> {
            int order = 0;
            for (int i = 0; i < a.size() && order == 0; i++) {
                order = Cells.compare(a.get(i), b.get(i));
            }
            return order;
        });
        sorted.putAll(groups(table, missing, by));
        return sorted;
    }

    private static List<List<Integer>> rowsOf(Groups groups) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int group = 0; group < groups.count(); group++) {
            rows.add(Arrays.stream(groups.rows(group)).boxed().toList());
            assertThat(groups.firsts()[group]).isEqualTo(rows.getLast().getFirst());
            assertThat(groups.size(group)).isEqualTo(rows.getLast().size());
            if (groups.count() > 1000) {
                group += 997;
            }
        }
        return rows;
    }

    private static List<List<Integer>> some(Map<List<Object>, List<Integer>> groups) {
        List<List<Integer>> all = List.copyOf(groups.values());
        List<List<Integer>> some = new ArrayList<>();
        for (int group = 0; group < all.size(); group += all.size() > 1000 ? 998 : 1) {
            some.add(all.get(group));
        }
        return some;
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void groups_hold_the_rows_of_equal_keys(Case one) {
        Table table = one.table();
        List<String[]> choices = new ArrayList<>(
                Stream.of(one.keys()).map(key -> new String[] {key}).toList());
        choices.add(new String[] {"b", "t"});
        choices.add(new String[] {"x", "i", "u"});
        for (String[] by : choices) {
            List<Column<?>> keys = Frames.columns("groupBy", table, by);
            String name = Arrays.toString(by);
            assertThat(rowsOf(Groups.sorted(keys))).as(name).isEqualTo(some(sortedGroups(table, false, by)));
            assertThat(rowsOf(Groups.inOrder(keys, true))).as(name).isEqualTo(some(groups(table, true, by)));
            assertThat(rowsOf(Groups.inOrder(keys, false))).as(name).isEqualTo(some(groups(table, false, by)));
        }
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void aggregations_go_through_the_rows_of_each_group_in_their_order(Case one) {
        Table table = one.table();
        List<List<Integer>> groups = List.copyOf(sortedGroups(table, false, "t").values());
        GroupBy by = Tables.groupBy(table, "t");
        for (String name : one.keys()) {
            Column<?> column = table.column(name);
            if (name.equals("t")) {
                continue;
            }
            GroupBy of = by.select(name);
            List<Column<?>> picked = List.of(
                    of.min().column(1),
                    of.max().column(1),
                    of.first().column(1),
                    of.last().column(1));
            Column<?> counts = of.count().column(1);
            Column<?> different = of.nunique().column(1);
            for (int g = 0; g < groups.size(); g++) {
                List<Integer> there = groups.get(g).stream()
                        .filter(row -> !column.isMissing(row))
                        .toList();
                Comparator<Integer> order = (a, b) -> Cells.compare(Cells.key(column, a), Cells.key(column, b));
                List<Integer> expected = there.isEmpty()
                        ? Arrays.asList(null, null, null, null)
                        : List.of(
                                there.stream().min(order).orElseThrow(),
                                there.stream()
                                        .max(order.thenComparing(Comparator.reverseOrder()))
                                        .orElseThrow(),
                                there.getFirst(),
                                there.getLast());
                for (int k = 0; k < 4; k++) {
                    Object value = expected.get(k) == null ? null : Cells.key(column, expected.get(k));
                    assertThat(Cells.key(picked.get(k), g)).as(name).isEqualTo(value);
                }
                assertThat(counts.get(g)).isEqualTo(there.size());
                Set<Object> values = new HashSet<>();
                there.forEach(row -> values.add(Cells.key(column, row)));
                assertThat(different.get(g)).as(name).isEqualTo(values.size());
            }
        }
        for (String name : List.of("x", "d")) {
            Column<?> mean = by.select(name).mean().column(1);
            Column<?> std = by.select(name).std().column(1);
            Column<?> sum = by.select(name).sum().column(1);
            Column<?> prod = by.select(name).agg("prod").column(1);
            Column<?> median = by.select(name).median().column(1);
            for (int g = 0; g < groups.size(); g++) {
                double[] there = present(table.doubleColumn(name), groups.get(g));
                same(mean, g, mean(there));
                same(sum, g, sum(there, 0, there.length));
                same(std, g, std(there));
                same(prod, g, Arrays.stream(there).boxed().reduce(1.0, (a, b) -> a * b));
                same(median, g, quantile(there, 0.5));
            }
        }
        Column<?> whole = by.select("i").sum().column(1);
        for (int g = 0; g < groups.size(); g++) {
            long sum = groups.get(g).stream()
                    .mapToLong(row -> table.intColumn("i").getInt(row))
                    .sum();
            assertThat(((Number) whole.get(g)).longValue()).isEqualTo(sum);
        }
    }

    private static double[] present(DoubleColumn column, List<Integer> rows) {
        return rows.stream()
                .mapToDouble(column::getDouble)
                .filter(v -> !Double.isNaN(v))
                .toArray();
    }

    private static void same(Column<?> column, int row, double expected) {
        double actual = ((DoubleColumn) column).getDouble(row);
        assertThat(actual).as(column.name() + " " + row).isEqualTo(Double.valueOf(expected));
    }

    private static double mean(double[] values) {
        return values.length == 0 ? Double.NaN : sum(values, 0, values.length) / values.length;
    }

    private static double std(double[] values) {
        double mean = mean(values);
        double[] squares =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray();
        return values.length < 2 ? Double.NaN : Math.sqrt(sum(squares, 0, squares.length) / (values.length - 1));
    }

    /// Halves are summed apart.
    private static double sum(double[] values, int from, int to) {
        if (to - from > 128) {
            int middle = (from + to) / 2;
            return sum(values, from, middle) + sum(values, middle, to);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double quantile(double[] values, double fraction) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = (sorted.length - 1) * fraction;
        double below = sorted[(int) position];
        double above = sorted[Math.min((int) position + 1, sorted.length - 1)];
        double step = above - below;
        double share = position - (int) position;
        return share >= 0.5 ? above - step * (1 - share) : below + step * share;
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void quantiles_are_those_of_the_sorted_values(Case one) {
        Table table = one.table();
        for (String name : List.of("x", "d", "i", "w", "l")) {
            double[] values = Arrays.stream(Frames.doubles("quantile", table.column(name)))
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (double fraction : new double[] {0, 0.01, 0.25, 0.5, 0.75, 0.999, 1}) {
                for (String between : List.of("lower", "higher")) {
                    double position = (sorted.length - 1) * fraction;
                    int place = (int) (between.equals("lower") ? Math.floor(position) : Math.ceil(position));
                    assertThat(Tables.quantile(table.column(name), fraction, between))
                            .isEqualTo(Double.valueOf(sorted.length == 0 ? Double.NaN : sorted[place]));
                }
            }
            Table described = Tables.describe(table);
            double[] expected = {
                values.length, mean(values), std(values), sorted.length == 0 ? Double.NaN : sorted[0],
            };
            for (int row = 0; row < expected.length; row++) {
                assertThat(described.doubleColumn(name).getDouble(row))
                        .as(name)
                        .isEqualTo(Double.valueOf(expected[row]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void values_far_away_do_not_lead_quantiles_astray(Case one) {
        Random random = new Random(one.seed);
        double[] values = random.doubles(30_000).toArray();
        values[7] = 1e300;
        values[8] = -1e200;
        values[9] = one.rows == 0 ? Double.POSITIVE_INFINITY : 1e100;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] places = random.ints(9, 0, values.length).sorted().toArray();
        double[] found = OrderStatistics.at(values, sorted[0], sorted[sorted.length - 1], places);
        for (int i = 0; i < places.length; i++) {
            assertThat(found[i]).isEqualTo(Double.valueOf(sorted[places[i]]));
        }
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void correlations_of_all_columns_at_once_are_those_of_each_pair(Case one) {
        Table whole = one.table();
        Table table = Tables.assign(Tables.select(whole, "i", "w", "x"), "y", row -> row.getInt("i") * 0.1 + 3);
        Table corr = Tables.corr(table);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double[] first = Frames.doubles("corr", table.column(Math.min(i, j)));
                double expected = pearson(first, Frames.doubles("corr", table.column(Math.max(i, j))));
                assertThat(corr.doubleColumn(j + 1).getDouble(i))
                        .as(i + " " + j)
                        .isEqualTo(Double.valueOf(expected));
            }
        }
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                n++;
                double offX = x[i] - meanX;
                double offY = y[i] - meanY;
                meanX += offX / n;
                meanY += offY / n;
                xx += offX * (x[i] - meanX);
                xy += offX * (y[i] - meanY);
                yy += offY * (y[i] - meanY);
            }
        }
        double symmetric = xy / Math.sqrt(xx * yy);
        return n == 0 ? Double.NaN : Math.clamp(symmetric, -1, 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void merge_pairs_each_row_with_each_of_the_same_keys(Case one) {
        Table left = one.table();
        Table other = new Case(one.name, Math.min(one.rows, 90), one.different, one.seed + 1).table();
        Table right = other.copy();
        right.column("row").setName("other");
        for (String[] on :
                new String[][] {{"i"}, {"s"}, {"l"}, {"x"}, {"d"}, {"t"}, {"u"}, {"b"}, {"day"}, {"t", "b"}}) {
            Table a = Tables.select(left, concat("row", on));
            Table b = Tables.select(right, concat("other", on));
            for (String how : List.of("inner", "left", "right", "outer")) {
                Table merged = Tables.merge(a, b, how, on);
                List<List<Integer>> actual = new ArrayList<>();
                for (int row = 0; row < merged.rowCount(); row++) {
                    actual.add(Arrays.asList(whole(merged.column("row"), row), whole(merged.column("other"), row)));
                }
                List<List<Integer>> expected = paired(a, b, how, on);
                assertThat(actual).as(how + " " + Arrays.toString(on)).isEqualTo(expected);
                for (int row = 0; row < actual.size(); row++) {
                    for (String key : on) {
                        Integer from = expected.get(row).get(0);
                        Object value = from != null
                                ? Cells.key(a.column(key), from)
                                : Cells.key(b.column(key), expected.get(row).get(1));
                        if (key.equals("l") && value instanceof Long large && Math.abs(large) > 1L << 53) {
                            continue; // as a decimal beside missing ones
                        }
                        assertThat(Cells.key(merged.column(key), row))
                                .as(how + " " + key)
                                .isEqualTo(value);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void keys_of_one_value_are_paired_whatever_kind_of_number_holds_them(Case one) {
        Table left = one.table();
        Table right = new Case(one.name, Math.min(one.rows, 90), one.different, one.seed + 1).table();
        right.column("row").setName("other");
        List<String> keys = one.rows < 1000 ? List.of("i", "s", "l", "x", "d") : List.of("i", "x");
        for (String a : keys) {
            for (String b : keys) {
                for (String how : List.of("inner", "left", "right")) {
                    Table own = Tables.rename(Tables.select(left, "row", a), a, "key");
                    Table others = Tables.rename(Tables.select(right, "other", b), b, "key");
                    Table merged = Tables.merge(own, others, how, "key");
                    List<List<Integer>> actual = new ArrayList<>();
                    for (int row = 0; row < merged.rowCount(); row++) {
                        actual.add(Arrays.asList(whole(merged.column("row"), row), whole(merged.column("other"), row)));
                    }
                    assertThat(actual).as(how + " " + a + " " + b).isEqualTo(paired(own, others, how, "key"));
                }
            }
        }
    }

    private static String[] concat(String first, String[] others) {
        return Stream.concat(Stream.of(first), Arrays.stream(others)).toArray(String[]::new);
    }

    private static Integer whole(Column<?> column, int row) {
        return column.isMissing(row) ? null : ((Number) column.get(row)).intValue();
    }

    private static List<List<Integer>> paired(Table a, Table b, String how, String... on) {
        List<List<Integer>> pairs = new ArrayList<>();
        Map<List<Object>, List<Integer>> left = groups(a, true, on);
        Map<List<Object>, List<Integer>> right = groups(b, true, on);
        List<Integer> none = new ArrayList<>();
        none.add(null);
        if (how.equals("outer")) {
            Map<List<Object>, List<Integer>> all = sortedGroups(a, true, on);
            right.forEach(all::putIfAbsent);
            for (List<Object> key : all.keySet()) {
                for (Integer l : left.getOrDefault(key, none)) {
                    right.getOrDefault(key, none).forEach(r -> pairs.add(Arrays.asList(l, r)));
                }
            }
            return pairs;
        }
        boolean turned = how.equals("right");
        Table main = turned ? b : a;
        for (int row = 0; row < main.rowCount(); row++) {
            List<Object> key = new ArrayList<>();
            for (String name : on) {
                key.add(Cells.key(main.column(name), row));
            }
            int own = row;
            (turned ? left : right)
                    .getOrDefault(key, how.equals("inner") ? List.of() : none)
                    .forEach(o -> pairs.add(turned ? Arrays.asList(o, own) : Arrays.asList(own, o)));
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void queries_and_dropna_keep_the_rows_that_hold_what_is_asked_for(Case one) {
        Table table = one.table();
        List<Integer> all = IntStream.range(0, one.rows).boxed().toList();
        for (String name : List.of("i", "x", "d", "t", "b", "day", "clock")) {
            Column<?> column = table.column(name);
            List<Integer> there =
                    all.stream().filter(row -> !column.isMissing(row)).toList();
            assertThat(rows(Tables.dropna(table, name))).as(name).isEqualTo(there);
            if (there.isEmpty()) {
                continue;
            }
            String value = Cells.text(column.get(there.get(there.size() / 2)));
            List<Integer> same = there.stream()
                    .filter(row -> column instanceof DoubleColumn decimals
                            ? decimals.getDouble(row) == Double.parseDouble(value.replace("inf", "Infinity"))
                            : Cells.text(column.get(row)).equals(value))
                    .toList();
            if (!value.contains("inf")) {
                assertThat(rows(Tables.query(table, name, value, "7777")))
                        .as(name + " " + value)
                        .isEqualTo(same);
            }
        }
        assertThat(rows(Tables.query(table, "x", x -> x > 3)))
                .isEqualTo(all.stream()
                        .filter(row -> table.doubleColumn("x").getDouble(row) > 3)
                        .toList());
        assertThat(rows(Tables.dropna(table, "x", "t", "day")))
                .isEqualTo(all.stream()
                        .filter(row -> !table.column("x").isMissing(row)
                                && !table.column("t").isMissing(row)
                                && !table.column("day").isMissing(row))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void rows_are_taken_value_by_value(Case one) {
        Table table = one.table();
        int[] rows =
                new Random(one.seed).ints(one.rows, 0, Math.max(1, one.rows)).toArray();
        Table taken = Cells.rows(table, rows);
        int[] gaps = rows.clone();
        for (int i = 0; i < gaps.length; i += 3) {
            gaps[i] = Cells.NO_ROW;
        }
        for (Column<?> column : table.columns()) {
            Column<?> same = taken.column(column.name());
            assertThat(same.type()).isEqualTo(column.type());
            Column<?> withGaps = Cells.take(column, gaps);
            Column<?> copy = Cells.copy(column);
            boolean[] nowhere = Cells.missing(column);
            int missing = 0;
            for (int i = 0; i < rows.length; i++) {
                if (i % (one.rows / 1000 + 1) == 0) {
                    assertThat(same.get(i)).isEqualTo(column.get(rows[i]));
                    assertThat(same.isMissing(i)).isEqualTo(column.isMissing(rows[i]));
                    assertThat(copy.get(i)).isEqualTo(column.get(i));
                    assertThat(nowhere[i]).isEqualTo(column.isMissing(i));
                    if (gaps[i] == Cells.NO_ROW) {
                        assertThat(withGaps.isMissing(i)).isTrue();
                    }
                }
                missing += same.isMissing(i) ? 1 : 0;
            }
            assertThat(same.countMissing()).isEqualTo(missing);
        }
    }

    @ParameterizedTest
    @MethodSource("casesAndLargeOnes")
    void texts_that_were_taken_can_be_changed_and_continued(Case one) {
        StringColumn texts = (StringColumn) Cells.copy(one.table().stringColumn("u"));
        List<String> expected = new ArrayList<>(texts.asList());
        for (int i = 0; i < 300; i++) {
            texts.append("new" + i);
            expected.add("new" + i);
        }
        texts.appendMissing();
        texts.set(0, "n1");
        expected.add("");
        expected.set(0, "n1");
        assertThat(texts.asList()).isEqualTo(expected);
        assertThat(texts.countOccurrences("n1"))
                .isEqualTo((int) expected.stream().filter("n1"::equals).count());
        assertThat(texts.countMissing())
                .isEqualTo((int) expected.stream().filter(String::isEmpty).count());
        assertThat(texts.asSet().contains("new299")).isTrue();
        assertThat(Cells.take(texts, new int[] {0, Cells.NO_ROW}).countMissing())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void duplicates_counts_and_dummies_are_those_of_the_groups(Case one) {
        Table table = one.table();
        for (String[] by : new String[][] {{"t"}, {"i"}, {"d"}, {"b", "s"}, {"day"}}) {
            Map<List<Object>, List<Integer>> groups = groups(table, true, by);
            List<Integer> firsts = groups.values().stream().map(List::getFirst).toList();
            assertThat(rows(Tables.dropDuplicates(table, by))).isEqualTo(firsts);
            BooleanColumn repeated = Tables.duplicated(table, by);
            for (int row = 0; row < one.rows; row++) {
                assertThat(repeated.get(row)).isEqualTo(!firsts.contains(row));
            }
            List<Integer> counts = groups(table, false, by).values().stream()
                    .map(List::size)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            assertThat(Tables.valueCounts(table, by).intColumn("count").asList())
                    .isEqualTo(counts);
        }
        Table dummies = Tables.getDummies(Tables.select(table, "t"));
        for (int row = 0; row < one.rows; row++) {
            for (Column<?> column : dummies.columns()) {
                boolean its = column.name()
                        .replaceFirst("\\.1$", "")
                        .equals("t_" + table.stringColumn("t").get(row));
                assertThat(column.get(row)).as(column.name()).isEqualTo(its ? 1 : 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_pivot_table_holds_the_figure_of_each_pair(Case one) {
        Table table = one.table();
        Map<List<Object>, List<Integer>> cells = sortedGroups(table, false, "b", "s");
        Table means = Tables.pivotTable(table, "b", "s", "x", "mean");
        Table counts = Tables.crosstab(table, "b", "s");
        for (Map.Entry<List<Object>, List<Integer>> cell : cells.entrySet()) {
            String name = cell.getKey().get(1).toString();
            double mean = mean(present(table.doubleColumn("x"), cell.getValue()));
            for (int row = 0; row < counts.rowCount(); row++) {
                if (counts.column(0).get(row).equals(cell.getKey().get(0))) {
                    assertThat(counts.column(name).get(row))
                            .isEqualTo(cell.getValue().size());
                }
            }
            for (int row = 0; row < means.rowCount() && !Double.isNaN(mean); row++) {
                if (means.column(0).get(row).equals(cell.getKey().get(0))) {
                    assertThat(means.column(name).get(row)).isEqualTo(mean);
                }
            }
        }
        int all = counts.columns().stream()
                .skip(1)
                .mapToInt(
                        c -> ((IntColumn) c).asList().stream().mapToInt(n -> n).sum())
                .sum();
        assertThat(all).isEqualTo(cells.values().stream().mapToInt(List::size).sum());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scaling_and_filling_change_each_value_alone(Case one) {
        Table table = Tables.select(one.table(), "i", "x");
        double[] x = Frames.doubles("x", table.column("x"));
        double[] there = Arrays.stream(x).filter(v -> !Double.isNaN(v)).sorted().toArray();
        Table filled = Tables.fillna(table, 7);
        for (int row = 0; row < one.rows; row++) {
            assertThat(filled.doubleColumn("x").getDouble(row))
                    .isEqualTo(Double.valueOf(Double.isNaN(x[row]) ? 7 : x[row]));
        }
        if (there.length > 0) {
            double width = there[there.length - 1] - there[0];
            Table scaled = MinMaxScaler.fit(table).transform(table);
            for (int row = 0; row < one.rows; row++) {
                double expected = (x[row] - there[0]) / (width == 0 ? 1 : width);
                assertThat(scaled.doubleColumn("x").getDouble(row)).isEqualTo(Double.valueOf(expected));
            }
            assertThat(Frames.doubles("x", table.column("x"))).isEqualTo(x);
        }
        Table texts = Tables.fillna(Tables.select(one.table(), "t"), "none");
        for (int row = 0; row < one.rows; row++) {
            String before = one.table().stringColumn("t").get(row);
            assertThat(texts.stringColumn("t").get(row)).isEqualTo(before.isEmpty() ? "none" : before);
        }
    }
}
