package himalia.kernel.magic;

import himalia.api.MagicFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds libraries by their coordinates, with the Maven that is installed: so settings, mirrors, proxies and the local
/// repository are those of the user's other work.
final class Maven {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";
    /// `@type` or `:type:` and a classifier may stand there.
    private static final Pattern COORDINATES =
            Pattern.compile("[\\w.-]+:[\\w.-]+(:[\\w.\\-+\\[\\](),${}]+){1,3}(@\\w+)?");

    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

    /// What a command has said.
    record Said(int status, String text) {}

    /// Runs a command to its end and keeps what it says.
    interface Runner {
        Said run(List<String> command) throws IOException, InterruptedException;
    }

    private final Runner runner;
    private final Supplier<ClassLoader> cells;
    private final Map<String, String> repositories = new LinkedHashMap<>();
    private final List<String> pending = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Maven(Runner runner, Supplier<ClassLoader> cells) {
        this.runner = runner;
        this.cells = cells;
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

    List<Path> resolvePending(String magic) throws MagicFailure, IOException, InterruptedException {
        List<String> all = List.copyOf(pending);
        pending.clear();
        return resolve(magic, all);
    }

    /// The jars of libraries and of all that they need, those that cells have already excepted.
    List<Path> resolve(String magic, List<String> coordinates) throws MagicFailure, IOException, InterruptedException {
        StringBuilder dependencies = new StringBuilder();
        for (String one : coordinates) {
            dependencies.append(dependency(magic, one));
        }
        List<Path> jars = jars(magic, project(dependencies.toString()), String.join(", ", coordinates));
        asked.addAll(coordinates);
        return jars;
    }

    /// The jars that a `pom.xml` asks for, or a piece of one.
    List<Path> resolvePom(String magic, String xml) throws MagicFailure, IOException, InterruptedException {
        if (xml.contains("<project")) {
            return jars(magic, xml, "the POM");
        }
        String dependencies = String.join("", elements(xml, "dependency"));
        if (dependencies.isEmpty()) {
            throw MagicFailure.wrongUse(magic + " wants XML with a <dependency>.");
        }
        for (String one : elements(xml, "repository")) {
            Matcher url =
                    Pattern.compile("<url>\\s*(.*?)\\s*</url>", Pattern.DOTALL).matcher(one);
            if (url.find()) {
                addRepository("repository-" + repositories.size(), url.group(1));
            }
        }
        return jars(magic, project(dependencies), "the POM");
    }

    private static List<String> elements(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">.*?</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        return found.results().map(one -> one.group()).toList();
    }

    /// What libraries bring what others, as Maven draws it.
    String tree(String magic) throws MagicFailure, IOException, InterruptedException {
        if (asked.isEmpty()) {
            throw new MagicFailure(
                    magic + ": no library was asked for yet.\nHint: %maven GROUP:ARTIFACT:VERSION does.");
        }
        StringBuilder dependencies = new StringBuilder();
        for (String one : asked) {
            dependencies.append(dependency(magic, one));
        }
        Said ended = maven(magic, project(dependencies.toString()), "tree", "-Dverbose=false");
        if (ended.status() != 0) {
            throw failure(magic, String.join(", ", asked), ended.text());
        }
        return ended.text()
                .lines()
                .map(line -> line.replaceFirst("^\\[INFO] ", ""))
                .filter(line -> line.matches("([|\\s]*[+\\\\]- ).*"))
                .collect(Collectors.joining("\n"));
    }

    private static String dependency(String magic, String coordinates) throws MagicFailure {
        if (!COORDINATES.matcher(coordinates).matches()) {
            throw MagicFailure.wrongUse(
                    magic + ": a library is written GROUP:ARTIFACT:VERSION, which `" + coordinates + "` is not.");
        }
        String[] typed = coordinates.split("@");
        String[] parts = typed[0].split(":");
        String type = typed.length > 1 ? typed[1] : "";
        String version = parts[parts.length - 1];
        String classifier = parts.length == 5 ? parts[3] : "";
        if (parts.length == 5) {
            type = parts[2];
        } else if (parts.length == 4 && Character.isDigit(parts[2].charAt(0))) {
            // Gradle's and JBang's order: the classifier is the last.
            version = parts[2];
            classifier = parts[3];
        } else if (parts.length == 4) {
            type = parts[2];
        }
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                + version + "</version>" + element("type", type) + element("classifier", classifier)
                + "</dependency>";
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    private String project(String dependencies) {
        StringBuilder sources = new StringBuilder();
        repositories.forEach((name, address) -> sources.append(
                "<repository><id>" + name + "</id><url>" + address.replace("&", "&amp;") + "</url></repository>"));
        return "<project><modelVersion>4.0.0</modelVersion><groupId>cells</groupId><artifactId>cells</artifactId>"
                + "<version>1</version><repositories>" + sources + "</repositories><dependencies>" + dependencies
                + "</dependencies></project>";
    }

    private List<Path> jars(String magic, String pom, String what)
            throws MagicFailure, IOException, InterruptedException {
        Path list = Files.createTempFile("himalia", ".classpath");
        try {
            Said ended = maven(magic, pom, "build-classpath", "-Dmdep.outputFile=" + list, "-DincludeScope=runtime");
            if (ended.status() != 0) {
                throw failure(magic, what, ended.text());
            }
            List<Path> jars = new ArrayList<>();
            for (String one : Files.readString(list).strip().split(Pattern.quote(File.pathSeparator))) {
                if (!one.isEmpty()) {
                    jars.add(Path.of(one));
                }
            }
            return news(jars);
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /// The jars that cells do not have. Of a library that they have in another version the older one stays: its classes
    /// may be loaded.
    private List<Path> news(List<Path> jars) {
        Map<String, String> present = new LinkedHashMap<>();
        for (String one : ClassPath.of(cells.get())) {
            Matcher file = VERSIONED.matcher(one.substring(Math.max(one.lastIndexOf('/'), one.lastIndexOf('\\')) + 1));
            if (file.matches()) {
                present.putIfAbsent(file.group(1), file.group(2));
            }
        }
        List<Path> news = new ArrayList<>();
        for (Path jar : jars) {
            Matcher file = VERSIONED.matcher(jar.getFileName().toString());
            String known = file.matches() ? present.get(file.group(1)) : null;
            if (known != null && !known.equals(file.group(2))) {
                System.err.println("Note: cells have " + file.group(1) + " " + known + " already, and it stays; "
                        + file.group(2) + " was asked for.");
            }
            if (known == null) {
                news.add(jar);
            }
        }
        return news;
    }

    /// What is in the local repository needs no network, and is there sooner.
    private Said maven(String magic, String pom, String goal, String... options)
            throws MagicFailure, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("himalia");
        Path file = folder.resolve("pom.xml");
        try {
            Files.writeString(file, pom);
            List<String> command =
                    new ArrayList<>(List.of("mvn", "-B", "-ntp", "-o", "-f", file.toString(), PLUGIN + goal));
            command.addAll(List.of(options));
            Said offline = runner.run(command);
            if (offline.status() == 0) {
                return offline;
            }
            command.remove("-o");
            return runner.run(command);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("mvn")) {
                throw new MagicFailure(magic + " uses Maven, and there is no `mvn` on the PATH of this kernel."
                        + "\nHint: install Maven, or download the jars and add them with %jars.");
            }
            throw e;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static MagicFailure failure(String magic, String what, String said) {
        String why = said.lines()
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.replaceFirst("^\\[ERROR]\\s*", "").replaceFirst(" -> \\[Help 1]$", ""))
                .filter(line ->
                        line.matches(".*(Could not|could not|was not found|cannot be|missing|Failed to|Malformed).*"))
                .findFirst()
                .or(() ->
                        said.lines().filter(line -> line.startsWith("[ERROR]")).findFirst())
                .orElse("Maven did not say why.")
                .replaceFirst("^Failed to execute goal \\S+ \\([^)]*\\) on project \\S+: ", "")
                .replaceFirst("^.*?(Could not find artifact)", "$1");
        return new MagicFailure(
                magic + " did not find " + what + ".\n" + why
                        + "\nHint: look at the spelling of group, artifact and version; %mavenRepo NAME URL adds a repository.");
    }
}
