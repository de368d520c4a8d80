package himalia.data;

import static himalia.data.Tables.excel;
import static himalia.data.Tables.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/// The book was written by openpyxl.
class ExcelTableTest {
    private final String book = path();

    private static String path() {
        try {
            return Path.of(ExcelTableTest.class.getResource("/tables/book.xlsx").toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_first_sheet_keeps_the_types_of_its_cells() {
        Table table = excel(book);

        assertThat(table.name()).isEqualTo("book");
        assertThat(table.columnNames())
                .containsExactly("name", "mark", "share", "passed", "born", "seen", "code", "Unnamed: 7", "mark.1");
        assertThat(table.rowCount()).isEqualTo(5);
        assertThat(table.stringColumn("name").asList()).startsWith("Kim", "이영희", "");
        assertThat(table.doubleColumn("mark").asList()).startsWith(3.0, 4.0, 5.0);
        assertThat(table.doubleColumn("share").asList()).startsWith(0.5, 1.0, 2.25);
        assertThat(table.column("passed").type()).isEqualTo(ColumnType.BOOLEAN);
        assertThat(table.dateColumn("born").asList()).startsWith(LocalDate.of(2001, 2, 3), LocalDate.of(1999, 12, 31));
        assertThat(table.dateTimeColumn("seen").get(0)).isEqualTo(LocalDateTime.of(2026, 3, 4, 5, 6, 7));
        assertThat(table.stringColumn("code").asList()).startsWith("007", "x", "");
        assertThat(table.column("mark.1").type()).isEqualTo(ColumnType.STRING);
        assertThat(info(table)).contains("passed", "bool", "born");
    }

    @Test
    void other_sheets_have_names_and_numbers() {
        assertThat(excel(book, "Second sheet").intColumn("a").asList()).containsExactly(1, 2);
        assertThat(excel(book, 1).rowCount()).isEqualTo(2);
        assertThat(excel(book, "Empty").columnCount()).isZero();
    }

    @Test
    void errors_teach() {
        assertThatThrownBy(() -> excel(book, "second shet"))
                .hasMessageContainingAll(
                        "no sheet \"second shet\"", "Marks, Second sheet", "did you mean \"Second sheet\"");
        assertThatThrownBy(() -> excel(book, 3)).hasMessageContainingAll("no sheet number 3", "Marks");
        assertThatThrownBy(() -> excel("data/test.csv")).hasMessageContainingAll("no .xlsx file", "csv");
        assertThatThrownBy(() -> excel("data/none.xlsx")).hasMessageContainingAll("excel: there is no file", "Hint:");
    }
}
