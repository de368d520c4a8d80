package himalia.kernel.history;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The cells that were run, in this session and in earlier ones.
///
/// Kept in a file of one JSON object a line, so that a crash loses nothing and two kernels can write to it at once.
/// Without a file, or when it cannot be written, the running session is remembered all the same.
public final class History {
    /// One cell that was run.
    public record Entry(int session, int line, String source) {}

    /// A file that has grown beyond this is read from its newer end.
    private static final int MOST_ENTRIES = 20_000;

    private final @Nullable Path file;
    private final List<Entry> entries = new ArrayList<>();
    private final int session;
    private boolean writable;

    /// @param file where history is kept, or null to remember this session only
    public History(@Nullable Path file) {
        this.file = file;
        writable = file != null;
        if (writable) {
            load();
        }
        session = entries.stream().mapToInt(Entry::session).max().orElse(0) + 1;
    }

    /// The number of the running session.
    public int session() {
        return session;
    }

    /// Remembers a cell.
    public synchronized void add(int line, String source) {
        Entry entry = new Entry(session, line, source);
        entries.add(entry);
        if (!writable || file == null) {
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("session", entry.session);
        json.put("line", entry.line);
        json.put("source", entry.source);
        try {
            Files.createDirectories(file.getParent());
            // A half of a letter of two, which has no bytes of its own, is written as `?`.
            byte[] text = (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A read-only home is no reason to fail a cell; the session is still remembered in memory.
            writable = false;
        }
    }

    /// The last `n` cells.
    public synchronized List<Entry> tail(int n) {
        return last(entries, n);
    }

    /// The cells of one session from line `start` up to, not including, line `stop`.
    ///
    /// @param which 0 is the running session, -1 the one before it, a positive number the session itself
    public synchronized List<Entry> range(int which, int start, int stop) {
        int wanted = which > 0 ? which : session + which;
        return entries.stream()
                .filter(e -> e.session == wanted && e.line >= start && e.line < stop)
                .toList();
    }

    /// The last `n` cells that match a pattern.
    ///
    /// @param glob   `*` stands for any text, `?` for one character
    /// @param unique whether a text that was run several times counts once
    public synchronized List<Entry> search(String glob, boolean unique, int n) {
        Predicate<String> matches = glob(glob);
        List<Entry> found = entries.stream().filter(e -> matches.test(e.source)).toList();
        if (unique) {
            Map<String, Entry> latest = new LinkedHashMap<>();
            for (Entry entry : found) {
                latest.remove(entry.source);
                latest.put(entry.source, entry);
            }
            found = List.copyOf(latest.values());
        }
        return last(found, n);
    }

    private static List<Entry> last(List<Entry> all, int n) {
        return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size()));
    }

    private static Predicate<String> glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    private void load() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (String line : lines.subList(Math.max(0, lines.size() - MOST_ENTRIES), lines.size())) {
                parse(line);
            }
        } catch (IOException e) {
            writable = false;
        }
    }

    /// A line that was cut off by a crash is skipped.
    private void parse(String line) {
        try {
            Fields in = Json.parseObject(line);
            entries.add(new Entry(in.integer("session", 0), in.integer("line", 0), in.string("source")));
        } catch (BadMessage damaged) {
            return;
        }
    }
}
