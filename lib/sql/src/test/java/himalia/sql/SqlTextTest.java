package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    private static List<String> texts(String sql) {
        return SqlText.of(sql).statements().stream()
                .map(one -> one.text().strip())
                .toList();
    }

    @Test
    void statements_end_at_semicolons_outside_quotes_and_comments() {
        assertThat(texts("select ';', \";\"; -- a; b\nselect 2 /* ; */; $$;$$; select $a$ ; $$ $a$;;"))
                .containsExactly("select ';', \";\"", "-- a; b\nselect 2 /* ; */", "$$;$$", "select $a$ ; $$ $a$");
        assertThat(texts("  -- nothing\n ; /* nothing */ ")).isEmpty();
    }

    @Test
    void a_statement_knows_where_it_begins() {
        String text = "select 1;\n select 2";
        SqlText.Statement second = SqlText.of(text).statements().get(1);
        assertThat(second.text()).isEqualTo("select 2");
        assertThat(second.start()).isEqualTo(text.indexOf("select 2"));
    }

    @Test
    void marks_count_outside_quotes_and_comments() {
        assertThat(SqlText.of("select ?, '?', \"?\" -- ?\n, ? /* ? */; select ?")
                        .marks())
                .isEqualTo(3);
    }

    @Test
    void a_name_behind_a_colon_is_a_variable_if_there_is_one() {
        SqlText.Statement one = SqlText.of(
                        "select :x, a::x, b[1:x], {'k':x}, ':x', :other where c=:x and d in (:y)", Set.of("x", "y"))
                .statements()
                .getFirst();
        assertThat(one.text()).isEqualTo("select ? , a::x, b[1:x], {'k':x}, ':x', :other where c=?  and d in (? )");
        assertThat(one.names()).containsExactly("x", "x", "y");
        assertThat(one.marks()).isEqualTo(3);
    }

    @Test
    void the_verb_is_the_first_word() {
        assertThat(SqlText.of("/* a */ -- b\n SELECT 1").statements().getFirst().verb())
                .isEqualTo("select");
    }
}
