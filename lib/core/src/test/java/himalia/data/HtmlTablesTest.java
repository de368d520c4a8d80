package himalia.data;

import static himalia.data.Tables.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class HtmlTablesTest {
    @Test
    void header_cells_name_the_columns_and_types_are_found() {
        Table table = html("<p>x<table><tr><th>a<th>b \"c\", d<tr><td>1<td>2,345.5<tr><td>n/a<td>7</table>");

        assertThat(table.columnNames()).containsExactly("a", "b \"c\", d");
        assertThat(table.doubleColumn(0).asDoubleArray()).containsExactly(1, Double.NaN);
        assertThat(table.doubleColumn(1).asList()).containsExactly(2345.5, 7.0);
    }

    @Test
    void cells_over_several_places_stand_in_each() {
        Table table = html("""
                <table><thead><tr><th rowspan=2>name<th colspan=2>mark<tr><th>first<th>second</thead>
                <tr><td rowspan=2>Kim<td>1<td>2<tr><td>3<td>4</table>""");

        assertThat(table.columnNames()).containsExactly("name", "mark first", "mark second");
        assertThat(table.stringColumn(0).asList()).containsExactly("Kim", "Kim");
        assertThat(table.intColumn(2).asList()).containsExactly(2, 4);
    }

    @Test
    void tables_count_from_zero_and_may_have_no_header() {
        String page = "<table><tr><td>1<td>x</table><table></table><table><tr><th>y<tr><td>2</table>";

        assertThat(html(page).columnNames()).containsExactly("0", "1");
        assertThat(html(page, 1).intColumn("y").asList()).containsExactly(2);
        assertThatThrownBy(() -> html(page, 2))
                .hasMessageContainingAll("no table number 2", "0: 1 rows, columns 0, 1", "1: 1 rows, columns y");
        assertThatThrownBy(() -> html("<p>nothing")).hasMessageContainingAll("no <table>", "Hint:");
        assertThatThrownBy(() -> html("none.html")).hasMessageContaining("html: there is no file \"none.html\"");
    }

    @Test
    void the_page_tells_its_encoding(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, "<meta charset=euc-kr><table><tr><th>이름<tr><td>김</table>", Charset.forName("EUC-KR"));

        assertThat(html(page.toString()).stringColumn("이름").get(0)).isEqualTo("김");
        assertThat(html(page.toString()).name()).isEqualTo("page");
    }
}
