package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// `%classpath target/classes`: adds folders of classes, or jars, to what cells can use. `%classpath add jar x.jar`,
/// `%classpath add mvn GROUP ARTIFACT VERSION` and `%classpath add dynamic JAVA` are BeakerX's.
@SuppressWarnings("OrphanedFormatString") // `%classpath` is no format
final class ClasspathMagic implements Magic {
    private static final List<String> KINDS = List.of("jar", "dir", "mvn", "dynamic");

    private final Folder folder;
    private final Maven maven;
    private final Supplier<ClassLoader> cells;

    ClasspathMagic(Folder folder, Maven maven, Supplier<ClassLoader> cells) {
        this.folder = folder;
        this.maven = maven;
        this.cells = cells;
    }

    @Override
    public String name() {
        return "classpath";
    }

    @Override
    public String usage() {
        return "%classpath [PATH... | add jar PATH... | add mvn GROUP:ARTIFACT:VERSION | add dynamic JAVA"
                + " | config resolver NAME URL]";
    }

    @Override
    public String summary() {
        return "adds folders of classes or jars to the class path of the cells; alone it lists it";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        List<String> words = new ArrayList<>(call.words());
        boolean apart = words.equals(List.of("add", "mvn")) && call.body().isPresent();
        // BeakerX's `%%classpath add mvn` has one library in a line, in three words.
        call.body()
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> words.add(apart ? line.replaceAll("\\s+", ":") : line));
        if (words.isEmpty()) {
            return ClassPath.list(call, cells.get());
        }
        boolean isCommand = !Files.exists(folder.path(words.getFirst()));
        return switch (isCommand ? words.getFirst() : "") {
            case "add" -> add(call, words.subList(1, words.size()));
            case "config" -> config(words);
            case "reset", "remove" ->
                throw new MagicFailure("What cells can use only grows, for their classes are loaded."
                        + "\nHint: restart the kernel to begin anew.");
            default -> addFiles(call, words);
        };
    }

    private CellResult addFiles(MagicCall call, List<String> words) throws MagicFailure {
        List<Path> added = new ArrayList<>();
        for (String word : words) {
            added.addAll(word.contains("*") ? folder.find("%classpath", word) : List.of(existing(folder.path(word))));
        }
        return ClassPath.add(call, added);
    }

    private static Path existing(Path path) throws MagicFailure {
        if (!Files.exists(path)) {
            throw new MagicFailure("%classpath: there is no " + path);
        }
        return path;
    }

    private CellResult add(MagicCall call, List<String> words) throws Exception {
        String kind = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (!KINDS.contains(kind) || rest.isEmpty()) {
            throw MagicFailure.wrongUse("%classpath add wants jar, dir or mvn and what to add, not `"
                    + String.join(" ", words) + "`." + Closest.question(kind, KINDS));
        }
        if (kind.equals("dynamic")) {
            return addComputed(call);
        }
        if (!kind.equals("mvn")) {
            return addFiles(call, rest);
        }
        boolean apart = rest.size() == 3 && rest.stream().noneMatch(word -> word.contains(":"));
        return ClassPath.add(call, maven.resolve("%classpath add mvn", apart ? List.of(String.join(":", rest)) : rest));
    }

    /// BeakerX's `%classpath add dynamic`: Java says which files, as a text, a path or several of them.
    private CellResult addComputed(MagicCall call) throws MagicFailure {
        String code = call.rest().replaceFirst("^add\\s+dynamic\\s+(return\\s+)?", "");
        CellResult result = call.run(call.inPlace(" ".repeat(call.rest().length() - code.length()) + code));
        if (result instanceof CellResult.Failure) {
            return result;
        }
        List<String> files = new ArrayList<>();
        if (result instanceof CellResult.Value(Object value)) {
            Stream<?> all = switch (value) {
                case Path path -> Stream.of(path);
                case Collection<?> several -> several.stream();
                case Object[] several -> Arrays.stream(several);
                default -> Stream.of(value);
            };
            all.map(String::valueOf).forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new MagicFailure("%classpath add dynamic: `" + code + "` names no file.");
        }
        return addFiles(call, files);
    }

    private CellResult config(List<String> words) throws MagicFailure {
        if (words.size() != 4 || !words.get(1).equals("resolver")) {
            throw MagicFailure.wrongUse("%classpath config wants resolver, a name and an address.");
        }
        maven.addRepository(words.get(2), words.get(3));
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        List<String> found = new ArrayList<>();
        if (typed.matches("\\S*")) {
            found.addAll(Arguments.matching(typed, List.of("add")));
        } else if (typed.matches("add\\s+\\S*")) {
            found.addAll(Arguments.matching(typed, KINDS));
        }
        found.addAll(folder.files(typed, name -> name.endsWith(".jar")));
        return found;
    }
}
