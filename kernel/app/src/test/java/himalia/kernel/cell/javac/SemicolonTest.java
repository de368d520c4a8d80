package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SemicolonTest {
    private final Engines cells = new Engines();

    @BeforeEach
    void declare() {
        cells.run("int a = 2, b = 3; int f() { return 4; } void g() { } List<Integer> list = List.of(5);");
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;",
                "a + b;",
                "list.get(0) * 2;",
                "\"text\";",
                "(a);",
                "(f());",
                "a > b ? 1 : 2;",
                "list;",
                "a < b;",
                "new int[] {1}.length;",
                "(double) a;",
                "a + b; // the end",
                "int c = 1;\nc;",
                "list.size() == 1;"
            })
    void what_is_no_statement_of_java_is_shown(String code) {
        assertThat(cells.run(code)).isInstanceOf(CellResult.Value.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f();",
                "g();",
                "a = 5;",
                "a++;",
                "new Object();",
                "if (a > 0) { f(); }",
                "a + b;\nint c = 3;",
                "a;;\n{ }"
            })
    void a_statement_is_silent(String code) {
        assertThat(cells.run(code)).isInstanceOf(CellResult.Done.class);
    }

    @Test
    void all_that_has_a_value_is_shown_if_that_is_wished() {
        cells.engine.showStatements(true);
        assertThat(cells.value("f();")).isEqualTo(4);
        assertThat(cells.value("a = 7;")).isEqualTo(7);
        assertThat(cells.run("g();")).isInstanceOf(CellResult.Done.class);
        assertThat(cells.run("int c = 1;")).isInstanceOf(CellResult.Done.class);
        cells.engine.showStatements(false);
        assertThat(cells.run("f();")).isInstanceOf(CellResult.Done.class);
    }
}
