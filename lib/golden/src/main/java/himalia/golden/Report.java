package himalia.golden;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts and prints: `ops 597/599` per file, then what failed, then what the API lacks, most wanted first.
final class Report {
    private static final int WIDTH = 160;

    private final PrintStream out;
    private final Known known;
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Integer> missing = new TreeMap<>();
    private int open;

    Report(PrintStream out, Known known) {
        this.out = out;
        this.known = known;
    }

    void file(String name, Stream<Case> cases) {
        int[] count = new int[2];
        cases.forEach(c -> {
            Outcome outcome = VectorFiles.run(c);
            count[0] += outcome instanceof Outcome.Passed ? 1 : 0;
            count[1]++;
            add(name, c, outcome);
        });
        out.println(name + " " + count[0] + "/" + count[1]);
    }

    private void add(String file, Case c, Outcome outcome) {
        String reason = known.reason(file, c);
        switch (outcome) {
            case Outcome.Passed _ -> {}
            case Outcome.Failed f when reason == null -> line("fail", file, c, f.reason());
            case Outcome.Missing m
            when reason == null -> {
                missing.merge(m.name(), 1, Integer::sum);
                line("unmapped", file, c, m.reason());
            }
            default -> failures.add(shown("known", file, c, reason));
        }
    }

    private void line(String kind, String file, Case c, @Nullable String reason) {
        open++;
        failures.add(shown(kind, file, c, reason));
    }

    private static String shown(String kind, String file, Case c, @Nullable String reason) {
        String line = kind + " " + file + " " + c.id() + ": " + reason;
        String flat = line.replaceAll("\\s*\\n\\s*", " | ");
        return flat.length() <= WIDTH ? flat : flat.substring(0, WIDTH - 3) + "...";
    }

    /// Prints all that did not pass.
    ///
    /// @return how many cases neither passed nor are known
    int close() {
        failures.forEach(out::println);
        missing.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e -> out.println("missing " + e.getValue() + " x " + e.getKey()));
        return open;
    }
}
