package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import himalia.kernel.cell.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VariablesTest {
    @Test
    void a_library_sees_the_values_of_variables_as_they_are() {
        try (Engines cells = new Engines()) {
            cells.run("int counted = 1; String none = null;");
            assertThat(cells.engine.values()).isEqualTo(Map.of("counted", 1));
            cells.run("counted = 2; var list = List.of(3);");
            assertThat(cells.engine.values()).containsExactly(entry("counted", 2), entry("list", List.of(3)));
        }
    }

    @Test
    void variables_are_listed_with_type_shape_and_value() {
        try (Engines cells = new Engines()) {
            assertThat(cells.engine.variables()).isEmpty();
            cells.run("""
                    int n = 3;
                    var names = List.of("Kim", "Lee");
                    double[][] grid = new double[2][3];
                    String text = "x".repeat(1000);
                    Map<String, Integer> ages = new HashMap<>();
                    class Box { public int[] shape() { return new int[] {4, 5}; } }
                    var box = new Box();
                    int[] nothing;""");
            cells.run("n = 4; int n2 = 1; String n2 = \"two\";");
            assertThat(cells.engine.variables())
                    .contains(
                            new Variable("n", "int", "", "4"),
                            new Variable("names", "List<String>", "2", "[Kim, Lee]"),
                            new Variable("grid", "double[][]", "2 x 3", "[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]"),
                            new Variable("text", "String", "", "x".repeat(80) + "..."),
                            new Variable("ages", "Map<String, Integer>", "0", "{}"),
                            new Variable("nothing", "int[]", "", "null"),
                            new Variable("n2", "String", "", "two"))
                    .extracting(Variable::name)
                    .containsExactly("n", "names", "grid", "text", "ages", "box", "nothing", "n2");
            assertThat(cells.engine.variables().get(5).shape()).isEqualTo("[4, 5]");
        }
    }

    @Test
    void one_whose_text_never_ends_does_not_hide_the_others() {
        try (Engines cells = new Engines()) {
            cells.run(
                    "class Endless { public String toString() { while (true) { } } }\nvar endless = new Endless();\nint m = 2;");
            assertThat(cells.engine.variables())
                    .containsExactly(
                            new Variable("endless", "Endless", "", "(its text takes too long)"),
                            new Variable("m", "int", "", "2"));
        }
    }
}
