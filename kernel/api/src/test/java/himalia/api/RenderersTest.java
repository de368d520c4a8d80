package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenderersTest {
    private final Renderers none = Renderers.find(getClass().getClassLoader());

    private record Text<T>(Class<T> type, String says) implements Renderer<T> {
        @Override
        public MimeBundle render(T value) {
            return MimeBundle.text(says + value);
        }
    }

    @Test
    void a_value_without_a_renderer_is_its_text() {
        assertThat(none.render(List.of(1, 2)).plain()).isEqualTo("[1, 2]");
        assertThat(none.render(null).plain()).isEqualTo("null");
    }

    @Test
    void an_array_shows_what_it_holds() {
        assertThat(none.render(new int[] {1, 2}).plain()).isEqualTo("[1, 2]");
        assertThat(none.render(new double[][] {{1}, {2, 3}}).plain()).isEqualTo("[[1.0], [2.0, 3.0]]");
        assertThat(none.render(new String[0]).plain()).isEqualTo("[]");
    }

    @Test
    void the_renderer_of_the_narrowest_type_wins_whatever_the_order() {
        Text<Object> wide = new Text<>(Object.class, "object ");
        Text<Number> narrow = new Text<>(Number.class, "number ");
        assertThat(none.with(wide).with(narrow).render(1).plain()).isEqualTo("number 1");
        assertThat(none.with(narrow).with(wide).render(1).plain()).isEqualTo("number 1");
        assertThat(none.with(narrow).with(wide).render("x").plain()).isEqualTo("object x");
    }

    @Test
    void a_bundle_is_shown_as_it_is() {
        MimeBundle bundle = MimeBundle.of(MimeBundle.HTML, "<b>x</b>");
        assertThat(none.render(bundle)).isSameAs(bundle);
    }

    @Test
    void a_stream_says_that_it_has_not_run() {
        Renderers none = Renderers.find(new ClassLoader(null) {});
        assertThat(none.render(java.util.stream.IntStream.range(0, 3)).plain())
                .isEqualTo(
                        "An IntStream, of which nothing is computed yet.\nHint: `.toArray()` behind it shows what is in it.");
        assertThat(none.render(java.util.stream.Stream.of("a")).plain())
                .startsWith("A Stream")
                .contains("`.toList()`");
    }
}
