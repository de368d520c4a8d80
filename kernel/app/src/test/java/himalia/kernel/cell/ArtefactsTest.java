package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The libraries that notebooks bring: each of their classes loads for cells as it does in plain Java. `mvn` fetches
/// them, which takes minutes: `-Dhimalia.artefacts=true` asks for it.
class ArtefactsTest {
    private static final List<String> ARTEFACTS = List.of(
            "ai.djl:api:0.31.0",
            "cglib:cglib:3.3.0",
            "ch.qos.logback:logback-classic:1.5.12",
            "com.fasterxml.jackson.core:jackson-databind:2.18.2",
            "com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.18.2",
            "com.github.haifengl:smile-core:3.1.1",
            "com.github.javaparser:javaparser-core:3.26.2",
            "com.google.code.gson:gson:2.11.0",
            "com.google.guava:guava:33.3.1-jre",
            "com.google.protobuf:protobuf-java:3.25.5",
            "com.h2database:h2:2.3.232",
            "com.itextpdf:itextpdf:5.5.13.4",
            "com.mysql:mysql-connector-j:9.1.0",
            "com.opencsv:opencsv:5.9",
            "com.squareup.okhttp3:okhttp:4.12.0",
            "com.squareup.retrofit2:retrofit:2.11.0",
            "com.zaxxer:HikariCP:6.2.1",
            "commons-codec:commons-codec:1.17.1",
            "commons-io:commons-io:2.4",
            "commons-lang:commons-lang:2.6",
            "gov.nist.math:jama:1.0.3",
            "info.picocli:picocli:4.7.6",
            "io.netty:netty-all:4.1.115.Final",
            "io.reactivex.rxjava3:rxjava:3.1.9",
            "io.vavr:vavr:0.10.5",
            "joda-time:joda-time:2.13.0",
            "junit:junit:4.13.2",
            "log4j:log4j:1.2.17",
            "nz.ac.waikato.cms.weka:weka-stable:3.8.6",
            "org.apache.commons:commons-collections4:4.4",
            "org.apache.commons:commons-csv:1.12.0",
            "org.apache.commons:commons-lang3:3.17.0",
            "org.apache.commons:commons-math3:3.6.1",
            "org.apache.commons:commons-text:1.12.0",
            "org.apache.httpcomponents:httpclient:4.5.14",
            "org.apache.kafka:kafka-clients:3.9.0",
            "org.apache.logging.log4j:log4j-core:2.24.1",
            "org.apache.lucene:lucene-core:10.0.0",
            "org.apache.opennlp:opennlp-tools:2.5.0",
            "org.apache.pdfbox:pdfbox:3.0.3",
            "org.apache.poi:poi-ooxml:5.3.0",
            "org.apache.poi:poi:5.3.0",
            "org.assertj:assertj-core:3.26.3",
            "org.bouncycastle:bcprov-jdk18on:1.79",
            "org.eclipse.jetty:jetty-server:12.0.15",
            "org.ejml:ejml-simple:0.43.1",
            "org.hibernate.orm:hibernate-core:6.6.3.Final",
            "org.javassist:javassist:3.30.2-GA",
            "org.jfree:jfreechart:1.5.5",
            "org.jgrapht:jgrapht-core:1.5.2",
            "org.json:json:20240303",
            "org.jsoup:jsoup:1.18.1",
            "org.junit.jupiter:junit-jupiter:5.11.3",
            "org.knowm.xchart:xchart:3.8.8",
            "org.mockito:mockito-core:5.14.2",
            "org.postgresql:postgresql:42.7.4",
            "org.projectlombok:lombok:1.18.36",
            "org.slf4j:slf4j-simple:2.0.16",
            "org.springframework:spring-context:6.2.0",
            "org.xerial:sqlite-jdbc:3.47.0.0",
            "tech.tablesaw:tablesaw-core:0.43.1");

    @TempDir
    Path folder;

    @Test
    void each_class_of_the_most_used_libraries_loads_as_in_plain_java() throws IOException, InterruptedException {
        assumeTrue(
                Boolean.getBoolean("himalia.artefacts"),
                "The libraries of notebooks are fetched only with -Dhimalia.artefacts=true.");
        List<Path> jars = jars();
        CellClassLoader cells = new CellClassLoader(List.of());
        jars.forEach(cells::add);
        URL[] urls = jars.stream().map(LibraryLoader::url).toArray(URL[]::new);
        int count = 0;
        Map<String, String> differences = new TreeMap<>();
        try (URLClassLoader plain = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            for (Path jar : jars) {
                for (String name : new TreeSet<>(Contents.of(jar).classes())) {
                    String expected = loaded(name, plain);
                    String actual = loaded(name, cells);
                    count++;
                    if (!actual.equals(expected)) {
                        differences.put(jar.getFileName() + " " + name, actual + " instead of " + expected);
                    }
                }
            }
        }
        System.out.println(count + " classes of " + jars.size() + " jars");
        assertThat(differences).isEmpty();
        assertThat(count).isGreaterThan(10_000);
    }

    /// Loads, verifies and links a class.
    private static String loaded(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return "ok " + type.getDeclaredMethods().length + " " + type.getDeclaredFields().length;
        } catch (ClassNotFoundException | LinkageError | RuntimeException failed) {
            // What a verifier says goes on with the code, which differs.
            return String.valueOf(failed).lines().findFirst().orElse("");
        }
    }

    private List<Path> jars() throws IOException, InterruptedException {
        String dependencies = ARTEFACTS.stream()
                .map(one -> one.split(":"))
                .map(one -> "<dependency><groupId>" + one[0] + "</groupId><artifactId>" + one[1]
                        + "</artifactId><version>" + one[2] + "</version></dependency>")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId><artifactId>libraries</artifactId>"
                        + "<version>1</version><dependencies>" + dependencies + "</dependencies></project>");
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-q",
                        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                        "-DoutputDirectory=jars")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!maven.waitFor(10, TimeUnit.MINUTES) || maven.exitValue() != 0) {
            maven.destroyForcibly();
            abort("The libraries of notebooks cannot be fetched here: is there a network, and `mvn`?");
        }
        try (Stream<Path> files = Files.list(folder.resolve("jars"))) {
            return files.sorted().toList();
        }
    }
}
