package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Libraries of which the kernel has one version and the user another.
@Timeout(60)
class OtherVersionsTest {
    private static final String PROVIDERS = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(err);
    }

    private Path common(int version) throws IOException {
        String more = version == 1 ? "" : " public static int added() { return " + version + "; }";
        return new Jars(folder)
                .make(
                        "common-" + version,
                        Map.of(
                                "common/Version.java",
                                "package common; public class Version { public static int get() { return " + version
                                        + "; }" + more + " public static Version make() { return new Version(); } }",
                                "common/version.txt",
                                "" + version));
    }

    private Path tool(String... shared) throws IOException {
        return new Jars(folder)
                .make(
                        "tool",
                        Map.of(
                                "tool/Tool.java",
                                "package tool; import common.Version; public class Tool { public static int version() {"
                                        + " return Version.get(); } public static Version make() { return Version.make(); } }",
                                "META-INF/himalia/shared-packages",
                                String.join("\n", shared)),
                        common(1));
    }

    private static Engines engines(Path... classPath) {
        return new Engines(Arrays.asList(classPath));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_users_version_wins_in_cells_and_the_librarys_own_in_the_library() throws IOException {
        try (Engines cells = engines(common(1), tool())) {
            cells.engine.addToClassPath(common(2));
            assertThat(cells.value(
                            "common.Version.get() + \" \" + common.Version.added() + \" \" + tool.Tool.version()"))
                    .isEqualTo("2 2 1");
            assertThat(cells.value("new String(Thread.currentThread().getContextClassLoader()"
                            + ".getResourceAsStream(\"common/version.txt\").readAllBytes())"))
                    .isEqualTo("2");
            assertThat(said()).isEmpty();
        }
    }

    @Test
    void the_first_of_two_versions_that_the_user_brings_wins() throws IOException {
        try (Engines cells = engines(common(1), tool())) {
            cells.engine.addToClassPath(common(2));
            cells.engine.addToClassPath(common(3));
            assertThat(cells.value("common.Version.get() + common.Version.added()"))
                    .isEqualTo(4);
        }
    }

    @Test
    void a_version_that_comes_too_late_is_noted_once_and_what_is_there_goes_on() throws IOException {
        try (Engines cells = engines(common(1), tool())) {
            cells.run("var v = common.Version.make();");
            cells.engine.addToClassPath(common(2));
            cells.engine.addToClassPath(common(2));
            assertThat(cells.value("v = common.Version.make();\ncommon.Version.get()"))
                    .isEqualTo(1);
            assertThat(said())
                    .containsOnlyOnce("Note: ")
                    .contains(
                            "Note: common-2.jar comes second to common-1.jar, which the session uses already; after a restart,"
                                    + " add it before you use that.");
        }
    }

    @Test
    void what_the_library_gives_out_stays_its_own() throws IOException {
        try (Engines cells = engines(common(1), tool("common"))) {
            cells.engine.addToClassPath(common(2));
            assertThat(cells.value("common.Version v = tool.Tool.make();\ncommon.Version.get()"))
                    .isEqualTo(1);
            assertThat(said())
                    .containsOnlyOnce("Note: ")
                    .contains("common-2.jar comes second to common-1.jar, which himalia itself works with.");
        }
    }

    /// As slf4j-nop or logback: it names its loggers.
    private Path binding(String name) throws IOException {
        String type = "binding." + name + ".Provider";
        return new Jars(folder)
                .make(
                        name,
                        Map.of(
                                "binding/" + name + "/Provider.java",
                                "package binding." + name + ";\n"
                                        + "public class Provider extends org.slf4j.helpers.NOP_FallbackServiceProvider {\n"
                                        + "  public org.slf4j.ILoggerFactory getLoggerFactory() {\n"
                                        + "    return n -> new org.slf4j.helpers.SubstituteLogger(\"" + name
                                        + "\", null, true); }\n}",
                                PROVIDERS,
                                type),
                        slf4j());
    }

    private static Path slf4j() {
        try {
            return Path.of(LoggerFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Path logging() throws IOException {
        return new Jars(folder)
                .make(
                        "logging",
                        Map.of(
                                "tool/Logging.java",
                                "package tool; public class Logging { public static String name() {"
                                        + " return org.slf4j.LoggerFactory.getLogger(\"x\").getName(); } }"),
                        slf4j());
    }

    private static final String LOGGER = "org.slf4j.LoggerFactory.getLogger(\"x\").getName()";

    @Test
    void loggers_of_cells_are_of_the_binding_that_the_user_brings() throws IOException {
        try (Engines cells = engines(slf4j(), binding("nothing"), logging())) {
            cells.value("tool.Logging.name()");
            cells.engine.addToClassPath(binding("own"));
            assertThat(cells.value(LOGGER + " + \" \" + tool.Logging.name()")).isEqualTo("own nothing");
            assertThat(said()).doesNotContain("SLF4J(").doesNotContain("Note");
        }
    }

    @Test
    void loggers_of_libraries_that_the_user_brings_are_so_too() throws IOException {
        try (Engines cells = engines(slf4j(), binding("nothing"))) {
            cells.engine.addToClassPath(logging());
            cells.engine.addToClassPath(binding("own"));
            assertThat(cells.value("tool.Logging.name()")).isEqualTo("own");
        }
    }

    @Test
    void without_a_binding_of_the_users_loggers_are_silent_and_say_nothing_of_that() throws IOException {
        try (Engines cells = engines(slf4j(), binding("nothing"))) {
            assertThat(cells.value(LOGGER)).isEqualTo("nothing");
            assertThat(said()).isEmpty();
            cells.engine.addToClassPath(binding("own"));
            assertThat(said()).contains("own.jar comes second to ", "which the session uses already");
        }
    }

    @Test
    void a_binding_with_an_api_of_its_own_works() throws IOException {
        try (Engines cells = engines(slf4j(), binding("nothing"), logging())) {
            cells.engine.addToClassPath(slf4j());
            cells.engine.addToClassPath(binding("own"));
            assertThat(cells.value(LOGGER + " + \" \" + tool.Logging.name()")).isEqualTo("own nothing");
            assertThat(said()).doesNotContain("SLF4J(");
        }
    }
}
