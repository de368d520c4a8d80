package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MagicFailure;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenTest {
    @TempDir
    Path folder;

    private final List<String> commands = new ArrayList<>();
    private final List<String> poms = new ArrayList<>();
    private final List<String> jars = new ArrayList<>();
    private String refuses = "";
    private URLClassLoader cells = new URLClassLoader(new URL[0], null);
    private final Maven maven = new Maven(this::run, () -> cells);

    /// Plays Maven: notes what it is asked for and writes the jars that it would find.
    private Maven.Said run(List<String> command) throws IOException {
        commands.add(String.join(" ", command));
        poms.add(Files.readString(Path.of(command.get(command.indexOf("-f") + 1))));
        if (command.contains("-o") && refuses.equals("-o") || refuses.equals("all")) {
            return new Maven.Said(
                    1,
                    "[INFO] Scanning\n[ERROR] Failed to execute goal x:y:1:z (default-cli) on project cells: Could not"
                            + " resolve dependencies: Could not find artifact a:b:jar:9 in central -> [Help 1]\n");
        }
        for (String word : command) {
            if (word.startsWith("-Dmdep.outputFile=")) {
                Files.writeString(
                        Path.of(word.substring(word.indexOf('=') + 1)), String.join(File.pathSeparator, jars));
            }
        }
        return new Maven.Said(
                0, "[INFO] cells:cells:jar:1\n[INFO] +- a:b:jar:1:compile\n[INFO] |  \\- c:d:jar:2:compile\n");
    }

    private MagicFailure failure(Callable<?> work) throws Exception {
        try {
            work.call();
        } catch (MagicFailure failure) {
            return failure;
        }
        throw new AssertionError("it worked");
    }

    @Test
    void the_local_repository_is_asked_before_the_network() throws Exception {
        jars.add(folder.resolve("b-1.jar").toString());
        assertThat(maven.resolve("%maven", List.of("a:b:1"))).containsExactly(folder.resolve("b-1.jar"));
        assertThat(commands).singleElement().asString().contains(" -o ").contains(":build-classpath");
        refuses = "-o";
        maven.resolve("%maven", List.of("a:b:1"));
        assertThat(commands).hasSize(3);
        assertThat(commands.getLast()).doesNotContain(" -o ");
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
                .contains("<version>[1,2)</version>");
        assertThat(failure(() -> maven.resolve("%maven", List.of("commons-csv")))
                        .getMessage())
                .contains("GROUP:ARTIFACT:VERSION")
                .contains("`commons-csv`");
    }

    @Test
    void what_is_not_found_is_said_in_maven_s_words_without_its_noise() throws Exception {
        refuses = "all";
        assertThat(failure(() -> maven.resolve("%maven", List.of("a:b:9"))).getMessage())
                .contains("%maven did not find a:b:9.\nCould not find artifact a:b:jar:9 in central\nHint: ")
                .contains("%mavenRepo");
    }

    @Test
    void without_maven_it_says_what_to_do() throws Exception {
        Maven none = new Maven(
                command -> {
                    throw new IOException("Cannot run program \"mvn\": error=2");
                },
                () -> cells);
        assertThat(failure(() -> none.resolve("%maven", List.of("a:b:9"))).getMessage())
                .contains("there is no `mvn` on the PATH")
                .contains("Hint: install Maven")
                .contains("%jars");
    }

    @Test
    void repositories_and_poms_are_taken_along() throws Exception {
        maven.addRepository("jit pack", "https://jitpack.io?a=1&b=2");
        maven.resolvePom(
                "%pom",
                "<dependencies><dependency><groupId>g</groupId></dependency></dependencies>"
                        + "<repository><url> https://r.org </url></repository>");
        assertThat(poms.getFirst())
                .contains("<id>jit-pack</id><url>https://jitpack.io?a=1&amp;b=2</url>")
                .contains("<url>https://r.org</url>")
                .contains("<dependency><groupId>g</groupId></dependency>");
        maven.resolvePom("%pom", "<project>whole</project>");
        assertThat(poms.getLast()).isEqualTo("<project>whole</project>");
        assertThat(failure(() -> maven.resolvePom("%pom", "<x/>")).isWrongUse()).isTrue();
    }

    @Test
    void a_library_that_cells_have_in_another_version_stays() throws Exception {
        cells = new URLClassLoader(
                new URL[] {folder.resolve("csv-1.0.jar").toUri().toURL()}, null);
        jars.add(folder.resolve("m2/csv-2.0.jar").toString());
        jars.add(folder.resolve("m2/io-1.jar").toString());
        assertThat(maven.resolve("%maven", List.of("a:csv:2.0"))).containsExactly(folder.resolve("m2/io-1.jar"));
    }

    @Test
    void who_brings_whom_is_drawn() throws Exception {
        assertThat(failure(() -> maven.tree("%dependencies")).getMessage()).contains("no library was asked for");
        maven.resolve("%maven", List.of("a:b:1"));
        assertThat(maven.tree("%dependencies")).isEqualTo("+- a:b:jar:1:compile\n|  \\- c:d:jar:2:compile");
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
