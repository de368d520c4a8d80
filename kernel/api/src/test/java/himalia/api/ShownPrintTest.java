package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ShownPrintTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ShownPrint out = new ShownPrint(bytes, value -> value instanceof StringBuilder ? "shown" : null);

    private String printed() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void an_object_is_printed_with_the_text_that_is_shown_of_it() {
        StringBuilder value = new StringBuilder("own");
        out.println(value);
        out.print((Object) value);
        out.printf("|%s|%5.1f|%n", value, 2.0);
        out.format(Locale.ROOT, "%d %s%n", 3, value);
        assertThat(printed()).isEqualTo("shown\nshown|shown|  2.0|\n3 shown\n");
    }

    @Test
    void everything_else_is_printed_as_java_does() {
        out.println(List.of(1, 2));
        out.println((Object) null);
        out.println((String) null);
        out.println("안녕");
        out.println(new char[] {'a', 'b'});
        out.println(1.5);
        out.println(true);
        out.printf("%s %x%n", null, 255);
        out.printf("no arguments%n", (Object[]) null);
        out.println();
        assertThat(printed()).isEqualTo("[1, 2]\nnull\nnull\n안녕\nab\n1.5\ntrue\nnull ff\nno arguments\n\n");
    }

    @Test
    void halves_of_a_letter_become_one() {
        out.print('\ud83d');
        out.print("");
        out.print('\ude00');
        out.print(new char[] {'a', '\ud83d'});
        out.append('\ude00').append("b", 0, 1).println('c');
        assertThat(printed()).isEqualTo("\ud83d\ude00a\ud83d\ude00bc\n");
    }

    @Test
    void what_a_print_could_not_pass_on_does_not_come_with_a_later_one() {
        List<Consumer<ShownPrint>> prints = List.of(
                out -> out.print("lost"),
                out -> out.println("lost"),
                out -> out.print((Object) "lost"),
                out -> out.println((Object) "lost"),
                out -> out.print(true),
                out -> out.println(true),
                out -> out.print('l'),
                out -> out.println('l'),
                out -> out.print(1),
                out -> out.println(1),
                out -> out.print(1L),
                out -> out.println(1L),
                out -> out.print(1f),
                out -> out.println(1f),
                out -> out.print(1.0),
                out -> out.println(1.0),
                out -> out.print(new char[] {'l'}),
                out -> out.println(new char[] {'l'}),
                ShownPrint::println,
                out -> out.printf("lost"),
                out -> out.format(Locale.ROOT, "%d", 1),
                out -> out.append('l'),
                out -> out.append("lost"),
                out -> out.append("lost", 1, 2),
                out -> out.writeBytes(new byte[] {'l'}));
        for (int i = 0; i < prints.size(); i++) {
            Consumer<ShownPrint> print = prints.get(i);
            var lines = new ByteArrayOutputStream();
            var full = new AtomicBoolean(true);
            ShownPrint out = new ShownPrint(
                    new OutputStream() {
                        @Override
                        public void write(int one) {
                            if (full.get()) {
                                throw new StackOverflowError();
                            }
                            lines.write(one);
                        }
                    },
                    value -> null);
            assertThatThrownBy(() -> print.accept(out)).as("print %d", i).isInstanceOf(StackOverflowError.class);
            full.set(false);
            out.print("next");
            out.flush();
            assertThat(lines.toString(StandardCharsets.UTF_8)).as("print %d", i).isEqualTo("next");
        }
    }
}
