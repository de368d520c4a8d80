package himalia.kernel.cell;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stack frames as the user of cells thinks of them: those of the kernel, which runs the cells, are left out.
public final class Frames {
    private static final String KERNEL = "himalia.kernel.";
    /// By what the VM comes from one cell to another; most traces leave it out.
    private static final String LINKAGE = "java.lang.invoke.LambdaForm$";

    private static final Pattern FILE = Pattern.compile("Cell \\[(.+)]");
    /// The numbers of cells of files, and their titles.
    private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();

    private static final Map<Integer, String> TITLES = new ConcurrentHashMap<>();
    /// Causes of causes, and what was suppressed in them.
    private static final int DEPTH = 100;

    private Frames() {}

    /// The file name of what a cell declares.
    public static String file(int cell) {
        return "Cell [" + TITLES.getOrDefault(cell, String.valueOf(cell)) + "]";
    }

    /// The number of a cell of a file. It keeps it, so that its classes have one file name.
    static int number(String title) {
        return NUMBERS.computeIfAbsent(title, one -> {
            int number = -1 - TITLES.size();
            while (TITLES.putIfAbsent(number, one) != null) {
                number--;
            }
            return number;
        });
    }

    /// The cell that a frame is in.
    public static OptionalInt cell(StackTraceElement frame) {
        String file = frame.getFileName();
        return cell(file == null ? "" : file);
    }

    /// The cell of a file name.
    static OptionalInt cell(String file) {
        Matcher cell = FILE.matcher(file);
        if (!cell.matches()) {
            return OptionalInt.empty();
        }
        Integer ofFile = NUMBERS.get(cell.group(1));
        if (ofFile != null) {
            return OptionalInt.of(ofFile);
        }
        return cell.group(1).matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(cell.group(1)))
                : OptionalInt.empty();
    }

    /// The frames without those of the kernel, and without what the kernel has called to come to the cell.
    static StackTraceElement[] users(StackTraceElement[] frames) {
        List<StackTraceElement> kept = users(Arrays.asList(frames), frame -> frame);
        return kept.size() == frames.length ? frames : kept.toArray(StackTraceElement[]::new);
    }

    /// The same of frames of any kind.
    static <F> List<F> users(List<F> frames, Function<F, StackTraceElement> element) {
        int outermost = frames.size() - 1;
        while (outermost >= 0 && cell(element.apply(frames.get(outermost))).isEmpty()) {
            outermost--;
        }
        if (outermost < 0) {
            return frames;
        }
        Predicate<F> isKernel = frame -> element.apply(frame).getClassName().startsWith(KERNEL);
        Predicate<F> isHidden = frame -> element.apply(frame).getClassName().startsWith(LINKAGE);
        boolean below = frames.subList(outermost + 1, frames.size()).stream().anyMatch(isKernel);
        return frames.subList(0, below ? outermost + 1 : frames.size()).stream()
                .filter(isKernel.or(isHidden).negate())
                .toList();
    }

    /// Takes the kernel's frames out of an exception, its causes and what was suppressed: somebody is about to tell of
    /// it.
    static void clean(Throwable thrown) {
        clean(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void clean(@Nullable Throwable thrown, Set<Throwable> done) {
        if (thrown == null || done.size() >= DEPTH || !done.add(thrown)) {
            return;
        }
        try {
            StackTraceElement[] frames = thrown.getStackTrace();
            StackTraceElement[] users = users(frames);
            if (users != frames) {
                thrown.setStackTrace(users);
            }
            clean(thrown.getCause(), done);
            for (Throwable one : thrown.getSuppressed()) {
                clean(one, done);
            }
        } catch (CellInterrupted stopped) {
            throw stopped;
        } catch (RuntimeException | Error usersOwn) {
            // Its methods are the user's, and fail: then it is told of as it is.
            return;
        }
    }
}
