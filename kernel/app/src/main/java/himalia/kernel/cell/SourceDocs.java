package himalia.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Documentation of the libraries that bring their sources along, in `META-INF/sources` of their jars: the `///`
/// comment of a type, method or constructor.
public final class SourceDocs {
    /// `Tensor himalia.tensor.Tensor.matmul(Tensor other)`, with or without the package.
    private static final Pattern CALL = Pattern.compile("([\\p{L}\\p{N}_$.]+)\\((.*)\\)$");

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+([\\p{L}\\p{N}_$]+)");

    private record Entry(String declaration, String comment) {}

    private final ClassLoader cells;

    public SourceDocs(ClassLoader cells) {
        this.cells = cells;
    }

    /// The comment of what a signature names.
    ///
    /// @param signature a full class name, or a method or constructor with its parameters
    public Optional<Inspection> of(String signature) {
        return markdown(signature)
                .map(comment -> new Inspection(MarkdownPage.text(comment), MarkdownPage.html(comment)));
    }

    private Optional<String> markdown(String signature) {
        Matcher call = CALL.matcher(signature);
        if (!call.find()) {
            String type = simple(signature);
            return entries(owner(signature), type)
                    .filter(entry -> named(TYPE, entry.declaration).equals(type))
                    .map(Entry::comment)
                    .findFirst();
        }
        String path = call.group(1);
        int dot = path.lastIndexOf('.');
        String member = path.substring(dot + 1);
        String type = dot < 0 ? path : path.substring(0, dot);
        List<Entry> same = entries(owner(type), simple(type))
                .filter(entry -> parameters(entry.declaration, member).isPresent())
                .toList();
        List<String> wanted = types(call.group(2));
        return same.stream()
                .filter(entry ->
                        types(parameters(entry.declaration, member).orElse("")).equals(wanted))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(Entry::comment);
    }

    /// The commented declarations in the source of a type.
    private Stream<Entry> entries(String owner, String type) {
        Stream<String> places = owner.isEmpty() ? packages().stream() : Stream.of(owner);
        return places.map(place -> read("META-INF/sources/" + place.replace('.', '/') + "/" + type + ".java"))
                .filter(source -> !source.isEmpty())
                .findFirst()
                .map(source -> parse(source).stream())
                .orElseGet(Stream::empty);
    }

    private String read(String resource) {
        try (InputStream in = cells.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static List<Entry> parse(String source) {
        List<Entry> entries = new ArrayList<>();
        StringBuilder comment = new StringBuilder();
        StringBuilder declaration = new StringBuilder();
        for (String raw : source.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("///")) {
                comment.append(line.length() > 4 ? line.substring(4) : "").append('\n');
            } else if (!comment.isEmpty() && !line.startsWith("@")) {
                declaration.append(line).append(' ');
                if (line.isEmpty() || line.endsWith("{") || line.endsWith("}") || line.endsWith(";")) {
                    entries.add(
                            new Entry(declaration.toString(), comment.toString().strip()));
                    comment.setLength(0);
                    declaration.setLength(0);
                }
            }
        }
        return entries;
    }

    private static String named(Pattern pattern, String declaration) {
        Matcher found = pattern.matcher(declaration);
        return found.find() ? found.group(1) : "";
    }

    private static Optional<String> parameters(String declaration, String member) {
        Matcher found = Pattern.compile("\\b" + Pattern.quote(member) + "\\s*\\(([^)]*)\\)")
                .matcher(declaration);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// The types of a parameter list without packages, type arguments and names.
    private static List<String> types(String parameters) {
        List<String> types = new ArrayList<>();
        for (String one : TypeNames.bare(parameters)
                .replaceAll("<[^<>]*(<[^<>]*>)?[^<>]*>", "")
                .split(",")) {
            String type = one.strip().replaceFirst("^final\\s+", "").replaceFirst("\\s.*$", "");
            if (!type.isEmpty()) {
                types.add(simple(type.replace("...", "[]")));
            }
        }
        return types;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String owner(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /// Where names without a package may come from: what every cell imports.
    private Set<String> packages() {
        Set<String> packages = new LinkedHashSet<>();
        // Of a broken library the prologue has told already.
        for (String text : LibraryImports.find(cells, why -> {})) {
            packages.add(text.replaceFirst("^static\\s+", "").replaceFirst("\\.(\\p{Lu}.*|\\*)$", ""));
        }
        return packages;
    }
}
