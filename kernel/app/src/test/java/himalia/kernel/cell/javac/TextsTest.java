package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.CellNames;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the user writes is shown as it is.
@Timeout(60)
class TextsTest {
    private static final String TEXT = "REPL__cells.x, $Run7.y, Notebook#7.y, REPL__cells.$V3_a.a@1f";
    private final Engines cells = new Engines();

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"%s\"",
                "List.of(\"%s\")",
                "Map.of(\"%s\", 1)",
                "new String[] {\"%s\"}",
                "new Object() { public String toString() { return \"%s\"; } }",
            })
    void texts_that_look_like_names_of_ours_are_shown_as_they_are(String code) {
        Object value = cells.value(code.formatted(TEXT));
        String text = value instanceof Object[] array ? List.of(array).toString() : value.toString();
        assertThat(CellNames.clean(value, text)).isEqualTo(text).contains(TEXT);
        cells.run("var kept = " + code.formatted(TEXT) + ";");
        assertThat(cells.engine.variables().getFirst().value()).contains(TEXT);
    }

    @Test
    void messages_of_the_user_stay_and_those_of_the_vm_are_cleaned() {
        assertThat(cells.failure("throw new IllegalStateException(\"" + TEXT + "\");")
                        .message())
                .isEqualTo(TEXT);
        assertThat(cells.failure("Object pet = new Object() { }; enum Color { RED }\n(Color) pet")
                        .message())
                .doesNotContain("REPL");
        assertThat(cells.failure("Color.valueOf(\"BLUE\")").message()).isEqualTo("No enum constant Color.BLUE");
    }

    @Test
    void an_object_that_says_nothing_of_itself_is_named_by_its_class() {
        Object pets = cells.value("class Pet { }\nList.of(new Pet())");
        assertThat(CellNames.clean(pets, pets.toString())).startsWith("[Pet@");
    }

    @Test
    void a_member_is_shown_with_the_access_that_is_written() {
        Object method = cells.value("class Cat { void purr() { } public int age() { return 1; } }\n"
                + "Cat.class.getDeclaredMethod(\"purr\")");
        assertThat(CellNames.clean(method, method.toString())).isEqualTo("void Cat.purr()");
        Object all = cells.value("Arrays.asList(Cat.class.getDeclaredMethods())");
        assertThat(CellNames.clean(all, all.toString()))
                .contains("public int Cat.age()")
                .doesNotContain("public void");
    }

    @Test
    void a_cause_is_shown_with_its_line_also_if_its_message_is_repeated() {
        String risky = "int risky(int n) {\n    return 10 / n;\n}\n";
        assertThat(Engines.plain(cells.failure(
                        risky + "java.util.concurrent.CompletableFuture.supplyAsync(() -> risky(0)).join()")))
                .contains("Caused by: ArithmeticException: / by zero", "----> 2 |     return 10 / n;");
        assertThat(Engines.plain(
                        cells.failure("try { risky(0); } catch (Exception e) { throw new RuntimeException(e); }")))
                .contains("----> 2 |     return 10 / n;");
    }

    @Test
    void suppressed_exceptions_are_shown() {
        assertThat(Engines.plain(cells.failure("class R implements AutoCloseable { public void close() {"
                        + " throw new IllegalStateException(\"not closed\"); } }\n"
                        + "try (var r = new R()) { throw new RuntimeException(\"first\"); }")))
                .contains("RuntimeException: first", "Suppressed: IllegalStateException: not closed");
    }
}
