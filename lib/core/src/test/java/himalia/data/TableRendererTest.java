package himalia.data;

import static himalia.data.Tables.column;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MimeBundle;
import himalia.api.Renderers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TableRendererTest {
    private final Renderers renderers = Renderers.find(getClass().getClassLoader());

    @Test
    void is_found_without_registration() {
        MimeBundle bundle = renderers.render(csv("data/test.csv"));

        assertThat(bundle.plain()).isEqualTo(Golden.text("test.repr.txt"));
        assertThat(html(csv("data/test.csv"))).startsWith("<table").contains("10 rows × 4 columns");
    }

    @Test
    void html_holds_nothing_that_an_untrusted_notebook_drops_or_a_theme_hides() {
        String html = html(csv("data/test.csv"));

        assertThat(html).doesNotContain("<script", "<style", "color", "background", "class=", "http");
        assertThat(html).contains("text-align:right");
    }

    @Test
    void texts_are_escaped_and_missing_values_marked() {
        String html = html(table(column("<b>", "<script>alert(1)</script> & $x$", ""), column("x", Double.NaN, 1)));

        assertThat(html).doesNotContain("<script", "<b>");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; <span>$</span>x<span>$</span>");
        assertThat(html.split(">NaN<", -1)).hasSize(3);
    }

    @Test
    void a_missing_value_stands_where_the_values_of_its_column_stand() {
        String html = html(table(column("name", "Ann", null), column("x", Double.NaN, 1)));

        assertThat(html).contains("text-align:left;opacity:0.5\">NaN<", "text-align:right;opacity:0.5\">NaN<");
    }

    @Test
    void long_and_wide_tables_show_their_ends() {
        Column<?>[] columns = IntStream.range(0, 25)
                .mapToObj(c -> DoubleColumn.create("c" + c, new double[1_000_000]))
                .toArray(Column<?>[]::new);
        MimeBundle bundle = renderers.render(table(columns));
        String html = String.valueOf(bundle.data().get(MimeBundle.HTML));

        assertThat(html).contains("1000000 rows × 25 columns", ">c9<", ">…<", ">c15<", "⋮", ">999999<");
        assertThat(html).doesNotContain(">c10<", ">c14<", ">5</th>");
        assertThat(html.split("<tr>", -1)).hasSize(1 + 1 + 11);
        assertThat(bundle.plain()).endsWith("[1000000 rows x 25 columns]");
    }

    @Test
    void a_column_shows_as_a_series() {
        assertThat(renderers.render(column("price", 37.9, 42.25)).plain()).isEqualTo("""
                0    37.90
                1    42.25
                Name: price, dtype: float64""");
        String html = String.valueOf(
                renderers.render(column("<p>", Double.NaN, 42.25)).data().get(MimeBundle.HTML));
        assertThat(html)
                .contains(">NaN</td>", ">42.25</td>", "Name: &lt;p&gt;, dtype: float64")
                .doesNotContain("color:");
        assertThat(renderers.render(column("t", "x".repeat(100))).plain()).contains("x".repeat(46) + "...\n");
        assertThat(renderers.render(DoubleColumn.create("x")).plain()).isEqualTo("Column([], Name: x, dtype: float64)");
        String text =
                renderers.render(column("n", IntStream.range(0, 100).toArray())).plain();
        assertThat(text).contains("4      4\n      ..\n95    95\n").endsWith("Name: n, Length: 100, dtype: int64");
    }

    private String html(Table table) {
        return String.valueOf(renderers.render(table).data().get(MimeBundle.HTML));
    }

    @Test
    void a_print_shows_tables_columns_splits_and_lists_of_them_as_the_notebook_does() {
        Table table = csv("data/test.csv");
        String text = Golden.text("test.repr.txt");
        assertThat(renderers.printed(table)).isEqualTo(text);
        assertThat(renderers.printed(table.column("D")))
                .isEqualTo(renderers.render(table.column("D")).plain())
                .endsWith("Name: D, dtype: int64");
        assertThat(renderers.printed(java.util.List.of(table, table))).isEqualTo("[" + text + ", " + text + "]");
        assertThat(new TrainTestSplit(table, table).toString()).isEqualTo("train:\n" + text + "\ntest:\n" + text);
        assertThat(renderers.printed(himalia.plot.Plot.line(new double[] {1, 2})))
                .isNull();
    }
}
