package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Completion;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tab and Shift-Tab behind a table, a tensor, a list: the verbs of a lecture are there, too.
@Timeout(300)
class LectureHelpTest {
    private static LectureCells cells;

    @BeforeAll
    static void start() {
        cells = new LectureCells();
        assertThat(cells.shown("""
                var df = Table.create(IntColumn.create("A", new int[] {1, 2, 6}), DoubleColumn.create("B", 4, 5, 9));
                Tensor x = tensor(1., 2.);
                List<Tensor> all = List.of(x, x);
                Tensor twice(Tensor t) { return t * 2; }
                """)).isEmpty();
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    private static List<Completion.Match> tab(String code) {
        return cells.complete(code).matches();
    }

    private static List<String> ours(String code) {
        return tab(code).stream()
                .filter(match -> match.kind().equals("function"))
                .map(Completion.Match::text)
                .toList();
    }

    @Test
    void the_verbs_for_tables_come_before_what_tablesaw_has() {
        List<Completion.Match> all = tab("df.");
        int first = all.indexOf(all.stream()
                .filter(match -> match.kind().equals("method"))
                .findFirst()
                .orElseThrow());
        assertThat(ours("df."))
                .contains("head(", "describe(", "pop(", "info()", "dropna(", "groupBy(", "mean()", "isnull()")
                // They have methods of these names themselves.
                .doesNotContain("plus(", "transpose()", "println(", "sortOn(");
        assertThat(all.subList(0, first)).extracting(Completion.Match::kind).containsOnly("function");
        assertThat(tab("df.des")).extracting(Completion.Match::text).startsWith("describe(");
        assertThat(tab("df.describe().he")).extracting(Completion.Match::text).startsWith("head(");
    }

    @Test
    void behind_a_tensor_and_a_list_they_come_after_its_own_methods() {
        assertThat(ours("x.")).contains("twice()", "mseLoss(", "data()");
        assertThat(tab("x.s")).extracting(Completion.Match::kind).startsWith("method");
        assertThat(ours("(x * 2).tw")).containsExactly("twice()");
        assertThat(ours("all.")).contains("cat(", "stack(", "append(");
        assertThat(tab("all.")).extracting(Completion.Match::text).contains("size()");
        assertThat(ours("\"text\".")).doesNotContain("cat(", "head(");
        assertThat(ours("Table.")).isEmpty();
    }

    @Test
    void shift_tab_shows_the_verb() {
        assertThat(cells.inspect("df.describe")).contains("describe(Table table)");
        assertThat(cells.inspect("df.describe()")).contains("describe(Table table)");
        assertThat(cells.inspect("df.value_counts")).contains("valueCounts(");
        assertThat(cells.inspect("x.twice")).contains("twice(Tensor t)");
    }
}
