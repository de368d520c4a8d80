package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A student's class may have the name of an imported one.
@Timeout(60)
class SameNameTest {
    @Test
    void a_class_of_a_cell_wins_over_an_import_and_later_cells_go_on() {
        try (Engines cells = new Engines()) {
            cells.run("import java.time.LocalDate;");
            cells.run("class LocalDate { int x = 1; }");
            assertThat(cells.value("new LocalDate().x")).isEqualTo(1);
            assertThat(cells.value("1 + 1")).isEqualTo(2);
        }
    }

    @Test
    void an_import_wins_over_a_class_of_an_earlier_cell() {
        try (Engines cells = new Engines()) {
            cells.run("class LocalDate { int x = 1; }");
            cells.run("import java.time.LocalDate;");
            assertThat(cells.value("LocalDate.of(2026, 1, 2).getYear()")).isEqualTo(2026);
            assertThat(cells.value("1 + 1")).isEqualTo(2);
        }
    }

    @Test
    void both_in_one_cell_leave_the_class() {
        try (Engines cells = new Engines()) {
            cells.run("import java.time.LocalTime;\nclass LocalTime { int y = 2; }\nnew LocalTime().y");
            assertThat(cells.value("1 + 1")).isEqualTo(2);
        }
    }

    /// Java takes a name for a class before it takes it for a package.
    @Test
    void a_class_called_as_a_package_of_ours_could_be_is_no_trouble() {
        try (Engines cells = new Engines()) {
            cells.run("class REPL { static int q = 1; }\nclass himalia { }\nint Notebook = 1;");
            cells.run("import module java.base;\nimport module java.desktop;");
            cells.run("enum Color { RED }");
            cells.run("Color c = Color.RED;");
            assertThat(cells.value("enum Color { RED, BLUE; int f() { return 2; } }\nColor.BLUE.f()"))
                    .isEqualTo(2);
            assertThat(cells.value("REPL.q")).isEqualTo(1);
        }
    }

    @Test
    void a_class_called_as_those_of_ours_is_refused_and_does_no_harm() {
        try (Engines cells = new Engines()) {
            for (String name : new String[] {"$Run1", "$V1_x", "$M1_f"}) {
                assertThat(cells.failure("class " + name + " { }").message()).contains("`" + name + "`");
            }
            cells.run("class $Value { static int n = 3; }\nclass $Running { }\nclass $ { }");
            assertThat(cells.value("$Value.n")).isEqualTo(3);
        }
    }

    @Test
    void sealed_types_may_name_each_other() {
        try (Engines cells = new Engines()) {
            cells.run("sealed interface Shape permits Circle {}\nrecord Circle(double r) implements Shape {}");
            assertThat(cells.value("new Circle(2).r()")).isEqualTo(2.0);
        }
    }
}
