package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Declarations that come before what they need.
@Timeout(60)
class WaitingTest {
    private final Engines cells = new Engines();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void a_class_that_overrides_may_come_before_what_it_extends() {
        cells.run("class Impl implements Contract { @Override public int f() { return 3; } }");
        assertThat(Engines.plain(cells.failure("new Impl().f()"))).contains("`Impl` needs Contract");
        cells.run("interface Contract { int f(); }");
        assertThat(cells.value("new Impl().f()")).isEqualTo(3);
        assertThat(cells.failure("class Bad { @Override public int f() { return 1; } }")
                        .message())
                .contains("does not override");
    }

    @Test
    void an_import_completes_what_waits() {
        cells.run("double circle(double r) { return PI * r * r; }");
        cells.run("class Holder { BufferedImage image; }");
        cells.run("import static java.lang.Math.PI;");
        assertThat(cells.value("circle(1)")).isEqualTo(Math.PI);
        cells.run("import java.awt.image.*;");
        assertThat(cells.value("new Holder().image")).isNull();
    }

    @Test
    void a_variable_without_a_name_is_set_and_forgotten() {
        cells.run("int calls = 0;\nint f() { return ++calls; }");
        assertThat(cells.value("int _ = f();\nvar _ = f(); String _ = \"x\";\ncalls"))
                .isEqualTo(2);
        assertThat(cells.engine.variables()).hasSize(1);
    }
}
