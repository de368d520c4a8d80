package himalia.kernel.cell.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import himalia.kernel.cell.LibrarySources;
import himalia.kernel.cell.TypeNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Names of parameters and documentation comments, from the sources of the JDK and of libraries that bring theirs.
final class Sources {
    private static final int KEPT = 40;

    /// @param name       `<init>` for a constructor, empty for the class itself
    /// @param parameters the types, without packages and type arguments
    /// @param names      of the parameters
    record Entry(String type, String name, List<String> parameters, List<String> names, String comment) {}

    private final ClassLoader cells;
    private final LibrarySources libraries;
    private final Map<String, List<Entry>> parsed = new LinkedHashMap<>(16, 0.75f, true);

    Sources(ClassLoader cells) {
        this.cells = cells;
        libraries = new LibrarySources(cells);
    }

    /// Those of the jars that cells use.
    LibrarySources libraries() {
        return libraries;
    }

    /// Waits a little for the source of a class, if that is being fetched.
    void await(Member member, long milliseconds) {
        Member.Place place = member.places().getFirst();
        entries(place);
        try {
            libraries.await(place.outermost(), milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The names of a method's parameters; empty if no source tells.
    List<String> names(Member member) {
        return entries(member)
                .filter(one -> one.names.size() == member.parameters().size())
                .map(Entry::names)
                .findFirst()
                .orElse(List.of());
    }

    /// The comment on a class, method or field: its own, or that on what it overrides.
    String comment(Member member) {
        return entries(member)
                .map(Entry::comment)
                .filter(one -> !one.isBlank() && !one.contains("{@inheritDoc}"))
                .findFirst()
                .orElse("");
    }

    private Stream<Entry> entries(Member member) {
        return member.places().stream().flatMap(place -> find(member, place).stream());
    }

    private Optional<Entry> find(Member member, Member.Place place) {
        String name = member.isType() ? "" : member.name();
        List<Entry> named = entries(place).stream()
                .filter(one -> one.type.equals(place.simpleType()) && one.name.equals(name))
                .toList();
        return named.stream()
                .filter(one -> one.parameters.equals(place.parameters()))
                .findFirst()
                .or(() -> named.stream()
                        .filter(one ->
                                one.parameters.size() == place.parameters().size())
                        .findFirst());
    }

    private synchronized List<Entry> entries(Member.Place place) {
        String key = place.outermost();
        List<Entry> known = parsed.get(key);
        if (known == null) {
            boolean settled = !place.module().isEmpty() || libraries.isSettled(key);
            known = source(place).map(Sources::parse).orElse(List.of());
            if (known.isEmpty() && !settled) {
                return known;
            }
            parsed.put(key, known);
            if (parsed.size() > KEPT) {
                parsed.remove(parsed.keySet().iterator().next());
            }
        }
        return known;
    }

    private Optional<String> source(Member.Place place) {
        String path = place.outermost().replace('.', '/') + ".java";
        if (place.module().isEmpty()) {
            return resource("META-INF/sources/" + path)
                    .or(() -> resource(path))
                    .or(() -> libraries.text(place.outermost(), path));
        }
        Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (!Files.exists(zip)) {
            return Optional.empty();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(place.module() + "/" + path);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = file.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> resource(String path) {
        try (InputStream in = cells.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Entry> parse(String source) {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("source:///A.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        List<Entry> entries = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(Trees.instance(task), entries).scan(unit, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static final class Reader extends TreePathScanner<Void, String> {
        private final Trees trees;
        private final List<Entry> entries;

        Reader(Trees trees, List<Entry> entries) {
            this.trees = trees;
            this.entries = entries;
        }

        @Override
        public Void visitClass(ClassTree tree, String around) {
            String name = tree.getSimpleName().toString();
            add(name, "", List.of(), getCurrentPath());
            return super.visitClass(tree, name);
        }

        @Override
        public Void visitMethod(MethodTree tree, String around) {
            add(around, tree.getName().toString(), tree.getParameters(), getCurrentPath());
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, String around) {
            add(around, tree.getName().toString(), List.of(), getCurrentPath());
            return null;
        }

        private void add(String type, String name, List<? extends VariableTree> parameters, TreePath path) {
            String comment = trees.getDocComment(path);
            List<String> types = parameters.stream()
                    .map(VariableTree::getType)
                    .map(Tree::toString)
                    .map(TypeNames::bare)
                    .map(Member::erased)
                    .toList();
            List<String> names =
                    parameters.stream().map(one -> one.getName().toString()).toList();
            entries.add(new Entry(type, name, types, names, comment == null ? "" : comment));
        }
    }
}
