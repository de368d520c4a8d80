package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private final List<String> shown = new ArrayList<>();

    private final Frontend frontend = new Frontend() {
        @Override
        public void show(MimeBundle bundle, String displayId, boolean update) {
            shown.add((update ? "update " : "show ") + displayId + " " + bundle.data());
        }

        @Override
        public void clear(boolean wait) {
            shown.add("clear " + wait);
        }

        @Override
        public MimeBundle render(Object value) {
            return MimeBundle.text(value.toString()).with("text/html", "<i>" + value + "</i>");
        }
    };

    @BeforeEach
    void watch() {
        frontend.install();
    }

    @AfterEach
    void unwatch() {
        frontend.uninstall();
    }

    @Test
    void a_handle_updates_what_it_showed() {
        DisplayHandle handle = Display.display(1);
        handle.update(2);
        Display.updateDisplay(handle.toString(), 3);
        assertThat(shown)
                .containsExactly(
                        "show " + handle.id() + " {text/plain=1, text/html=<i>1</i>}",
                        "update " + handle.id() + " {text/plain=2, text/html=<i>2</i>}",
                        "update " + handle.id() + " {text/plain=3, text/html=<i>3</i>}");
    }

    @Test
    void a_text_with_a_mime_type_is_taken_as_it_is_and_other_values_lose_their_other_forms() {
        Display.display("<b>hi</b>", "text/html");
        Display.display(1, "text/html");
        assertThat(shown.get(0)).endsWith("{text/html=<b>hi</b>}");
        assertThat(shown.get(1)).endsWith("{text/html=<i>1</i>}");
    }

    @Test
    void the_mime_type_may_stand_first() {
        Display.display("text/html", "<b>hi</b>");
        Display.display("text/html", 1);
        Display.display("a/b is no type", "text/html");
        assertThat(shown.get(0)).endsWith("{text/html=<b>hi</b>}");
        assertThat(shown.get(1)).endsWith("{text/html=<i>1</i>}");
        assertThat(shown.get(2)).endsWith("{text/html=a/b is no type}");
    }

    @Test
    void a_type_has_a_short_name_too() {
        Display.display("html", "<b>hi</b>");
        Display.display("md", "md");
        Display.display("a text", "text");
        Display.display("html", 1);
        assertThat(shown.get(0)).endsWith("{text/html=<b>hi</b>}");
        assertThat(shown.get(1)).endsWith("{text/markdown=md}");
        assertThat(shown.get(2)).endsWith("{text/plain=a text}");
        assertThat(shown.get(3)).endsWith("{text/html=<i>1</i>}");
    }

    @Test
    void what_was_shown_is_replaced_with_the_type_first_or_last() {
        Display.updateDisplay("one", "text/html", "<b>hi</b>");
        Display.updateDisplay("one", "<b>hi</b>", "text/html");
        Display.updateDisplay("one", "html", 1);
        Display.updateDisplay(new DisplayHandle("one"), "md", "*hi*");
        Display.updateDisplay(new DisplayHandle("one"), "text/html", 1);
        assertThat(shown.get(0)).isEqualTo(shown.get(1)).endsWith("{text/html=<b>hi</b>}");
        assertThat(shown.get(2)).isEqualTo(shown.get(4)).endsWith("{text/html=<i>1</i>}");
        assertThat(shown.get(3)).endsWith("{text/markdown=*hi*}");
    }

    @Test
    void without_a_kernel_nothing_can_be_evaluated() {
        assertThatThrownBy(() -> Display.eval("1 + 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no kernel");
    }

    @Test
    void a_form_that_a_value_does_not_have_is_refused_with_those_it_has() {
        assertThatThrownBy(() -> Display.display(1, "image/png"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Integer")
                .hasMessageContaining("image/png")
                .hasMessageContaining("text/plain, text/html");
    }

    @Test
    void what_is_no_mime_type_is_refused_before_anything_is_shown() {
        assertThatThrownBy(() -> Display.display("x", "id1"))
                .hasMessageContaining("\"id1\" is no MIME type")
                .hasMessageContaining("text/html");
        assertThat(shown).isEmpty();
    }

    @Test
    void the_front_end_that_was_there_before_comes_back() {
        assertThat(Frontend.current()).isSameAs(frontend);
        frontend.uninstall();
        assertThat(Frontend.current()).isInstanceOf(ConsoleFrontend.class);
    }

    @Test
    void a_comm_where_nobody_listens_does_nothing() {
        Comm comm = Comm.open("slider", Map.of("start", 1));
        comm.send(Map.of("value", 2));
        comm.close();
        assertThat(comm.target()).isEqualTo("slider");
        assertThat(Comm.all()).isEmpty();
        assertThat(shown).isEmpty();
    }

    /// What a student is offered behind a dot is what he may call.
    @Test
    void nothing_of_the_kernel_s_own_side_is_in_sight() {
        assertThat(Stream.of(Comm.class.getMethods()).map(Method::getName).distinct())
                .containsExactlyInAnyOrder(
                        "open", "onOpen", "all", "id", "target", "send", "onMessage", "onClose", "close", "belongHere");
        assertThat(Stream.of(Frontend.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName))
                .containsExactlyInAnyOrder(
                        "current",
                        "show",
                        "clear",
                        "render",
                        "register",
                        "isNotebook",
                        "atEndOfCell",
                        "capture",
                        "variables",
                        "listen");
    }
}
