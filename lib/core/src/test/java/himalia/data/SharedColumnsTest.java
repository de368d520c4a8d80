package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.doubles.DoubleComparators;
import it.unimi.dsi.fastutil.doubles.DoubleList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntComparators;
import it.unimi.dsi.fastutil.ints.IntList;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Columns that share their numbers until one is written into: nobody may see the difference.
class SharedColumnsTest {
    private static final int ROUNDS = 3000;

    /// What is done to a list, with a place in it and a value.
    private interface Step<L> {
        void on(L list, int at, int value);
    }

    private static final List<Step<DoubleArrayList>> DOUBLES = List.of(
            (list, at, value) -> list.add(value),
            (list, at, value) -> list.add(at, value),
            (list, at, value) -> list.set(at, value),
            (list, at, value) -> list.removeDouble(at),
            (list, at, value) -> list.rem(value),
            (list, at, value) -> list.push(value),
            (list, at, value) -> list.popDouble(),
            (list, at, value) -> list.size(list.size() + value % 3),
            (list, at, value) -> list.trim(),
            (list, at, value) -> list.ensureCapacity(list.size() + value),
            (list, at, value) -> list.removeElements(at, list.size()),
            (list, at, value) -> list.addElements(at, new double[] {value, value + 1, 3}),
            (list, at, value) -> list.setElements(at, new double[] {value}),
            (list, at, value) -> list.addAll(at, (DoubleList) DoubleArrayList.of(value, 1)),
            (list, at, value) -> list.addAll(List.of((double) value, 5.0)),
            (list, at, value) -> list.removeAll(DoubleArrayList.of(value)),
            (list, at, value) -> list.retainAll(List.of(1.0, 2.0, 3.0, 4.0, 5.0, (double) value)),
            (list, at, value) -> list.removeIf(x -> x == value),
            (list, at, value) -> list.replaceAll((double x) -> x + value),
            (list, at, value) -> list.sort(DoubleComparators.NATURAL_COMPARATOR),
            (list, at, value) -> list.unstableSort(DoubleComparators.OPPOSITE_COMPARATOR),
            (list, at, value) -> list.subList(at, list.size()).set(0, value),
            (list, at, value) -> list.listIterator(at).add(value),
            (list, at, value) -> {
                var iterator = list.iterator();
                iterator.nextDouble();
                iterator.set(value);
            },
            (list, at, value) -> list.elements()[at] = value);

    private static final List<Step<IntArrayList>> INTS = List.of(
            (list, at, value) -> list.add(value),
            (list, at, value) -> list.add(at, value),
            (list, at, value) -> list.set(at, value),
            (list, at, value) -> list.removeInt(at),
            (list, at, value) -> list.rem(value),
            (list, at, value) -> list.push(value),
            (list, at, value) -> list.popInt(),
            (list, at, value) -> list.size(list.size() + value % 3),
            (list, at, value) -> list.trim(),
            (list, at, value) -> list.ensureCapacity(list.size() + value),
            (list, at, value) -> list.removeElements(at, list.size()),
            (list, at, value) -> list.addElements(at, new int[] {value, value + 1, 3}),
            (list, at, value) -> list.setElements(at, new int[] {value}),
            (list, at, value) -> list.addAll(at, (IntList) IntArrayList.of(value, 1)),
            (list, at, value) -> list.addAll(List.of(value, 5)),
            (list, at, value) -> list.removeAll(IntArrayList.of(value)),
            (list, at, value) -> list.retainAll(List.of(1, 2, 3, 4, 5, value)),
            (list, at, value) -> list.removeIf((int x) -> x == value),
            (list, at, value) -> list.replaceAll((int x) -> x + value),
            (list, at, value) -> list.sort(IntComparators.NATURAL_COMPARATOR),
            (list, at, value) -> list.unstableSort(IntComparators.OPPOSITE_COMPARATOR),
            (list, at, value) -> list.subList(at, list.size()).set(0, value),
            (list, at, value) -> list.listIterator(at).add(value),
            (list, at, value) -> {
                var iterator = list.iterator();
                iterator.nextInt();
                iterator.set(value);
            },
            (list, at, value) -> list.elements()[at] = value);

    @Test
    void lists_that_share_their_numbers_are_as_lists_that_do_not() {
        random(
                new SharedDoubles(new double[] {1, 2, 3, 4, 5}, 4),
                DoubleArrayList.of(1, 2, 3, 4),
                DOUBLES,
                l -> l.clone());
        random(new SharedInts(new int[] {1, 2, 3, 4, 5}, 4), IntArrayList.of(1, 2, 3, 4), INTS, l -> l.clone());
    }

    /// Steps on some lists, each beside one that shares nothing: after each step all are looked at.
    private static <L extends List<?>> void random(L shared, L plain, List<Step<L>> steps, Function<L, L> copy) {
        Random random = new Random(7);
        List<L> ours = new ArrayList<>(List.of(shared));
        List<L> theirs = new ArrayList<>(List.of(plain));
        for (int round = 0; round < ROUNDS; round++) {
            int which = random.nextInt(ours.size());
            if (random.nextInt(3) == 0) {
                L again = copy.apply(ours.get(which));
                L plainly = copy.apply(theirs.get(which));
                assertThat(again.getClass()).isEqualTo(shared.getClass());
                if (ours.size() < 6) {
                    ours.add(again);
                    theirs.add(plainly);
                } else {
                    ours.set(5, again);
                    theirs.set(5, plainly);
                }
            } else if (!ours.get(which).isEmpty()) {
                int step = random.nextInt(steps.size());
                int at = random.nextInt(ours.get(which).size());
                int value = random.nextInt(6);
                steps.get(step).on(ours.get(which), at, value);
                steps.get(step).on(theirs.get(which), at, value);
            } else {
                steps.getFirst().on(ours.get(which), 0, round % 6);
                steps.getFirst().on(theirs.get(which), 0, round % 6);
            }
            assertThat(ours).as("round " + round).isEqualTo(theirs);
            for (L list : ours) { // Tablesaw reads by iterators
                assertThat(new ArrayList<>(list)).isEqualTo(list);
            }
        }
    }

    private static final List<Step<StringColumn>> TEXTS = List.of(
            (column, at, value) -> column.append("text" + value),
            (column, at, value) -> column.appendMissing(),
            (column, at, value) -> column.set(at, "text" + value),
            (column, at, value) -> column.setMissing(at),
            (column, at, value) -> column.sortAscending(),
            (column, at, value) -> column.sortDescending(),
            (column, at, value) -> column.set(column.isEqualTo("text" + value), "other"),
            (column, at, value) -> column.append((Column<String>) column.copy()),
            (column, at, value) -> column.clear());

    @Test
    void texts_that_are_shared_are_as_those_that_are_not() {
        Random random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            String[] values = new String[1 + random.nextInt(6)];
            Arrays.setAll(values, i -> random.nextInt(5) == 0 ? "" : "text" + random.nextInt(4));
            StringColumn shared = Cells.texts("t", values);
            StringColumn copy = (StringColumn) Cells.copy(shared);
            StringColumn plain = StringColumn.create("t", values);
            List<Object> before = seen(shared);
            for (int step = random.nextInt(3); step >= 0; step--) {
                assertThat(seen(copy)).isEqualTo(seen(plain));
                int which = random.nextInt(TEXTS.size());
                int at = random.nextInt(Math.max(1, plain.size()));
                if (!plain.isEmpty()) {
                    TEXTS.get(which).on(copy, at, round % 4);
                    TEXTS.get(which).on(plain, at, round % 4);
                }
            }
            assertThat(seen(copy)).isEqualTo(seen(plain));
            assertThat(seen(Cells.copy(copy))).isEqualTo(seen(Cells.copy(plain)));
            assertThat(seen(shared)).isEqualTo(before);
        }
    }

    /// What Tablesaw tells of a column of texts.
    private static List<Object> seen(Column<?> column) {
        StringColumn texts = (StringColumn) column;
        List<String> counts = new ArrayList<>();
        texts.countByCategory().forEach(row -> counts.add(row.getString(0) + row.getInt(1)));
        counts.sort(null);
        return List.of(
                texts.size(),
                texts.asList(),
                List.of(texts.asObjectArray()),
                texts.isEmpty(),
                texts.countMissing(),
                Arrays.toString(texts.isMissing().toArray()),
                texts.countUnique(),
                texts.asSet(),
                counts,
                texts.isEmpty() ? -1 : texts.countOccurrences(texts.get(0)),
                texts.isEmpty() ? -1 : texts.firstIndexOf(texts.get(texts.size() - 1)),
                Arrays.toString(texts.isIn("text1", "text2").toArray()),
                Arrays.toString(texts.isNotIn("text1").toArray()),
                Arrays.toString(texts.isEqualTo("text3").toArray()),
                Arrays.toString(texts.startsWith("t").toArray()),
                texts.getDummies().size());
    }

    @Test
    void a_few_rows_of_many_texts_do_not_keep_all_of_them() {
        StringColumn many = Cells.texts(
                "t", IntStream.range(0, 3000).mapToObj(i -> "text" + i % 1000).toArray(String[]::new));
        TextCodes few = TextCodes.of((StringColumn) Cells.take(many, new int[] {7, 1007, 5, Cells.NO_ROW}));
        assertThat(few.texts()).containsExactly("text7", "text5");
        assertThat(few.codes()).containsExactly(0, 0, 1, TextCodes.MISSING);
    }

    /// What these lists inherit and only reads, or changes no number that another list has.
    private static final Set<String> HARMLESS = new TreeSet<>(Set.of(
            "clone",
            "clear",
            "compareTo",
            "ensureCapacity",
            "equals",
            "forEach",
            "getDouble",
            "getElements",
            "getInt",
            "indexOf",
            "isEmpty",
            "lastIndexOf",
            "listIterator",
            "of",
            "rem", // by removeDouble, removeInt
            "size",
            "spliterator",
            "toArray",
            "toList",
            "toListWithExpectedSize",
            "trim",
            "wrap"));

    @Test
    void whatever_may_write_is_looked_after() {
        for (Class<?> list : List.of(SharedDoubles.class, SharedInts.class)) {
            Set<String> own = new TreeSet<>();
            for (Method method : list.getDeclaredMethods()) {
                own.add(method.getName() + Arrays.toString(method.getParameterTypes()));
            }
            for (Method method : list.getSuperclass().getDeclaredMethods()) {
                boolean open = (method.getModifiers() & 5) != 0 && !method.isSynthetic(); // public or protected
                if (open && !HARMLESS.contains(method.getName())) {
                    assertThat(own).contains(method.getName() + Arrays.toString(method.getParameterTypes()));
                }
            }
        }
    }

    private static Table table() {
        double[] x = {3, Double.NaN, 1, 2, 3, 0.5};
        return Table.create(
                "t",
                Tables.column("t", "b", "a", "b", "", "c", "a"),
                ColumnArrays.column("x", x),
                ColumnArrays.column("i", new int[] {2, 1, 2, 0, 1, 2}));
    }

    private static List<String> values(Table table) {
        List<String> values = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            for (int row = 0; row < column.size(); row++) {
                values.add(column.name() + " " + column.getString(row));
            }
        }
        return values;
    }

    private static final List<Consumer<Table>> WRITING = List.of(
            t -> t.doubleColumn("x").set(0, 77),
            t -> t.intColumn("i").set(0, 77),
            t -> t.doubleColumn("x").setMissing(2),
            t -> t.intColumn("i").setMissing(2),
            t -> t.doubleColumn("x").sortAscending(),
            t -> t.intColumn("i").sortDescending(),
            t -> t.doubleColumn("x").append(9),
            t -> t.intColumn("i").append(9),
            t -> t.doubleColumn("x").set(t.doubleColumn("x").isMissing(), 5.0),
            t -> t.stringColumn("t").set(0, "new"),
            t -> t.append(table()),
            Table::clear);

    /// All verbs that hand columns on to another table.
    private static final List<Function<Table, Table>> VERBS = List.of(
            Table::copy,
            t -> Tables.select(t, "t", "x", "i"),
            t -> Tables.drop(Tables.getDummies(t, "t")),
            t -> Tables.rename(t, "t", "s"),
            t -> Tables.fillna(t, "z"),
            t -> Tables.interpolate(t),
            t -> Tables.query(t, "i", v -> v >= 0),
            t -> Tables.query(t, row -> true),
            t -> Tables.dropna(t, "i"),
            t -> Tables.iloc(t, "0:6"),
            t -> Tables.head(t, 10),
            t -> Tables.tail(t, 10),
            t -> Tables.split(t, 1).getFirst(),
            t -> Tables.dropDuplicates(t),
            t -> Tables.concat(t),
            t -> Tables.concat(1, t, Table.create(Tables.column("y", 1, 2, 3, 4, 5, 6))),
            t -> Tables.astype(t, "t", "str"),
            t -> Tables.apply(t, "x", v -> v + 1),
            t -> Tables.assign(t, "y", row -> 1),
            t -> Tables.sortValues(Tables.sortValues(t, "x"), "x"),
            t -> Tables.merge(t, Tables.table(Tables.column("i", 0, 1, 2), Tables.column("y", 5, 6, 7)), "left", "i"),
            t -> Tables.merge(Tables.table(Tables.column("i", 0, 1, 2), Tables.column("y", 5, 6, 7)), t, "right", "i"));

    @Test
    void what_is_written_into_a_table_is_not_seen_in_those_made_of_it_nor_the_other_way_round() {
        for (int verb = 0; verb < VERBS.size(); verb++) {
            for (int writing = 0; writing < WRITING.size(); writing++) {
                String name = "verb " + verb + ", writing " + writing;
                Table from = table();
                Table made = VERBS.get(verb).apply(from);
                List<String> before = values(made);
                WRITING.get(writing).accept(from);
                assertThat(values(made)).as(name).isEqualTo(before);

                Table again = table();
                Table changed = VERBS.get(verb).apply(again);
                for (Column<?> column : changed.columns()) {
                    switch (column) {
                        case DoubleColumn decimals -> decimals.set(1, -77).sortDescending();
                        case IntColumn wholes -> wholes.set(1, -77).sortDescending();
                        default -> column.setMissing(1);
                    }
                    column.appendMissing();
                }
                assertThat(values(again)).as(name).isEqualTo(values(table()));
            }
        }
    }

    @Test
    void the_numbers_of_a_column_that_only_hands_them_on_are_there_once() {
        Table table = table();
        Table made = Tables.select(table, "x", "i");
        assertThat(ColumnArrays.of(made.doubleColumn("x"))).isSameAs(ColumnArrays.of(table.doubleColumn("x")));
        assertThat(ColumnArrays.of(made.intColumn("i"))).isSameAs(ColumnArrays.of(table.intColumn("i")));
        assertThat(table.doubleColumn("x").mean())
                .isEqualTo(made.doubleColumn("x").mean());
        assertThat(ColumnArrays.of(made.doubleColumn("x")))
                .as("reading takes no copy")
                .isSameAs(ColumnArrays.of(table.doubleColumn("x")));
    }
}
