package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MagicFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenTest {
    @TempDir
    Path folder;

    private final List<String> poms = new ArrayList<>();
    private final List<@Nullable Path> files = new ArrayList<>();
    private final List<LibraryFinder.Library> libraries = new ArrayList<>();
    private @Nullable MagicFailure refuses;
    private URLClassLoader cells = new URLClassLoader(new URL[0], null);
    private final Maven maven = new Maven(() -> this::find, () -> cells);

    /// Plays Maven: notes what it is asked for and finds what it shall.
    private LibraryFinder.Found find(String pom, @Nullable Path file, LibraryFinder.Progress progress)
            throws MagicFailure {
        poms.add(pom);
        files.add(file);
        if (refuses != null) {
            throw refuses;
        }
        return new LibraryFinder.Found(libraries, "\\- a:b:jar:1:compile");
    }

    private Path has(String group, String artifact, String version) {
        Path file = folder.resolve("m2/" + group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact
                + "-" + version + ".jar");
        libraries.add(new LibraryFinder.Library(group, artifact, version, file));
        return file;
    }

    private MagicFailure failure(Callable<?> work) throws Exception {
        try {
            work.call();
        } catch (MagicFailure failure) {
            return failure;
        }
        throw new AssertionError("it worked");
    }

    private static String complaints(Callable<?> work) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            work.call();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void coordinates_are_read_as_each_of_the_tools_writes_them() throws Exception {
        maven.resolve(
                "%maven", List.of("a:b:1", "a:b:tar.gz:1", "a:b:jar:tests:1", "a:b:1:linux", "a:b:1@zip", "a:b:[1,2)"));
        assertThat(poms.getFirst())
                .contains("<artifactId>b</artifactId><version>1</version></dependency>")
                .contains("<version>1</version><type>tar.gz</type></dependency>")
                .contains("<version>1</version><type>jar</type><classifier>tests</classifier></dependency>")
                .contains("<version>1</version><classifier>linux</classifier></dependency>")
                .contains("<version>1</version><type>zip</type></dependency>")
                .contains("<version>[1,2)</version>")
                .doesNotContain("dependencyManagement");
        assertThat(failure(() -> maven.resolve("%maven", List.of("commons-csv")))
                        .getMessage())
                .contains("GROUP:ARTIFACT:VERSION")
                .contains("`commons-csv`");
    }

    @Test
    void a_bom_says_the_versions_of_those_beside_it() throws Exception {
        maven.resolve("%maven", List.of("a:bom:1@pom", "a:b"));
        assertThat(poms.getFirst())
                .contains("<dependencyManagement><dependencies><dependency><groupId>a</groupId>"
                        + "<artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope>")
                .contains("<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>");
        assertThat(failure(() -> maven.resolve("%maven", List.of("a:b"))).getMessage())
                .contains("`a:b` says no version")
                .contains("a:b:RELEASE");
    }

    @Test
    void what_is_excluded_is_excluded_from_each() throws Exception {
        maven.resolve("%maven", List.of("a:b:1"), List.of("org.slf4j", "c:d"));
        assertThat(poms.getFirst())
                .contains("<exclusions><exclusion><groupId>org.slf4j</groupId><artifactId>*</artifactId></exclusion>"
                        + "<exclusion><groupId>c</groupId><artifactId>d</artifactId></exclusion></exclusions>");
    }

    @Test
    void what_is_not_found_is_said_by_the_magic_that_asked() throws Exception {
        refuses = new MagicFailure("a:b:9 is not in central.");
        assertThat(failure(() -> maven.resolve("%maven", List.of("a:b:9"))).getMessage())
                .isEqualTo("%maven: a:b:9 is not in central.");
    }

    @Test
    void a_kernel_without_the_jars_of_maven_says_what_to_do() throws Exception {
        Maven none = new Maven(() -> null, () -> cells);
        assertThat(failure(() -> none.resolve("%maven", List.of("a:b:9"))).getMessage())
                .contains("folder `maven`")
                .contains("%jars");
    }

    @Test
    void sources_are_fetched_of_what_it_has_brought_and_of_nothing_else() throws Exception {
        Path brought = has("g", "a", "1");
        List<String> asked = new ArrayList<>();
        LibraryFinder finder = new LibraryFinder() {
            @Override
            public Found find(String pom, @Nullable Path file, Progress progress) throws MagicFailure {
                return MavenTest.this.find(pom, file, progress);
            }

            @Override
            public java.util.Optional<Path> sources(Library library, String pom, @Nullable Path file) {
                asked.add(library.artifact() + " of " + pom.contains("<artifactId>a</artifactId>"));
                throw new IllegalStateException("nobody hears of it");
            }
        };
        Maven fetching = new Maven(() -> finder, () -> cells);
        fetching.resolve("%maven", List.of("g:a:1"));
        assertThat(complaints(() -> {
                    java.util.concurrent.Future<?> work = fetching.fetchSources(brought);
                    assertThat(work).failsWithin(java.time.Duration.ofSeconds(60));
                    return fetching.fetchSources(folder.resolve("other.jar"));
                }))
                .isEmpty();
        assertThat(asked).containsExactly("a of true");
    }

    @Test
    void repositories_and_poms_are_taken_along() throws Exception {
        maven.addRepository("jit pack", "https://jitpack.io?a=1&b=2");
        maven.resolvePom(
                "%pom",
                "<dependencyManagement><dependencies><dependency><groupId>bom</groupId></dependency></dependencies>"
                        + "</dependencyManagement>"
                        + "<dependencies><dependency><groupId>g</groupId></dependency></dependencies>"
                        + "<repository><url> https://r.org </url></repository>",
                null);
        assertThat(poms.getFirst())
                .contains("<id>jit-pack</id><url>https://jitpack.io?a=1&amp;b=2</url>")
                .contains("<url>https://r.org</url>")
                .contains(
                        "</dependencyManagement><dependencies><dependency><groupId>g</groupId></dependency></dependencies>");
        Path file = folder.resolve("pom.xml");
        maven.resolvePom("%pom", "<project>whole</project>", file);
        assertThat(poms.getLast()).isEqualTo("<project>whole</project>");
        assertThat(files.getLast()).isEqualTo(file);
        assertThat(failure(() -> maven.resolvePom("%pom", "<x/>", null)).isWrongUse())
                .isTrue();
    }

    @Test
    void a_library_that_cells_have_in_another_version_stays_and_is_named() throws Exception {
        Path here = folder.resolve("csv-1.0.jar");
        cells = new URLClassLoader(new URL[] {here.toUri().toURL()}, null);
        has("a", "csv", "2.0");
        Path io = has("a", "io", "1");
        List<Path> news = new ArrayList<>();
        assertThat(complaints(() -> news.addAll(maven.resolve("%maven", List.of("a:csv:2.0")))))
                .contains("a:csv stays in version 1.0, which comes with this kernel; 2.0 was asked for")
                .doesNotContain("Hint");
        assertThat(news).containsExactly(io);
        libraries.clear();
        Path added = has("a", "csv", "1.5");
        cells = new URLClassLoader(new URL[] {added.toUri().toURL()}, null);
        libraries.clear();
        has("a", "csv", "2.0");
        assertThat(complaints(() -> maven.resolve("%maven", List.of("a:csv:2.0"))))
                .contains("a:csv stays in version 1.5, which cells have already")
                .contains("Hint: restart the kernel and ask for 2.0 first.");
    }

    @Test
    void a_library_of_another_group_is_another_library() throws Exception {
        Path known = has("org.one", "core", "1");
        Path other = has("org.two", "core", "1");
        cells = new URLClassLoader(new URL[] {known.toUri().toURL()}, null);
        List<Path> news = new ArrayList<>();
        assertThat(complaints(() -> news.addAll(maven.resolve("%maven", List.of("org.two:core:1")))))
                .isEmpty();
        assertThat(news).containsExactly(other);
    }

    @Test
    void who_brings_whom_is_drawn() throws Exception {
        assertThat(failure(() -> maven.tree("%dependencies")).getMessage()).contains("no library was asked for");
        maven.resolve("%maven", List.of("a:b:1"));
        assertThat(maven.tree("%dependencies")).isEqualTo("\\- a:b:jar:1:compile");
    }

    @Test
    void what_was_noted_is_resolved_together() throws Exception {
        maven.add("a:b:1");
        maven.add("c:d:2");
        assertThat(maven.pending()).containsExactly("a:b:1", "c:d:2");
        maven.resolvePending("%dependency /resolve");
        assertThat(poms.getFirst()).contains("<artifactId>b<").contains("<artifactId>d<");
        assertThat(maven.pending()).isEmpty();
    }

    @Test
    void stop_does_not_wait_for_the_network() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        LibraryFinder slow = (pom, file, progress) -> {
            begun.countDown();
            while (!progress.isCancelled()) {
                Thread.onSpinWait();
            }
            cancelled.countDown();
            return new LibraryFinder.Found(List.of(), "");
        };
        Maven waiting = new Maven(() -> slow, () -> cells);
        List<String> ends = new ArrayList<>();
        Thread cell = Thread.ofPlatform().start(() -> {
            try {
                waiting.resolve("%maven", List.of("a:b:1"));
            } catch (InterruptedException e) {
                ends.add("interrupted");
            } catch (MagicFailure e) {
                ends.add(String.valueOf(e.getMessage()));
            }
        });
        begun.await();
        cell.interrupt();
        cell.join();
        assertThat(ends).containsExactly("interrupted");
        cancelled.await();
    }

    @Test
    void tab_offers_what_was_downloaded_before() throws IOException {
        for (String file : List.of(
                "org/apache/csv/1.0/csv-1.0.pom",
                "org/apache/csv/1.1/csv-1.1.pom",
                "org/apache/io/2/io-2.pom",
                "org/apachex/y/1/y-1.pom")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
        assertThat(LocalRepository.complete(folder, "or")).containsExactly("org");
        assertThat(LocalRepository.complete(folder, "org.apa")).containsExactly("org.apache", "org.apachex");
        assertThat(LocalRepository.complete(folder, "org.apache.")).containsExactly("org.apache:csv", "org.apache:io");
        assertThat(LocalRepository.complete(folder, "org.apache:c")).containsExactly("org.apache:csv");
        assertThat(LocalRepository.complete(folder, "org.apache:csv:1"))
                .containsExactly("org.apache:csv:1.0", "org.apache:csv:1.1");
        assertThat(LocalRepository.complete(folder, "no.such:x")).isEmpty();
    }
}
