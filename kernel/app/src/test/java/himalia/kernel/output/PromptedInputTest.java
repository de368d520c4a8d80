package himalia.kernel.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class PromptedInputTest {
    private int asked;

    private PromptedInput answering(String... lines) {
        Iterator<String> answers = List.of(lines).iterator();
        return new PromptedInput(() -> {
            asked++;
            return answers.next();
        });
    }

    @Test
    void a_scanner_gets_one_line_for_each_question() {
        Scanner scanner = new Scanner(answering("안녕 hi", "7 8"), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(scanner.nextLine()).isEqualTo("안녕 hi");
        assertThat(asked).isEqualTo(1);
        assertThat(scanner.nextInt() + scanner.nextInt()).isEqualTo(15);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void an_empty_answer_is_an_empty_line() {
        assertThat(new Scanner(answering(""), java.nio.charset.StandardCharsets.UTF_8).nextLine())
                .isEmpty();
    }

    @Test
    void the_end_of_the_input_is_that_of_a_file_and_who_reads_on_is_asked_again() {
        Iterator<String> answers = Arrays.asList("a", null, null, "b").iterator();
        PromptedInput in = new PromptedInput(answers::next);
        assertThat(in.read()).isEqualTo('a');
        assertThat(in.read()).isEqualTo('\n');
        assertThat(in.read()).isEqualTo(-1);
        assertThat(in.read(new byte[8], 0, 8)).isEqualTo(-1);
        assertThat(in.read()).isEqualTo('b');
    }

    @Test
    void nobody_is_asked_for_what_is_still_there() {
        PromptedInput in = answering("ab");
        assertThat(in.available()).isZero();
        assertThat(in.read()).isEqualTo('a');
        assertThat(in.available()).isEqualTo(2);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void a_new_cell_forgets_the_rest_of_the_line() {
        PromptedInput in = answering("abc", "x");
        in.read();
        in.reset();
        assertThat(in.read()).isEqualTo('x');
    }

    @Test
    void why_nobody_can_be_asked_reaches_the_reader() {
        PromptedInput in = new PromptedInput(() -> {
            throw new IllegalStateException("no input here");
        });
        assertThatThrownBy(() -> new Scanner(in, java.nio.charset.StandardCharsets.UTF_8).nextLine())
                .hasMessage("no input here");
    }
}
