package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private record Foreign() {
        @Override
        public String toString() {
            return "foreign";
        }
    }

    private record OfForeign() implements Renderer<Foreign> {
        @Override
        public Class<Foreign> type() {
            return Foreign.class;
        }

        @Override
        public MimeBundle render(Foreign value) {
            return MimeBundle.text("ours");
        }

        @Override
        public String text(Foreign value) {
            return "ours";
        }
    }

    @Test
    void a_print_shows_the_text_of_the_renderer_also_in_lists_and_maps() {
        Renderers renderers = none.with(new OfForeign());
        Foreign x = new Foreign();
        assertThat(renderers.printed(x)).isEqualTo("ours");
        assertThat(renderers.printed(List.of(x, 1))).isEqualTo("[ours, 1]");
        assertThat(renderers.printed(Map.of("a", List.of(x)))).isEqualTo("{a=[ours]}");
        assertThat(renderers.render(List.of(x)).plain()).isEqualTo("[ours]");
        assertThat(renderers.printed(List.of(1, 2))).isNull();
        assertThat(renderers.printed("foreign")).isNull();
        assertThat(renderers.printed(null)).isNull();
        List<Object> cyclic = new ArrayList<>();
        cyclic.add(cyclic);
        assertThat(renderers.printed(cyclic)).isNull();
    }

    @Test
    void a_renderer_without_a_text_leaves_prints_alone_and_does_no_work_for_them() {
        Renderer<Runnable> plan = new Renderer<>() {
            @Override
            public Class<Runnable> type() {
                return Runnable.class;
            }

            @Override
            public MimeBundle render(Runnable value) {
                throw new AssertionError("a print has started it");
            }
        };
        Runnable value = () -> {};
        assertThat(none.with(plan).printed(value)).isNull();
        assertThat(none.with(plan).printed(List.of(value))).isNull();
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
