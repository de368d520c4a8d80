package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Spot;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Where in the cells a line of a generated class comes from.
final class SnippetIndex implements Function<StackTraceElement, Optional<Spot>> {
    private static final Pattern CLASS = Pattern.compile("(REPL\\.\\$JShell\\$[0-9]+[A-Z]*)(.*)");

    private record Origin(int cell, String code, int start) {
        int line(int offset) {
            int end = Math.min(code.length(), start + offset);
            return 1
                    + (int) code.substring(0, end)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }
    }

    private final JShell shell;
    private final ReentrantLock lock;
    private final Map<Snippet, Origin> origins = new IdentityHashMap<>();
    /// Generated class, then its line, then the place.
    private final Map<String, NavigableMap<Integer, Spot>> lines = new HashMap<>();
    private Origin running;

    SnippetIndex(JShell shell, ReentrantLock lock) {
        this.shell = shell;
        this.lock = lock;
    }

    /// From now on unknown snippets come from here.
    void running(int cell, String code, int start) {
        running = new Origin(cell, code, start);
    }

    /// A snippet has been compiled, or compiled again.
    void register(Snippet snippet) {
        if (snippet.kind() == Snippet.Kind.IMPORT || snippet.kind() == Snippet.Kind.ERRONEOUS) {
            return;
        }
        Origin origin = origins.computeIfAbsent(snippet, unknown -> running);
        SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
        String wrapped = wrapper.wrapped();
        NavigableMap<Integer, Spot> byLine = lines.computeIfAbsent(wrapper.fullClassName(), name -> new TreeMap<>());
        String source = snippet.source();
        int wrappedLine = 1;
        int seen = 0;
        for (int i = 0; i < source.length(); i++) {
            if (Character.isWhitespace(source.charAt(i))) {
                continue;
            }
            int at = wrapper.sourceToWrappedPosition(i);
            if (at < seen) {
                wrappedLine = 1;
                seen = 0;
            }
            for (; seen < at && seen < wrapped.length(); seen++) {
                if (wrapped.charAt(seen) == '\n') {
                    wrappedLine++;
                }
            }
            byLine.putIfAbsent(wrappedLine, new Spot(origin.cell, origin.line(i), ""));
        }
    }

    @Override
    public Optional<Spot> apply(StackTraceElement frame) {
        Matcher name = CLASS.matcher(frame.getClassName());
        if (!name.matches() || frame.getLineNumber() <= 0) {
            return Optional.empty();
        }
        lock.lock();
        try {
            if (!lines.containsKey(name.group(1))) {
                shell.snippets()
                        .filter(snippet -> !origins.containsKey(snippet))
                        .forEach(this::register);
            }
            return Optional.ofNullable(lines.get(name.group(1)))
                    .flatMap(byLine -> spot(byLine, frame))
                    .map(found -> new Spot(found.cell(), found.line(), where(name.group(2), frame.getMethodName())));
        } finally {
            lock.unlock();
        }
    }

    /// The statement that JShell puts around an expression begins on a line before it: what fails there fails in the
    /// expression.
    private static Optional<Spot> spot(NavigableMap<Integer, Spot> byLine, StackTraceElement frame) {
        Spot exact = byLine.get(frame.getLineNumber());
        if (exact == null && frame.getMethodName().startsWith("do_it$")) {
            return Optional.ofNullable(byLine.ceilingEntry(frame.getLineNumber()))
                    .or(() -> Optional.ofNullable(byLine.firstEntry()))
                    .map(Map.Entry::getValue);
        }
        return Optional.ofNullable(exact);
    }

    private static String where(String nested, String method) {
        String type = nested.replaceFirst("^\\$", "").replace('$', '.').replaceAll("(^|\\.)\\d+(?=\\.|$)", "");
        if (method.startsWith("lambda$")) {
            String around = method.replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1");
            return around.startsWith("do_it$") || around.isEmpty() ? "a lambda" : "a lambda of " + around;
        }
        if (method.startsWith("do_it$")) {
            return "";
        }
        return switch (method) {
            case "<init>" -> type.isEmpty() ? "" : "new " + type;
            case "<clinit>" -> type;
            default -> type.isEmpty() ? method : type + "." + method;
        };
    }
}
