package himalia.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `install`, `uninstall` and `doctor` write, take away and say; `test_java_alone.py` starts what they have
/// written.
class InstallationTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void someComputer() throws IOException {
        place = new Place(Files.createDirectory(folder.resolve("내 과제 'eins' \"2\"")));
    }

    @Test
    void the_kernelspec_starts_this_java_with_the_options_this_jar_and_the_library_beside_it() throws Exception {
        assertThat(place.run("install")).isZero();
        Kernelspec kernel = place.kernel("java");
        assertThat(place.out).isEqualTo("The kernel java is in " + kernel.folder() + ".\n");
        List<String> argv = spec(kernel).strings("argv");
        assertThat(argv.subList(0, 3))
                .containsExactly(
                        "/bin/sh",
                        kernel.folder().resolve("start.sh").toString(),
                        place.java.resolve("bin/java").toString());
        assertThat(argv)
                .contains("-Djava.awt.headless=true", "-XX:ErrorFile=/tmp/java-crash-%p.log")
                .endsWith(
                        "-jar",
                        place.jar.toString(),
                        "--class-path",
                        place.folder.resolve("jars/cells").toString(),
                        "{connection_file}");
        assertThat(spec(kernel).string("display_name")).isEqualTo("Java (Himalia)");
        assertThat(spec(kernel).string("interrupt_mode")).isEqualTo("message");
        assertThat(spec(kernel).object("metadata").bool("debugger", false)).isTrue();
        assertThat(kernel.folder().resolve("logo-svg.svg")).exists();
    }

    @Test
    void on_windows_where_there_is_no_such_shell_java_is_started_itself() throws Exception {
        place.system = "Windows 11";
        Path java = Files.createDirectories(place.folder.resolve("jdk/bin")).resolve("java.exe");
        Files.createSymbolicLink(java, place.java.resolve("bin/java"));
        place.java = place.folder.resolve("jdk");
        place.environment.put("APPDATA", place.folder.resolve("Roaming").toString());
        assertThat(place.run("install")).as(place.err).isZero();
        Kernelspec kernel = new Kernelspec(place.folder.resolve("Roaming/jupyter/kernels/java"));
        assertThat(spec(kernel).strings("argv").getFirst()).isEqualTo(java.toString());
        assertThat(kernel.folder().resolve("start.sh")).doesNotExist();
    }

    @Test
    void a_kernel_may_have_a_name_options_and_a_class_path_of_its_own() throws Exception {
        Path other = Place.jar(place.folder.resolve("other.jar"), "");
        assertThat(place.run("install")).isZero();
        assertThat(place.run(
                        "install",
                        "--name",
                        "Java-Large",
                        "--jvm-option=-Xmx300m",
                        "--jvm-option",
                        "-Da=b c",
                        "--class-path",
                        other.toString()))
                .as(place.err)
                .isZero();
        Fields large = spec(place.kernel("java-large"));
        assertThat(large.string("display_name")).isEqualTo("Java (Himalia, java-large)");
        assertThat(large.strings("argv"))
                .containsSubsequence("-Xmx300m", "-Da=b c", "-jar", place.jar.toString(), other.toString());
        assertThat(spec(place.kernel("java")).strings("argv")).doesNotContain("-Xmx300m");
        assertThat(place.run("uninstall", "--name", "java-large")).isZero();
        assertThat(place.kernel("java-large").folder()).doesNotExist();
        assertThat(place.kernel("java").exists()).isTrue();
        assertThat(place.run("uninstall", "--name", "java-large")).isEqualTo(2);
        assertThat(place.err).startsWith("There is no kernel java-large in ").containsOnlyOnce("\n");
    }

    @Test
    void a_newer_one_takes_the_place_of_an_older_one_of_ours() throws Exception {
        place.version = "0.9";
        place.run("install");
        Kernelspec kernel = place.kernel("java");
        Path cache = Files.createFile(kernel.folder().resolve("start-1.aot"));
        assertThat(kernel.version()).isEqualTo("0.9");
        place.version = "1.0";
        assertThat(place.run("install")).isZero();
        assertThat(kernel.version()).isEqualTo("1.0");
        assertThat(cache).as("made for other jars").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"argv\": [\"python\", \"-m\", \"himalia.kernel\"], \"metadata\": {\"debugger\": true}}'",
        "'{\"argv\": [\"java\", \"-jar\", \"himalia-kernel.jar\"]}'",
        "'{\"metadata\": {\"himalia\": 1}}'",
        "not JSON"
    })
    void the_kernel_of_somebody_else_stays(String other) throws IOException {
        Path folder = Files.createDirectories(place.kernel("java").folder());
        Path file = Files.writeString(folder.resolve("kernel.json"), other);
        assertThat(place.run("install")).isEqualTo(2);
        assertThat(place.err)
                .isEqualTo(
                        "The kernel in " + folder + " is another one: choose another --name, or take that one away.\n");
        assertThat(place.run("uninstall")).isEqualTo(2);
        assertThat(place.err).isEqualTo("The kernel in " + folder + " is another one: it stays.\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(file).hasContent(other);
        assertThat(place.run("doctor")).isEqualTo(1);
        assertThat(place.out)
                .contains("kernelspec ... the kernel java in " + folder
                        + " is another one: `install --name himalia-java` adds ours.");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, HOME, /h, /h/.local/share/jupyter",
        "Linux, XDG_DATA_HOME, /x, /x/jupyter",
        "Linux, JUPYTER_DATA_DIR, /j, /j",
        "Mac OS X, HOME, /h, /h/Library/Jupyter",
        "Mac OS X, XDG_DATA_HOME, /x, HOME/Library/Jupyter",
        "Windows 11, APPDATA, /a, /a/jupyter",
        "Windows 11, USERPROFILE, /u, /u/.jupyter/data"
    })
    void the_folder_of_the_user_is_where_jupyter_has_it(String system, String name, String value, String expected)
            throws Trouble {
        place.system = system;
        place.environment.put(name, value);
        Path kernels = place.surroundings().kernels(Asked.of("install", List.of("--user")));
        assertThat(kernels)
                .isEqualTo(Path.of(expected.replace("HOME", place.folder.toString()), "kernels")
                        .toAbsolutePath());
        assertThat(place.surroundings().allKernels()).contains(kernels);
    }

    @Test
    void an_environment_of_python_is_the_one_that_is_active() throws Trouble {
        Asked asked = Asked.of("install", List.of("--sys-prefix"));
        assertThat(place.run("install", "--sys-prefix")).isEqualTo(2);
        assertThat(place.err).startsWith("No environment of Python is active").containsOnlyOnce("\n");
        place.environment.put("CONDA_PREFIX", "/conda");
        assertThat(place.surroundings().kernels(asked)).isEqualTo(Path.of("/conda/share/jupyter/kernels"));
        place.environment.put("VIRTUAL_ENV", "/venv");
        assertThat(place.surroundings().kernels(asked)).isEqualTo(Path.of("/venv/share/jupyter/kernels"));
    }

    /// As jbang starts it.
    @Test
    void jars_that_a_repository_of_maven_has_apart_are_copied() throws Exception {
        Path maven = place.folder.resolve("repository");
        place.jar = Place.jar(maven.resolve("k/himalia-kernel-1.0.jar"), "gson-2.jar");
        place.classPath = List.of(
                place.jar,
                Place.jar(maven.resolve("g/gson-2.1.jar"), ""),
                Place.jar(maven.resolve("h/himalia-1.0.jar"), ""),
                Place.jar(maven.resolve("m/himalia-maven-1.0.jar"), "gson-2.jar resolver-2.jar slf4j-api-2.jar"),
                Place.jar(maven.resolve("r/resolver-2.jar"), ""),
                Place.jar(maven.resolve("s/slf4j-api-2.jar"), ""));
        assertThat(place.run("install")).as(place.err).isZero();
        Path jars = place.kernel("java").folder().resolve("jars");
        assertThat(spec(place.kernel("java")).strings("argv"))
                .containsSubsequence(
                        jars.resolve("kernel/himalia-kernel-1.0.jar").toString(),
                        jars.resolve("cells").toString());
        assertThat(names(jars.resolve("kernel"))).containsExactly("gson-2.1.jar", "himalia-kernel-1.0.jar");
        assertThat(names(jars.resolve("cells"))).containsExactly("himalia-1.0.jar", "slf4j-api-2.jar");
        assertThat(names(jars.resolve("maven")))
                .containsExactly("himalia-maven-1.0.jar", "resolver-2.jar", "slf4j-api-2.jar");
        place.classPath = place.classPath.subList(0, 3);
        assertThat(place.run("install")).isZero();
        assertThat(names(jars.resolve("maven"))).isEmpty();
    }

    @Test
    void what_is_missing_is_one_sentence() throws IOException {
        Files.delete(place.folder.resolve("jars/cells/himalia-1.0.jar"));
        Files.delete(place.folder.resolve("jars/cells"));
        fails("install", "There is no folder " + place.folder.resolve("jars/cells"));
        Files.delete(place.folder.resolve("jars/kernel/gson-2.jar"));
        fails("install", "gson-2.jar should lie beside " + place.jar + ".");
        place.jar = place.folder;
        fails("install", "Only the jar of the kernel can be installed, and this one runs from " + place.folder);
        place.flaw = Optional.of("Cells need another Java.");
        fails("install", "Cells need another Java.");
        assertThat(place.run("doctor")).isEqualTo(1);
        assertThat(place.out)
                .contains("JDK ... Cells need another Java.\n", "a cell ... left out, as there is no JDK\n")
                .endsWith("3 of 5 will not do: mend the first, then ask again.\n");
        assertThat(place.kernel("java").folder()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--frob, unrecognized arguments: --frob",
        "--user=x, unrecognized arguments: --user=x",
        "--prefix, argument --prefix: expected one argument",
        "--user --sys-prefix, argument --sys-prefix: not allowed with argument --user",
        "--name=가, A kernel cannot be named 가",
        "--name ../x, A kernel cannot be named ../x",
        "--name .., A kernel cannot be named ..",
        "--class-path gone, There is nothing for cells in",
        "--jvm-option=-Xmx1x, Java does not start with -Xmx1x: Invalid maximum heap size: -Xmx1x."
    })
    void a_wrong_call_is_one_sentence(String arguments, String words) {
        fails("install " + arguments, words);
        assertThat(place.kernel("java").folder()).doesNotExist();
    }

    @Test
    void options_of_an_installation_are_none_of_others() {
        fails("uninstall --jvm-option=-Xmx1g", "`uninstall`: unrecognized arguments: --jvm-option=-Xmx1g");
    }

    @Test
    void where_nothing_may_be_written_one_sentence_says_so() throws IOException {
        Path closed = Files.createDirectory(place.folder.resolve("closed"));
        assumeThat(closed.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(closed)).as("this is not root").isFalse();
        assertThat(place.run("install", "--prefix", closed.toString())).isEqualTo(2);
        assertThat(place.err).startsWith("Himalia may not write " + closed).containsOnlyOnce("\n");
    }

    private void fails(String call, String words) {
        assertThat(place.run(call.split(" "))).isEqualTo(2);
        assertThat(place.err).contains(words).containsOnlyOnce("\n");
        assertThat(place.out).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Fields spec(Kernelspec kernel) throws IOException, BadMessage {
        return Json.parseObject(Files.readString(kernel.folder().resolve("kernel.json")));
    }
}
