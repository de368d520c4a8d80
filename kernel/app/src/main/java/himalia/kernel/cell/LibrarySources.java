package himalia.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The sources of the jars that cells use: `a-1.0-sources.jar` beside `a-1.0.jar`, where Maven puts them. Who has
/// brought a jar may fetch its sources; nobody asks before somebody wants to know of a class in it, and nobody but that
/// one waits.
public final class LibrarySources {
    private final ClassLoader cells;
    private final Map<Path, Future<?>> coming = new ConcurrentHashMap<>();
    private final Set<Path> awaited = ConcurrentHashMap.newKeySet();
    private volatile Function<Path, @Nullable Future<?>> fetcher = jar -> null;

    public LibrarySources(ClassLoader cells) {
        this.cells = cells;
    }

    /// @param how fetches the sources of a jar on a thread of its own; null if it does not know the jar
    public void fetch(Function<Path, @Nullable Future<?>> how) {
        fetcher = how;
    }

    /// The source of a class; empty if there is none, or none yet.
    ///
    /// @param path of the file in the jar
    public Optional<String> text(String className, String path) {
        Path jar = jar(className);
        Path sources = jar == null ? null : sources(jar);
        if (jar == null || sources == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(sources)) {
            boolean came = coming.computeIfAbsent(jar, this::fetch).isDone() && Files.isRegularFile(sources);
            return came ? text(className, path) : Optional.empty();
        }
        try (ZipFile file = new ZipFile(sources.toFile())) {
            ZipEntry entry = file.getEntry(path);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private Future<?> fetch(Path jar) {
        Future<?> asked = fetcher.apply(jar);
        return asked == null ? CompletableFuture.completedFuture(null) : asked;
    }

    /// Whether what is known of the source of a class stays so: if not, it may come in the next moment.
    public boolean isSettled(String className) {
        Path jar = jar(className);
        Future<?> asked = jar == null ? null : coming.get(jar);
        return jar == null || asked != null && asked.isDone();
    }

    /// Waits for it, but not for long: once, for the next question finds it there.
    public void await(String className, long milliseconds) throws InterruptedException {
        Path jar = coming.isEmpty() ? null : jar(className);
        Future<?> asked = jar == null ? null : coming.get(jar);
        if (jar != null && asked != null && !asked.isDone() && awaited.add(jar)) {
            try {
                asked.get(milliseconds, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException none) {
                return;
            }
        }
    }

    /// The jar in which a class is; null if it is in none.
    private @Nullable Path jar(String className) {
        URL found = cells.getResource(className.replace('.', '/') + ".class");
        String text = found == null ? "" : found.toString();
        int end = text.indexOf(".jar!/");
        if (!text.startsWith("jar:file:") || end < 0) {
            return null;
        }
        return Path.of(URI.create(text.substring("jar:".length(), end + ".jar".length())));
    }

    private static Path sources(Path jar) {
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + "-sources.jar");
    }
}
