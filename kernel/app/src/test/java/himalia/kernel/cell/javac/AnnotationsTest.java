package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AnnotationsTest {
    private final Engines cells = new Engines();

    @AfterEach
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void f() { @SuppressWarnings(\"unused\") int x = 1; }\nf();",
                "class A { int f() { @Deprecated int x = 1; return x; } }\nnew A().f();",
                "class A { A() { @Deprecated int x = 1; } { @Deprecated int y = 2; } static { @Deprecated int z = 3; } }\nnew A();",
                "class A<T> { void f() { @SuppressWarnings(\"unchecked\") T[] t = (T[]) new Object[2]; } }\nnew A<String>().f();",
                "void f() { for (@Deprecated int i = 0; i < 1; i++) { } Runnable r = () -> { @Deprecated var q = 1; }; r.run(); }\nf();",
                "@interface Mark { int value() default 1; }\nint f(@Mark int p) { @Mark(3) class L { @Mark int n = p; } return new L().n; }\nf(2);",
                "void f() throws Exception { try (@Deprecated var in = new StringReader(\"\")) { in.read(); } catch (@Deprecated Exception e) { } }\nf();",
                "@Deprecated int x = 5;\n{ @Deprecated int y = x; }",
            })
    void local_variables_can_be_annotated_everywhere(String code) {
        assertThat(cells.run(code).toString()).as(code).startsWith("Done");
    }

    @Test
    void a_variable_says_what_it_does_not_want_to_be_warned_of() {
        assertThat(
                        said(
                                "@SuppressWarnings(\"unchecked\")\nList<String> a = (List<String>) (Object) new ArrayList<Integer>();"))
                .isEmpty();
        assertThat(said("@SuppressWarnings({\"rawtypes\", \"unchecked\"}) List<String> b = new ArrayList(List.of(1));"))
                .isEmpty();
        assertThat(said("@SuppressWarnings(\"deprecation\") java.util.Date c = new java.util.Date(1, 2, 3);"))
                .isEmpty();
        assertThat(said("List<String> d = (List<String>) (Object) new ArrayList<Integer>();"))
                .contains("unchecked");
    }

    private String said(String code) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            cells.run(code);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
