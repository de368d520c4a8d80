package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
}
