package himalia.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A Java, asked what it makes of options.
record Jvm(Path executable) {
    private record Answer(int status, String text) {}

    /// Those of the options that it takes without a word: it would not start with others, or print a warning.
    List<String> understood(List<String> options) throws IOException {
        Answer plain = answer(List.of());
        if (answer(options).equals(plain)) {
            return options;
        }
        List<String> taken = new ArrayList<>();
        for (String option : options) {
            taken.add(option);
            if (!answer(taken).equals(plain)) {
                taken.removeLast();
            }
        }
        return taken;
    }

    /// A kernel whose JVM does not start only tells the log of the server.
    void tryOut(List<String> options) throws IOException, Trouble {
        Answer answer = answer(options);
        if (answer.status != 0) {
            String why =
                    answer.text.lines().findFirst().orElse("no reason given").replaceAll("\\.$", "");
            throw new Trouble("Java does not start with " + String.join(" ", options) + ": " + why + ".");
        }
    }

    private Answer answer(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(options);
        command.add("-version");
        return run(command);
    }

    /// Runs a command to its end.
    static String output(List<String> command) throws IOException {
        Answer answer = run(command);
        if (answer.status != 0) {
            throw new IOException(
                    answer.text.lines().reduce((first, last) -> last).orElse("no reason given"));
        }
        return answer.text;
    }

    private static Answer run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            // As a cache of classes of ours is not that of the JDK, its version says so, or does not.
            return new Answer(process.waitFor(), text.replace(", sharing", ""));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
