package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jars whose packages were written down, beside others.
class JarIndexTest {
    @TempDir
    Path folder;

    private Jars jars;
    private Path fruit;
    private Path sour;

    @BeforeEach
    void make() throws IOException {
        jars = new Jars(folder);
        fruit = jars.make(
                "fruit",
                Map.of(
                        "fruit/Apple.java",
                                "package fruit; public class Apple { public String toString() { return \"sweet\"; } }",
                        "fruit/tropical/Mango.java", "package fruit.tropical; public class Mango {}",
                        "Plain.java", "public class Plain {}"));
        sour = jars.make(
                "sour",
                Map.of(
                        "fruit/Apple.java", "package fruit; public class Apple { public int sour() { return 1; } }",
                        "fruit/Lemon.java", "package fruit; public class Lemon {}"));
    }

    private void write(String... lines) throws IOException {
        Files.write(folder.resolve(JarIndex.FILE), List.of(lines));
    }

    private static String line(Path jar) throws IOException {
        TreeSet<String> packages = new TreeSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(Object::toString)
                    .filter(name -> name.endsWith(".class"))
                    .forEach(name -> {
                        int slash = name.lastIndexOf('/');
                        packages.add(slash < 0 ? "." : name.substring(0, slash).replace('/', '.'));
                    });
        }
        return jar.getFileName() + " " + Files.size(jar) + " " + String.join(" ", packages);
    }

    private static CellFiles files(List<Path> classPath, JarIndex index) throws IOException {
        return new CellFiles(
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ENGLISH, null),
                classPath,
                index);
    }

    private static List<String> names(CellFiles files, String packageName, boolean recurse) throws IOException {
        List<String> names = new ArrayList<>();
        for (JavaFileObject one :
                files.list(StandardLocation.CLASS_PATH, packageName, EnumSet.of(JavaFileObject.Kind.CLASS), recurse)) {
            names.add(files.inferBinaryName(StandardLocation.CLASS_PATH, one) + " in "
                    + Path.of(one.toUri().toString().replaceAll("^jar:file:(.*)!.*", "$1"))
                            .getFileName());
        }
        return names;
    }

    @Test
    void javac_finds_what_it_would_find_in_the_jars_themselves() throws IOException {
        Path real = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.matches(".*gson-[^/]*\\.jar"))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        Path copy = Files.copy(real, folder.resolve("gson.jar"));
        List<Path> classPath = List.of(fruit, copy, sour);
        write(line(fruit), line(sour), line(copy));
        CellFiles written = files(classPath, JarIndex.of(classPath));
        CellFiles plain = files(classPath, JarIndex.of(List.of()));
        for (String name :
                List.of("", "fruit", "fruit.tropical", "com", "com.google.gson", "com.google.gson.stream", "none")) {
            for (boolean recurse : new boolean[] {false, true}) {
                assertThat(names(written, name, recurse)).as(name).isEqualTo(names(plain, name, recurse));
            }
        }
        assertThat(names(written, "fruit", false)).first().isEqualTo("fruit.Apple in fruit.jar");
    }

    @Test
    void they_are_looked_through_in_their_order_whether_written_down_or_not() throws IOException {
        write(line(fruit));
        JarIndex index = JarIndex.of(List.of(sour, fruit));
        assertThat(index.packages(fruit)).containsExactlyInAnyOrder("", "fruit", "fruit.tropical");
        assertThat(index.packages(sour)).isNull();
        assertThat(names(files(List.of(sour, fruit), index), "fruit", false))
                .last()
                .isEqualTo("fruit.Apple in fruit.jar");
        assertThat(names(files(List.of(fruit, sour), index), "fruit", false))
                .first()
                .isEqualTo("fruit.Apple in fruit.jar");
    }

    @Test
    void a_jar_that_is_another_one_now_and_one_that_is_gone_are_opened_as_ever() throws IOException {
        write(line(sour).replace(" " + Files.size(sour) + " ", " 1 "), line(fruit), "gone.jar 5 fruit", "nonsense");
        JarIndex index = JarIndex.of(List.of(sour, fruit));
        assertThat(index.packages(sour)).isNull();
        assertThat(names(files(List.of(sour, fruit), index), "fruit", false)).contains("fruit.Lemon in sour.jar");
    }

    @Test
    void a_jar_leads_to_those_that_its_manifest_names() throws Exception {
        Path leading = folder.resolve("leading.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "sour.jar");
        new JarOutputStream(Files.newOutputStream(leading), manifest).close();
        write(line(leading).strip());
        try (Engines cells = new Engines()) {
            cells.engine.addToClassPath(fruit);
            cells.engine.addToClassPath(leading);
            assertThat(cells.value("new fruit.Apple() + new fruit.Lemon().getClass().getSimpleName()"))
                    .isEqualTo("sweetLemon");
        }
    }

    @Test
    void those_that_are_added_are_seen_by_the_next_cell_and_in_the_order_in_which_they_came() throws Exception {
        try (Engines cells = new Engines()) {
            assertThat(cells.run("new fruit.Lemon()")).isInstanceOf(himalia.api.CellResult.Failure.class);
            cells.engine.addToClassPath(fruit);
            cells.engine.addToClassPath(sour);
            assertThat(cells.value("new fruit.Apple() + new fruit.Lemon().getClass().getSimpleName()"))
                    .isEqualTo("sweetLemon");
            assertThat(cells.value("new fruit.tropical.Mango().getClass().getSimpleName()"))
                    .isEqualTo("Mango");
        }
    }

    @Test
    void cells_use_what_is_in_them() throws Exception {
        write(line(fruit), line(sour));
        try (Engines cells = new Engines(List.of(fruit, sour))) {
            assertThat(cells.value("new fruit.Apple() + \" \" + new fruit.Lemon().getClass().getSimpleName()"))
                    .isEqualTo("sweet Lemon");
        }
    }
}
