package himalia.kernel.magic;

import himalia.api.MagicFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds libraries by their coordinates, with the settings, mirrors, proxies and the local repository of the user's
/// Maven.
final class Maven {
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");
    private static final long REFRESH_MS = 250;

    private final Supplier<LibraryFinder> loader;
    private final Supplier<ClassLoader> cells;
    private final Map<String, String> repositories = new LinkedHashMap<>();
    private final List<String> pending = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();
    /// Where each jar has come from.
    private final Map<Path, Brought> brought = new ConcurrentHashMap<>();

    private @Nullable LibraryFinder finder;

    private record Brought(
            LibraryFinder.Library library,
            String pom,
            @Nullable Path file) {}

    /// @param loader makes what finds libraries, once the first is asked for; null if this kernel has nothing that does
    Maven(Supplier<@Nullable LibraryFinder> loader, Supplier<ClassLoader> cells) {
        this.loader = () -> {
            LibraryFinder found = loader.get();
            if (found == null) {
                throw new IllegalStateException("the folder `maven` is not beside the jars of the kernel");
            }
            return found;
        };
        this.cells = cells;
    }

    /// The one whose jars lie in the folder `maven` beside that of the kernel's.
    static @Nullable LibraryFinder ofJars() {
        try {
            Path kernel = Path.of(LibraryFinder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = kernel.resolveSibling("../maven").normalize();
            List<URL> jars = new ArrayList<>();
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path jar : files.sorted().toList()) {
                        jars.add(jar.toUri().toURL());
                    }
                }
            }
            // It lives as long as the kernel.
            ClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), LibraryFinder.class.getClassLoader());
            return ServiceLoader.load(LibraryFinder.class, loader).findFirst().orElse(null);
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addRepository(String name, String address) throws MagicFailure {
        if (!address.matches("\\w+:.+")) {
            throw MagicFailure.wrongUse(
                    "A repository has an address such as https://jitpack.io, which `" + address + "` is not.");
        }
        repositories.put(name.replaceAll("[^\\w.-]", "-"), address);
    }

    /// Notes a library that [#resolvePending] brings.
    void add(String coordinates) {
        pending.add(coordinates);
    }

    List<String> pending() {
        return List.copyOf(pending);
    }

    List<Path> resolvePending(String magic) throws MagicFailure, InterruptedException {
        List<String> all = List.copyOf(pending);
        pending.clear();
        return resolve(magic, all);
    }

    List<Path> resolve(String magic, List<String> coordinates) throws MagicFailure, InterruptedException {
        return resolve(magic, coordinates, List.of());
    }

    /// The jars of libraries and of all that they need, those that cells have already excepted.
    ///
    /// @param exclusions GROUP or GROUP:ARTIFACT of what they must not bring
    List<Path> resolve(String magic, List<String> coordinates, List<String> exclusions)
            throws MagicFailure, InterruptedException {
        List<Path> jars =
                news(find(magic, project(magic, coordinates, exclusions), null).libraries());
        asked.addAll(coordinates);
        return jars;
    }

    /// The jars that a `pom.xml` asks for, or a piece of one.
    ///
    /// @param file where it stands, null if it is in no file
    List<Path> resolvePom(String magic, String xml, @Nullable Path file) throws MagicFailure, InterruptedException {
        if (xml.contains("<project")) {
            return news(find(magic, xml, file).libraries());
        }
        String managed = String.join("", elements(xml, "dependencyManagement"));
        String dependencies = String.join("", elements(xml.replace(managed, ""), "dependency"));
        if (dependencies.isEmpty()) {
            throw MagicFailure.wrongUse(magic + " wants XML with a <dependency>.");
        }
        for (String one : elements(xml, "repository")) {
            Matcher url =
                    Pattern.compile("<url>\\s*(.*?)\\s*</url>", Pattern.DOTALL).matcher(one);
            if (url.find()) {
                addRepository("repository-" + repositories.size(), url.group(1).replace("&amp;", "&"));
            }
        }
        return news(find(magic, project(managed, dependencies), null).libraries());
    }

    private static List<String> elements(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">.*?</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.results().map(one -> one.group()).toList();
    }

    /// What libraries bring what others, as Maven draws it.
    String tree(String magic) throws MagicFailure, InterruptedException {
        if (asked.isEmpty()) {
            throw new MagicFailure(
                    magic + ": no library was asked for yet.\nHint: %maven GROUP:ARTIFACT:VERSION does.");
        }
        return find(magic, project(magic, List.copyOf(asked), List.of()), null).tree();
    }

    private String project(String magic, List<String> coordinates, List<String> exclusions) throws MagicFailure {
        List<Coordinates> all = new ArrayList<>();
        for (String one : coordinates) {
            all.add(Coordinates.of(magic, one));
        }
        boolean hasBom = all.stream().anyMatch(Coordinates::isPom);
        StringBuilder versions = new StringBuilder();
        StringBuilder dependencies = new StringBuilder();
        for (Coordinates one : all) {
            if (one.version().isEmpty() && !hasBom) {
                String name = one.group() + ":" + one.artifact();
                throw MagicFailure.wrongUse(magic + ": `" + name + "` says no version.\nHint: " + name
                        + ":RELEASE is the newest one, and a BOM beside it (GROUP:ARTIFACT:VERSION@pom) has one, too.");
            }
            versions.append(one.isPom() ? one.bom() : "");
            dependencies.append(one.dependency(exclusions));
        }
        return project(
                versions.isEmpty()
                        ? ""
                        : "<dependencyManagement><dependencies>" + versions + "</dependencies></dependencyManagement>",
                dependencies.toString());
    }

    private String project(String managed, String dependencies) {
        StringBuilder sources = new StringBuilder();
        repositories.forEach((name, address) -> sources.append(
                "<repository><id>" + name + "</id><url>" + address.replace("&", "&amp;") + "</url></repository>"));
        return "<project><modelVersion>4.0.0</modelVersion><groupId>cells</groupId><artifactId>cells</artifactId>"
                + "<version>1</version><repositories>" + sources + "</repositories>" + managed + "<dependencies>"
                + dependencies + "</dependencies></project>";
    }

    /// Finds them on another thread, so that Stop need not wait for the network.
    private LibraryFinder.Found find(String magic, String pom, @Nullable Path file)
            throws MagicFailure, InterruptedException {
        Fetching progress = new Fetching();
        FutureTask<LibraryFinder.Found> work = new FutureTask<>(() -> finder().find(pom, file, progress));
        Thread.ofPlatform().daemon().name("maven").start(work);
        try {
            while (true) {
                try {
                    LibraryFinder.Found found = work.get(REFRESH_MS, TimeUnit.MILLISECONDS);
                    progress.show(true);
                    found.libraries().forEach(one -> brought.put(one.file(), new Brought(one, pom, file)));
                    return found;
                } catch (TimeoutException notYet) {
                    progress.show(false);
                }
            }
        } catch (InterruptedException e) {
            progress.cancel();
            throw e;
        } catch (ExecutionException e) {
            progress.show(true);
            if (e.getCause() instanceof MagicFailure failure) {
                throw new MagicFailure(magic + ": " + failure.getMessage());
            }
            throw new MagicFailure(
                    magic + " failed: " + e.getCause() + ".\nHint: download the jars, and add them with %jars.");
        }
    }

    /// Fetches the sources of a jar, without a word.
    ///
    /// @return null if it was not brought by this
    @SuppressWarnings("ThreadPriorityCheck") // nobody waits for them: cells come first
    @Nullable
    Future<?> fetchSources(Path jar) {
        Brought known = brought.get(jar);
        if (known == null) {
            return null;
        }
        FutureTask<?> work = new FutureTask<>(() -> finder().sources(known.library, known.pom, known.file));
        Thread.ofPlatform()
                .daemon()
                .name("sources")
                .priority(Thread.MIN_PRIORITY)
                .start(work);
        return work;
    }

    private synchronized LibraryFinder finder() {
        if (finder == null) {
            finder = loader.get();
        }
        return finder;
    }

    /// The jars that cells do not have. Of a library that they have in another version the older one stays: its classes
    /// may be loaded.
    private List<Path> news(List<LibraryFinder.Library> found) {
        List<Path> present = ClassPath.of(cells.get()).stream().map(Path::of).toList();
        List<Path> news = new ArrayList<>();
        for (LibraryFinder.Library one : found) {
            Path known =
                    present.stream().filter(path -> isOf(one, path)).findFirst().orElse(null);
            if (known == null) {
                news.add(one.file());
            } else if (!known.getFileName().equals(one.file().getFileName())) {
                System.err.println(note(one, known));
            }
        }
        return news;
    }

    private static String note(LibraryFinder.Library asked, Path known) {
        String name = asked.group() + ":" + asked.artifact();
        boolean wasAdded = inRepository(known);
        return "Note: " + name + " stays in version " + version(known)
                + (wasAdded ? ", which cells have already" : ", which comes with this kernel") + "; " + asked.version()
                + " was asked for."
                + (wasAdded ? "\nHint: restart the kernel and ask for " + asked.version() + " first." : "");
    }

    /// Whether a jar lies where Maven puts those that are asked for.
    private static boolean inRepository(Path jar) {
        Matcher name = VERSIONED.matcher(jar.getFileName().toString());
        return name.matches() && jar.resolveSibling("..").normalize().endsWith(name.group(1));
    }

    /// Whether a jar is of the same library: by its name, and where it lies in a repository, by its group, too.
    private static boolean isOf(LibraryFinder.Library library, Path jar) {
        Matcher name = VERSIONED.matcher(jar.getFileName().toString());
        Matcher other = VERSIONED.matcher(library.file().getFileName().toString());
        if (!name.matches() || !other.matches()) {
            return jar.equals(library.file());
        }
        Path folder = jar.resolveSibling("..").normalize();
        return name.group(1).equals(other.group(1))
                && (!inRepository(jar)
                        || folder.endsWith(Path.of(library.group().replace('.', '/'), name.group(1))))
                && classifier(name.group(2)).equals(classifier(other.group(2)));
    }

    private static String version(Path jar) {
        Matcher name = VERSIONED.matcher(jar.getFileName().toString());
        return name.matches() ? name.group(2) : jar.getFileName().toString();
    }

    /// What stands behind the numbers: `linux-x86_64` of `1.5.10-linux-x86_64`.
    private static String classifier(String version) {
        Matcher behind = Pattern.compile(
                        "-(tests|sources|javadoc|(linux|windows|macosx?|osx|android|natives|win|mac)\\b.*)$")
                .matcher(version);
        return behind.find() ? behind.group(1) : "";
    }
}
