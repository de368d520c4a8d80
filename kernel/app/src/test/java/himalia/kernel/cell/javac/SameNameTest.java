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

    @Test
    void sealed_types_may_name_each_other() {
        try (Engines cells = new Engines()) {
            cells.run("sealed interface Shape permits Circle {}\nrecord Circle(double r) implements Shape {}");
            assertThat(cells.value("new Circle(2).r()")).isEqualTo(2.0);
        }
    }
}
