package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.TestClient.Received;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the child processes of a cell print.
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {
    private static RunningKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel(new JavacEngine(List.of()));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void what_is_inherited_is_printed_where_the_cell_prints() {
        List<Received> said = run("""
                var p = new ProcessBuilder("sh", "-c", "echo out; echo 한글; echo err >&2; exit 3").inheritIO().start();
                p.waitFor()""");
        assertThat(text(said, "stdout")).isEqualTo("out\n한글\n");
        assertThat(text(said, "stderr")).isEqualTo("err\n");
        assertThat(said.toString()).contains("text/plain=3");
    }

    @Test
    void much_of_it_comes_whole_and_in_order() {
        List<Received> said = run("""
                System.out.println("before");
                new ProcessBuilder("seq", "1", "20000").inheritIO().start().waitFor();
                System.out.println("behind");""");
        String expected =
                IntStream.rangeClosed(1, 20_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        assertThat(text(said, "stdout")).isEqualTo("before\n" + expected + "behind\n");
    }

    @Test
    void both_may_be_one_and_each_may_be_inherited_alone() {
        assertThat(text(run("""
                new ProcessBuilder("sh", "-c", "echo out; echo err >&2").redirectErrorStream(true).inheritIO().start().waitFor();"""), "stdout")).isEqualTo("out\nerr\n");
        List<Received> said = run("""
                var pb = new ProcessBuilder("sh", "-c", "echo out; echo err >&2").redirectError(ProcessBuilder.Redirect.INHERIT);
                var p = pb.start();
                String read = p.inputReader().readLine();
                p.waitFor();
                read + " " + pb.redirectError()""");
        assertThat(text(said, "stderr")).isEqualTo("err\n");
        assertThat(said.toString()).contains("text/plain=out INHERIT");
    }

    @Test
    void the_last_of_a_pipeline_prints_where_the_cell_prints_and_each_complains_there() {
        List<Received> said = run("""
                var first = new ProcessBuilder("sh", "-c", "echo b; echo a; echo first >&2").redirectError(ProcessBuilder.Redirect.INHERIT);
                var last = new ProcessBuilder("sort").inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
                for (var p : ProcessBuilder.startPipeline(List.of(first, last))) { p.waitFor(); }
                last.redirectOutput()""");
        assertThat(text(said, "stdout")).isEqualTo("a\nb\n");
        assertThat(text(said, "stderr")).isEqualTo("first\n");
        assertThat(said.toString()).contains("text/plain=INHERIT");
        assertThat(run("""
                var pipes = ProcessBuilder.startPipeline(List.of(new ProcessBuilder("echo", "x"), new ProcessBuilder("cat")));
                pipes.get(1).inputReader().readLine() + Runtime.getRuntime().exec(new String[] {"echo", "y"}).inputReader().readLine()""").toString()).contains("text/plain=xy");
    }

    @Test
    void a_process_that_leaves_another_behind_is_not_waited_for() {
        assertThat(text(run("""
                new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!").redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT).start().waitFor();"""), "stdout").strip())
                .satisfies(pid -> assertThat(ProcessHandle.of(Long.parseLong(pid))
                                .orElseThrow()
                                .destroy())
                        .isTrue());
    }

    @Test
    void other_processes_are_as_they_were() {
        assertThat(run("new String(new ProcessBuilder(\"echo\", \"x\").start().getInputStream().readAllBytes())")
                        .toString())
                .contains("text/plain=x");
    }

    private static List<Received> run(String code) {
        String id = kernel.client.send(Channel.SHELL, RunningKernel.cell(code));
        assertThat(kernel.client.answer(Channel.SHELL, id).content()).as(code).containsEntry("status", "ok");
        return kernel.client.published(id);
    }

    private static String text(List<Received> said, String stream) {
        return said.stream()
                .filter(one -> one.type().equals("stream")
                        && stream.equals(one.content().get("name")))
                .map(one -> String.valueOf(one.content().get("text")))
                .collect(Collectors.joining());
    }
}
