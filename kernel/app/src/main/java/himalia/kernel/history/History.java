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
    public List<Entry> search(String glob, boolean unique, int n) {
        // Not held meanwhile: the next cell must not wait for a long search.
        List<Entry> found = tail(Integer.MAX_VALUE).stream()
                .filter(e -> matches(glob, e.source))
                .toList();
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

    /// Whether a text matches. It goes back to the last star only: a regular expression would try all of them, and of
    /// a dozen it would never come to an end.
    private static boolean matches(String glob, String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int behind = 0;
        while (at < text.length()) {
            boolean more = in < glob.length();
            if (more && glob.charAt(in) == '*') {
                star = in++;
                behind = at;
            } else if (more && glob.charAt(in) == '?') {
                in++;
                at = text.offsetByCodePoints(at, 1);
            } else if (more && glob.charAt(in) == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                behind = text.offsetByCodePoints(behind, 1);
                at = behind;
            } else {
                return false;
            }
        }
        while (in < glob.length() && glob.charAt(in) == '*') {
            in++;
        }
        return in == glob.length();
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
