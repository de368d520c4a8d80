package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes an exception the way its reader thinks of it: the message, then the lines of his cells, innermost first.
/// Frames of the JDK and of the kernel are left out; of a library the method that was called is named.
public final class Traceback {
    /// In a message: a line of the stack trace of another process, which tells of its insides.
    private static final Pattern FRAME =
            Pattern.compile("\\t(at \\S.*\\(.*\\)|\\.\\.\\. [0-9]+ more)|Driver stacktrace:");

    private static final int FRAMES = 10;
    private static final int CONTEXT = 2;
    /// A getCause() of the user's may give another at each call.
    private static final int CAUSES = 20;
    private static final int WIDTH = 160;
    /// Below a magic there is only the kernel that runs it.
    private static final String MAGICS = "himalia.kernel.magic.";

    private static final List<String> INTERNAL =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "himalia.kernel.", VmNames.OURS);

    private final Function<StackTraceElement, Optional<Spot>> spots;
    private final CellTexts texts;

    public Traceback(Function<StackTraceElement, Optional<Spot>> spots, CellTexts texts) {
        this.spots = spots;
        this.texts = texts;
    }

    /// The whole story, with source lines and causes.
    public List<String> of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "";
        for (Throwable current = thrown;
                current != null && told.size() < CAUSES && told.add(current);
                current = cause(current)) {
            if (prefix.isEmpty() || !says(thrown, current) || tellsMore(current, told)) {
                headline(lines, prefix, current);
                frames(lines, current, true, current instanceof StackOverflowError ? 3 : FRAMES);
                for (Throwable other : current.getSuppressed()) {
                    if (told.add(other)) {
                        headline(lines, "Suppressed: ", other);
                        frames(lines, other, true, 3);
                    }
                }
            }
            prefix = "Caused by: ";
        }
        return lines;
    }

    /// Whether an exception comes from a line that none of those before it names.
    private boolean tellsMore(Throwable cause, Set<Throwable> told) {
        Set<Spot> known = new HashSet<>();
        told.stream().filter(one -> one != cause).forEach(one -> known.addAll(spotsOf(one)));
        return !known.containsAll(spotsOf(cause));
    }

    private List<Spot> spotsOf(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(spots)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether a message tells all that its cause has to say.
    private static boolean says(Throwable thrown, Throwable cause) {
        return !message(cause).isBlank() && message(thrown).contains(message(cause));
    }

    /// A short form without source lines, for the exception of a thread that nobody waits for.
    public List<String> brief(Throwable thrown, String prefix) {
        List<String> lines = new ArrayList<>();
        headline(lines, prefix, thrown);
        frames(lines, thrown, false, 3);
        return lines;
    }

    /// Only the places in cells, for a cell that was stopped.
    public List<String> places(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        frames(lines, thrown, true, 3);
        return lines;
    }

    /// Whether a frame of a cell is in the exception's trace.
    public boolean concerns(Throwable thrown) {
        for (StackTraceElement frame : trace(thrown)) {
            if (spots.apply(frame).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// Simple name of an exception's class, readable also for nested and anonymous ones.
    public static String name(Throwable thrown) {
        String name = thrown.getClass().getName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /// The message, or an empty text; broken `getMessage` methods do no harm.
    public static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            if (message == null && thrown instanceof StackOverflowError) {
                return "too many calls inside each other\nHint: a method that calls itself needs a case in which it does not.";
            }
            if (message == null && isFixed(thrown)) {
                return "this collection cannot be changed\nHint: `new ArrayList<>(list)` makes a copy that can.";
            }
            return message == null ? "" : CellNames.message(message);
        } catch (CellInterrupted stopped) {
            return "(its getMessage() did not end)";
        } catch (Throwable broken) {
            return "(its getMessage() threw " + name(broken) + ")";
        }
    }

    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }

    private static StackTraceElement[] trace(Throwable thrown) {
        try {
            StackTraceElement[] trace = thrown.getStackTrace();
            return trace == null || Arrays.asList(trace).contains(null) ? new StackTraceElement[0] : trace;
        } catch (Throwable broken) {
            return new StackTraceElement[0];
        }
    }

    /// Name and message in one line, of an exception whose methods may be the user's.
    public static String brief(Throwable thrown) {
        String message = message(thrown);
        return message.isEmpty() ? name(thrown) : name(thrown) + ": " + message;
    }

    /// Whether something was to be put into what `List.of`, `toList()` or `Collections.unmodifiable...` have made.
    private static boolean isFixed(Throwable thrown) {
        StackTraceElement[] trace = trace(thrown);
        return thrown instanceof UnsupportedOperationException
                && trace.length > 0
                && trace[0].getClassName().matches("java\\.util\\.(ImmutableCollections|Collections\\$).*");
    }

    private static void headline(List<String> lines, String prefix, Throwable thrown) {
        List<String> message = message(thrown)
                .lines()
                .filter(line -> !FRAME.matcher(line).matches())
                .toList();
        String first = message.isEmpty() ? "" : message.getFirst();
        lines.add(prefix + Ansi.strong(name(thrown)) + (first.isEmpty() ? "" : ": " + first));
        for (int i = 1; i < message.size(); i++) {
            lines.add(message.get(i));
        }
    }

    private void frames(List<String> lines, Throwable thrown, boolean withSource, int limit) {
        StackTraceElement[] trace = trace(thrown);
        int shown = 0;
        Spot previous = null;
        int left = 0;
        StackTraceElement library = null;
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith(MAGICS)) {
                break;
            }
            Optional<Spot> spot = spots.apply(frame);
            if (spot.isPresent()) {
                if (library != null) {
                    lines.add(Ansi.grey("in " + simple(library.getClassName()) + "." + library.getMethodName()));
                    library = null;
                }
                if (spot.get().equals(previous)) {
                    // A recursion is told once.
                    left++;
                } else if (shown++ < limit) {
                    lines.addAll(withSource ? block(spot.get()) : List.of("  " + title(spot.get())));
                } else {
                    left++;
                }
                previous = spot.get();
            } else if (shown == 0 && isLibrary(frame)) {
                library = frame;
            }
        }
        if (library != null) {
            lines.add(Ansi.grey("in " + simple(library.getClassName()) + "." + library.getMethodName()));
        }
        if (left > 0) {
            lines.add(Ansi.grey("... " + left + " more"));
        }
    }

    private static boolean isLibrary(StackTraceElement frame) {
        return INTERNAL.stream().noneMatch(frame.getClassName()::startsWith);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static String title(Spot spot) {
        return Frames.file(spot.cell()) + ", line " + spot.line()
                + (spot.where().isEmpty() ? "" : ", in " + spot.where());
    }

    /// Lines of pasted data may have a hundred thousand letters.
    private static String clip(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "...";
    }

    private List<String> block(Spot spot) {
        List<String> lines = new ArrayList<>(List.of(Ansi.green(title(spot))));
        List<String> source = texts.lines(spot.cell());
        int first = Math.max(1, spot.line() - CONTEXT);
        int last = Math.min(source.size(), spot.line() + CONTEXT);
        int width = String.valueOf(last).length();
        for (int number = first; number <= last; number++) {
            String text =
                    " ".repeat(width - String.valueOf(number).length()) + number + " | " + clip(source.get(number - 1));
            lines.add(number == spot.line() ? Ansi.strong("----> ") + text : "      " + text);
        }
        return lines;
    }
}
