package himalia.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A repository of Maven in a folder, which can also be asked over HTTP.
final class TestRepository implements AutoCloseable {
    private final Path root;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();

    TestRepository(Path root) {
        this.root = root;
    }

    String file() {
        return root.toUri().toString();
    }

    /// The paths that were asked for over HTTP.
    List<String> asked() {
        return asked;
    }

    /// Serves it to those whose requests please.
    String http(Predicate<HttpExchange> pleases) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    answer(exchange, pleases.test(exchange));
                }
            });
            server.start();
            servers.add(server);
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, boolean pleases) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!pleases) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        asked.add(path);
        Path file = root.resolve(path.substring(1));
        if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /// Puts a library in.
    ///
    /// @param needs what stands within `<project>`: dependencies, a parent
    TestRepository with(String coordinates, String needs) {
        String[] parts = coordinates.split(":");
        put(parts, ".pom", pom(coordinates, needs));
        return parts.length > 3 ? this : put(parts, ".jar", "jar of " + coordinates);
    }

    TestRepository with(String coordinates) {
        return with(coordinates, "");
    }

    /// Another file of a library: `-tests.jar`.
    TestRepository also(String coordinates, String ending) {
        return put(coordinates.split(":"), ending, ending + " of " + coordinates);
    }

    static String pom(String coordinates, String needs) {
        String[] parts = coordinates.split(":");
        return "<project><modelVersion>4.0.0</modelVersion><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                + "</artifactId><version>" + parts[2] + "</version>"
                + (parts.length > 3 ? "<packaging>pom</packaging>" : "") + needs + "</project>";
    }

    static String needs(String... dependencies) {
        return Stream.of(dependencies)
                .map(TestRepository::need)
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
    }

    /// `group:artifact:version more`: more XML of it.
    static String need(String dependency) {
        String[] words = dependency.split(" ", 2);
        String[] parts = words[0].split(":");
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId>"
                + (parts.length > 2 ? "<version>" + parts[2] + "</version>" : "") + (words.length > 1 ? words[1] : "")
                + "</dependency>";
    }

    private TestRepository put(String[] parts, String ending, String text) {
        try {
            Path home = root.resolve(parts[0].replace('.', '/')).resolve(parts[1]);
            Path folder = Files.createDirectories(home.resolve(parts[2]));
            Files.writeString(folder.resolve(parts[1] + "-" + parts[2] + ending), text);
            TreeSet<String> versions = new TreeSet<>();
            try (Stream<Path> all = Files.list(home)) {
                all.filter(Files::isDirectory)
                        .forEach(one -> versions.add(one.getFileName().toString()));
            }
            Files.writeString(
                    home.resolve("maven-metadata.xml"),
                    "<metadata><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1]
                            + "</artifactId><versioning><release>" + versions.last() + "</release><versions>"
                            + versions.stream()
                                    .map(one -> "<version>" + one + "</version>")
                                    .collect(Collectors.joining())
                            + "</versions></versioning></metadata>");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
