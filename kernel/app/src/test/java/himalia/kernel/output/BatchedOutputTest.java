package himalia.kernel.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchedOutputTest {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final BatchedOutput output = new BatchedOutput(pieces::add);

    @Test
    void many_lines_leave_in_few_pieces_and_none_is_lost() {
        PrintStream out = new PrintStream(output, true, UTF_8);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            out.println("line number " + i);
            expected.append("line number ").append(i).append(System.lineSeparator());
        }
        output.flushNow();
        assertThat(String.join("", pieces)).isEqualTo(expected.toString());
        assertThat(pieces.size()).isLessThan(200);
    }

    @Test
    void what_was_printed_leaves_by_itself_after_a_moment() throws InterruptedException {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        new PrintStream(new BatchedOutput(seen::add), true, UTF_8).println("live");
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("live" + System.lineSeparator());
    }

    @Test
    void a_character_in_two_writes_stays_whole() {
        byte[] bytes = "한😀".getBytes(UTF_8);
        for (byte b : bytes) {
            output.write(b);
            output.flushNow();
        }
        assertThat(String.join("", pieces)).isEqualTo("한😀");
    }

    @Test
    void bytes_that_are_no_text_are_marked_and_stop_nothing() {
        output.write(new byte[] {(byte) 0xff, 'a'}, 0, 2);
        output.flushNow();
        assertThat(String.join("", pieces)).isEqualTo("\uFFFDa");
    }

    @Test
    void nothing_is_sent_when_nothing_was_printed() {
        output.flushNow();
        assertThat(pieces).isEmpty();
    }

    @Test
    void what_comes_after_an_error_of_the_vm_leaves_by_itself_again() throws InterruptedException {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Queue<Error> failures = new ConcurrentLinkedQueue<>(
                List.of(new NoClassDefFoundError(), new StackOverflowError(), new OutOfMemoryError()));
        BatchedOutput moody = new BatchedOutput(text -> {
            Error failure = failures.poll();
            if (failure != null) {
                seen.add(failure.getClass().getSimpleName());
                throw failure;
            }
            seen.add(text);
        });
        for (String error : List.of("NoClassDefFoundError", "StackOverflowError", "OutOfMemoryError")) {
            moody.write('.');
            assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(error);
        }
        moody.write('!');
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo("...!");
    }

    @Test
    void what_could_not_leave_and_what_came_meanwhile_leave_together() {
        Queue<Error> failures = new ConcurrentLinkedQueue<>(List.of(new StackOverflowError()));
        BatchedOutput moody = new BatchedOutput(text -> {
            Error failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            pieces.add(text);
        });
        byte[] full = "x".repeat(64 << 10).getBytes(UTF_8);
        moody.write(full, 0, full.length);
        assertThatThrownBy(moody::flushNow).isInstanceOf(StackOverflowError.class);
        moody.write(full, 0, full.length);
        moody.flushNow();
        assertThat(String.join("", pieces)).hasSize(2 * full.length);
    }

    @Test
    void a_piece_is_of_one_speaker() {
        String[] speaker = {"cell"};
        List<String> said = new ArrayList<>();
        BatchedOutput shared =
                new BatchedOutput(new Turns(), () -> speaker[0], (who, text) -> said.add(who + ": " + text));
        PrintStream stream = new PrintStream(shared, true, UTF_8);
        stream.print("a");
        stream.print("b");
        speaker[0] = "handler";
        stream.print("c");
        speaker[0] = "cell";
        stream.print("d");
        shared.flushNow();
        assertThat(said).containsExactly("cell: ab", "handler: c", "cell: d");
    }

    @Test
    void two_streams_that_share_their_turns_keep_the_order_of_their_lines() {
        Turns turns = new Turns();
        BatchedOutput out = new BatchedOutput(turns, () -> null, (_, text) -> pieces.add("out " + text));
        BatchedOutput err = new BatchedOutput(turns, () -> null, (_, text) -> pieces.add("err " + text));
        for (int i = 0; i < 5; i++) {
            write(out, i + "a");
            write(out, i + "b");
            write(err, i + "c");
        }
        out.flushNow();
        err.flushNow();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.addAll(List.of("out " + i + "a" + i + "b", "err " + i + "c"));
        }
        // The timer may have cut a piece in two.
        assertThat(joined(pieces)).isEqualTo(joined(expected));
    }

    private static void write(BatchedOutput to, String text) {
        to.write(text.getBytes(UTF_8), 0, text.length());
    }

    private static String joined(List<String> pieces) {
        StringBuilder all = new StringBuilder();
        String last = "";
        for (String piece : pieces) {
            String who = piece.substring(0, 3);
            all.append(who.equals(last) ? "" : who).append(piece.substring(4));
            last = who;
        }
        return all.toString();
    }

    @Test
    void lines_that_change_streams_without_end_leave_in_few_pieces_and_none_is_lost() {
        Turns turns = new Turns();
        List<String> said = new CopyOnWriteArrayList<>();
        BatchedOutput out = new BatchedOutput(turns, () -> null, (_, text) -> pieces.add(text));
        BatchedOutput err = new BatchedOutput(turns, () -> null, (_, text) -> said.add(text));
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            write(out, "o");
            write(err, "e");
        }
        out.flushNow();
        err.flushNow();
        long moments = (System.nanoTime() - start) / 50_000_000 + 2;
        assertThat(String.join("", pieces)).isEqualTo("o".repeat(20_000));
        assertThat(String.join("", said)).isEqualTo("e".repeat(20_000));
        assertThat(pieces.size() + said.size()).isLessThan((int) Math.min(30_000, 2 * 110 * moments));
    }
}
