package himalia.data;

import static himalia.data.Tables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/// The mistakes of the first lessons: every message says what is wrong, where, and what to do.
class BeginnerTableErrorsTest {
    @TempDir
    Path folder;

    private Table people;
    private final Table numbers = table(column("x", 1.0, 2, 3, 4), column("y", 2.0, 4, 6, 8));

    @BeforeEach
    void files() throws IOException {
        people = csv(write(
                "people.csv", "name,age,height,city\nAnn,30,1.7,Seoul\nBob,,1.8,Busan\nCy,41,,Seoul\nDi,25,1.6,\n"));
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static void says(ThrowingCallable mistake, String... parts) {
        assertThatThrownBy(mistake).isInstanceOf(RuntimeException.class).hasMessageContainingAll(parts);
    }

    @Test
    void a_misspelt_file_is_answered_with_its_neighbours() {
        String typed = folder.resolve("poeple.csv").toString();
        says(() -> csv(typed), "there is no file", "poeple.csv", "did you mean", "people.csv", "holds people.csv");
        says(() -> new DataFiles(folder, null).find("data/people.csv"), "Looked for", "Hint");
    }

    @Test
    void a_file_without_its_folder_is_found_in_data() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        write("data/house.csv", "a\n1\n");
        says(() -> new DataFiles(folder, null).find("house.csv"), "did you mean \"data/house.csv\"?");
        says(() -> new DataFiles(folder, null).find("dat/house.csv"), "did you mean \"data/house.csv\"?");
    }

    @Test
    void files_that_are_no_comma_separated_tables() throws IOException {
        String semicolons = write("semi.csv", "a;b\n1,5;2\n");
        says(() -> csv(semicolons), "line 2", "no ','", "separator(';')", "decimal(',')");
        String tabs = write("tabs.csv", "a\tb\n1,5\t2\n");
        says(() -> csv(tabs), "separator('\\t')");
        String empty = write("empty.csv", "");
        says(() -> csv(empty), "is empty", "Hint");
        says(() -> csv(folder.toString()), "is a folder", "people.csv");
        says(() -> csv((String) null), "the path is null", "Hint");
        says(() -> csv(folder + "/people.csv", o -> o.type("agee", "str")), "\"agee\"", "did you mean \"age\"?");
        says(() -> csv(folder + "/people.csv", o -> o.type("name", "int64")), "\"name\"", "row 0", "\"Ann\"");
        says(() -> csv(folder + "/people.csv", o -> o.thousands(',').decimal(',')), "must be different", "Hint");
    }

    @Test
    void a_wrong_column_name_is_answered_with_a_near_one() {
        says(() -> select(people, "nme"), "select", "\"nme\"", "name, age, height, city", "did you mean \"name\"?");
        says(() -> drop(people, "heigth"), "drop", "did you mean \"height\"?");
        says(() -> pop(people, "agee"), "pop", "did you mean \"age\"?");
        says(() -> sortValues(people, "hight"), "sortValues", "did you mean \"height\"?");
        says(() -> rename(people, "hight", "h"), "rename", "did you mean \"height\"?");
        says(() -> groupBy(people, "cty"), "groupBy", "did you mean \"city\"?");
        says(() -> getDummies(people, "cty"), "getDummies", "did you mean \"city\"?");
        says(() -> fillna(people, Map.of("agee", 1)), "fillna", "did you mean \"age\"?");
        says(() -> valueCounts(people, "cit"), "valueCounts", "did you mean \"city\"?");
        says(() -> query(people, row -> row.getDouble("agee") > 3), "query", "did you mean \"age\"?");
        says(() -> assign(people, "m", row -> row.getDouble("hight") * 2), "assign", "did you mean \"height\"?");
        says(() -> groupBy(people, "city").agg(Map.of("agee", "mean")), "agg", "did you mean \"age\"?");
    }

    @Test
    void conditions_are_functions_and_not_texts() {
        says(() -> query(people, "agee", age -> age > 3), "query", "\"agee\"", "did you mean \"age\"?");
        says(() -> query(people, "cty", "Seoul"), "\"cty\"", "did you mean \"city\"?");
        for (String condition : List.of("age > 5", "age>5", "`age` > 5", " age  >  5 ", "AGE > 5")) {
            says(() -> query(people, condition), "no column", "Hint: query(table, \"age\", v -> v > 5).");
        }
        says(() -> query(people, "age != 30.5"), "query(table, \"age\", v -> v != 30.5)");
        says(() -> query(people, "agee <= 5"), "no column \"agee\"", "did you mean \"age\"?");
        says(() -> query(people, "city == 'Seoul'"), "Hint: query(table, \"city\", \"Seoul\").");
        says(() -> query(people, "city != \"Seoul\""), "row -> !row.getString(\"city\").equals(\"Seoul\")");
        says(() -> query(people, "age", "> 5"), "holds numbers", "\"> 5\"", "Hint: query(table, \"age\", v -> v > 5).");
        says(() -> query(people, "age", "old"), "holds numbers", "\"old\" is none", "v -> v > 30");
        says(() -> query(people, "city"), "which values of \"city\"", "query(table, \"city\", \"Seoul\")");
        says(() -> query(people, "age"), "which values of \"age\"", "v -> v > 30");
        Table odd = table(column("a > b", "x", "y"));
        assertThat(query(odd, "a > b", "x").rowCount()).isEqualTo(1);
        assertThat(query(people, "age", "30", "41.0").rowCount()).isEqualTo(2);
    }

    @Test
    void figures_of_texts() {
        says(() -> quantile(people.column("name"), 0.5), "\"name\" holds text", "Ann", "Hint");
        says(() -> query(people, "name", age -> age > 3), "\"name\" holds text", "Hint");
        says(() -> groupBy(people, "city").select("name").mean(), "mean needs numbers", "\"name\" (str)", "count()");
        says(() -> groupBy(people, "city").agg(Map.of("name", "mean", "age", "max")), "mean needs numbers", "\"name\"");
        says(() -> groupBy(people.selectColumns("name", "city"), "city").agg("std"), "std needs numbers", "\"name\"");
        says(() -> corr(people.selectColumns("name", "city")), "no column of numbers", "name, city", "getDummies");
        says(() -> MinMaxScaler.fit(people), "\"name\" holds text", "Hint");
        says(() -> tensor(people), "\"name\" (str, for example Ann)", "\"city\"", "tensor(table, true)");
        says(() -> apply(people, "name", v -> v + 1), "\"name\" holds text", "Hint");
        says(() -> pivotTable(people, "city", "name", "city", "mean"), "\"city\" holds text");
    }

    @Test
    void names_of_figures_and_methods() {
        says(() -> groupBy(people, "city").agg("average"), "no aggregation \"average\"", "mean, median");
        says(() -> corr(people, "pearsn"), "pearson, spearman or kendall", "did you mean \"pearson\"?");
        says(() -> describe(people, "numbers"), "all, number or text", "did you mean \"number\"?");
        says(() -> at(describe(people), "avg", "age"), "no row labelled \"avg\"", "mean, std");
        says(() -> quantile(people, 25), "from 0 to 1", "0.25 is the first quartile");
    }

    @Test
    void types_that_do_not_fit() {
        says(() -> astype(people, "age", "number"), "no type \"number\"", "float64");
        says(() -> astype(people, "name", "float64"), "row 0 (\"Ann\") is no number");
        Table grouped = table(column("n", "1,234", "-12,345.50"), column("d", "31,12", "1"));
        says(() -> astype(grouped, "n", "int64"), "(\"1,234\")", "o -> o.thousands(',')");
        says(() -> astype(grouped, "n", "float64"), "o -> o.thousands(',')");
        assertThatThrownBy(() -> astype(grouped, "d", "int64")).hasMessageNotContaining("thousands");
        says(() -> astype(people, "age", "int64"), "row 1 is missing", "fillna or dropna");
        says(() -> fillna(people, Map.of("age", "x")), "\"age\" holds float64", "x");
    }

    @Test
    void parts_that_cannot_be() {
        says(() -> split(people, 0.7, 0.5), "add up to 1", "1.2", "split(table, 0.7, 0.2, 0.1)");
        says(() -> split(people, 70, 20, 10), "add up to 1", "100");
        says(() -> trainTestSplit(people, 20.0), "testSize", "20.0", "0.2 is every fifth row");
        says(() -> trainTestSplit(people, 0), "testSize", "0.0");
        says(() -> trainTestSplit(people, o -> o.testSize(0.5).stratify("name")), "Ann", "one row only", "Hint");
        says(() -> kFold(people, 10), "from 2 to the number of rows, 4", "10");
        says(() -> trainTestSplit(people.emptyCopy(), 0.2), "0 rows", "Hint");
        says(() -> sample(people, 10, 1), "0 to 4 rows", "10");
    }

    @Test
    void tables_that_do_not_go_together() {
        says(() -> merge(people, numbers, "inner", "name"), "right table", "\"name\"", "x, y");
        says(() -> merge(people, people, "inner", "nmae"), "left table", "did you mean \"name\"?");
        says(() -> merge(people, numbers, "inner"), "no key column in common", "x, y", "Hint");
        says(() -> merge(people, people, "both", "name"), "inner, left, right or outer", "both");
        says(() -> merge(people, table(column("age", "30")), "left", "age"), "float64", "str", "astype");
        says(() -> concat(1, people, numbers.first(2)), "equally many rows", "4 and 2");
        says(() -> table(column("a", 1, 2, 3), column("b", 1, 2)), "equally long", "\"a\" holds 3", "\"b\" 2");
        says(() -> table(Tensor.zeros(2, 3), "a", "b"), "3 columns", "2 names", "a, b");
    }

    @Test
    void what_cannot_be_scaled() {
        Table constant = table(column("c", 1.0, 1, 1), column("e", Double.NaN, Double.NaN, Double.NaN));
        says(() -> Tables.standardScale(select(constant, "c")), "\"c\" is constant", "pop(table, \"c\")");
        says(() -> StandardScaler.fit(select(constant, "e")), "\"e\" has no values");
        says(() -> MinMaxScaler.fit(numbers).transform(constant), "\"c\" was not in the table", "x, y");
    }

    @Test
    void tables_without_anything() {
        says(() -> describe(Table.create("t")), "describe", "no columns");
        says(() -> iloc(people, "0:2, 9"), "4 columns", "Hint");
        says(() -> loc(people, "Ann"), "no row labelled", "Hint");
    }
}
