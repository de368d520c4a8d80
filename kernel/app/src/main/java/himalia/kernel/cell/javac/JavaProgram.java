package himalia.kernel.cell.javac;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CompileProblem;
import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cells as one program of plain Java, which prints what they print.
///
/// Methods and classes of the cells become static members of one class, variables its static fields: any of them may be
/// used by what comes later, and by a method that stands before. What is left of a cell is a method, and `main` calls
/// one after the other. Names go by what they stand for: of two variables of one name and different types the earlier
/// one has another name in the program, and of two classes the earlier one is in a class of its own.
///
/// Cells are compiled as by the engine, one after the other, and do not run.
public final class JavaProgram {
    private static final String INDENT = "    ";

    private final EngineParts parts;
    private final JavacEngine engine;
    private final References references = new References();
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final Map<Integer, List<ProgramCell.Member>> members = new LinkedHashMap<>();
    /// The newest of all that have the same key, in the order in which they came.
    private final Map<String, ProgramCell.Member> newest = new LinkedHashMap<>();

    private final Set<String> words = new HashSet<>();

    /// A piece of the program in the order of the notebook.
    ///
    /// @param cell    whose declarations stand here; 0 if none
    /// @param comment what stands above
    /// @param body    what the cell does
    /// @param mayFail whether the program goes on if it fails
    private record Section(int cell, String comment, String body, boolean mayFail) {}

    JavaProgram(EngineParts parts, JavacEngine engine) {
        this.parts = parts;
        this.engine = engine;
    }

    /// Modules of the JDK that it is to be started with, to compute as in a notebook.
    public List<String> modules() {
        return parts.imports().modules();
    }

    /// Adds a comment.
    public void comment(String text) {
        sections.add(new Section(0, text, "", false));
    }

    /// Adds a cell.
    ///
    /// @param comment what stands above it; empty for nothing
    /// @param mayFail whether the program goes on if it throws
    /// @return why it does not compile; then nothing is added
    public Optional<CellResult.Failure> add(Cell cell, String comment, boolean mayFail) {
        ProgramCell reader = new ProgramCell(references, versions);
        CellResult result = engine.compile(cell, () -> {
            Compiled compiled = new Compilation(parts, cell, reader).compile();
            declare(compiled);
            return new CellResult.Done();
        });
        if (result instanceof CellResult.Failure failure) {
            return Optional.of(failure);
        }
        versions.putAll(reader.versions());
        words.addAll(reader.words());
        for (ProgramCell.Member one : reader.members()) {
            members.computeIfAbsent(one.cell(), number -> new ArrayList<>()).add(one);
            String key = Part.id(one.kind(), one.key());
            // What does not fit any more is what it was.
            if (!one.text().isEmpty() || !newest.containsKey(key)) {
                newest.remove(key);
                newest.put(key, one);
            }
        }
        sections.add(new Section(cell.number(), comment, reader.body(), mayFail));
        return Optional.empty();
    }

    /// What follows sees what the cell declares.
    private void declare(Compiled compiled) {
        parts.classes().load(compiled, Set.of());
        for (Declared gone : compiled.replaced()) {
            parts.compiler()
                    .remove(parts.classes().forget(gone, compiled.classes().keySet()));
        }
        compiled.imports().forEach(parts.state()::put);
        compiled.declared().forEach(parts.state()::put);
        parts.compiler().add(parts.classes().lasting(compiled));
    }

    /// Why the program cannot be written although each cell compiles: something is used that waits for what no cell
    /// declares.
    public Optional<CellResult.Failure> unfinished() {
        Set<Reference> used = new HashSet<>();
        sections.forEach(section -> used.addAll(references.in(section.body())));
        members.values().forEach(all -> all.forEach(one -> used.addAll(references.in(one.text()))));
        return newest.values().stream()
                .filter(one -> one.text().isEmpty() && isIn(used, one))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(parts.state().of(one.kind()).get(one.key())))
                .map(this::unfinished);
    }

    private boolean isIn(Set<Reference> used, ProgramCell.Member waiting) {
        return members.values().stream()
                .flatMap(List::stream)
                .anyMatch(one ->
                        one.kind() == waiting.kind() && one.key().equals(waiting.key()) && used.contains(one.id()));
    }

    private CellResult.Failure unfinished(Declared one) {
        int start = one.cell().start();
        int end = start + one.text().length();
        return engine.failure(
                new Cell(one.cell().cell(), one.cell().code()),
                new Rejected(
                        List.of(new CompileProblem("plain.waiting", one.explanation(), start, end, start)), false));
    }

    /// The program.
    ///
    /// @param title what stands above all, without comment signs
    /// @param name  of its class
    public String text(String title, String name) {
        return new Writer(name).text(title);
    }

    /// Whether some name in the cells is that.
    public boolean hasName(String name) {
        return words.contains(name);
    }

    /// Writes the program: what stands for a name is settled first.
    private final class Writer {
        private final String name;
        /// What is in the program: the newest declarations, and those of the earlier ones that something still means.
        private final Set<ProgramCell.Member> written = new LinkedHashSet<>();

        private final Map<Reference, ProgramCell.Member> byId = new HashMap<>();
        /// Methods that change while others call them, by their keys: what they are, one after the other.
        private final Map<String, List<ProgramCell.Member>> changing = new LinkedHashMap<>();

        private final Map<ProgramCell.Member, String> names = new HashMap<>();
        private final Map<String, String> imported = new HashMap<>();
        private final Map<String, String> importedFields = new HashMap<>();
        private final Set<String> functions = new HashSet<>();
        private final Set<String> fields = new HashSet<>();
        private final Set<String> types = new HashSet<>();
        private final Set<String> imports = new LinkedHashSet<>();
        private final Set<String> staticImports = new LinkedHashSet<>();

        Writer(String name) {
            this.name = name;
        }

        String text(String title) {
            choose();
            call();
            StringBuilder body = new StringBuilder();
            main(body);
            for (Section section : sections) {
                write(section, body);
            }
            String code = references.written(body.toString(), this::written);
            StringBuilder text = new StringBuilder(commented(title, "")).append('\n');
            List<List<String>> blocks = List.of(
                    staticImports.stream().map(one -> "static " + one).sorted().toList(),
                    imports.stream().sorted().toList());
            for (List<String> block : blocks) {
                block.forEach(one -> text.append("import ").append(one).append(";\n"));
                text.append(block.isEmpty() ? "" : "\n");
            }
            return text.append("class ")
                    .append(name)
                    .append(" {\n")
                    .append(code)
                    .append("}\n")
                    .toString();
        }

        /// Finds out what is in the program.
        private void choose() {
            members.values().forEach(all -> all.forEach(one -> byId.put(one.id(), one)));
            newest.values().stream().filter(one -> !one.text().isEmpty()).forEach(this::take);
            sections.forEach(section -> references.in(section.body()).forEach(this::take));
            Set<Reference> called = new HashSet<>();
            written.forEach(one -> references.in(one.text()).stream()
                    .filter(other -> !other.equals(one.id()))
                    .forEach(called::add));
            Map<String, List<ProgramCell.Member>> methods = new LinkedHashMap<>();
            members.values().stream()
                    .flatMap(List::stream)
                    .filter(one -> one.call() != null)
                    .forEach(one -> methods.computeIfAbsent(one.key(), key -> new ArrayList<>())
                            .add(one));
            methods.forEach((key, all) -> {
                if (all.stream().anyMatch(one -> !isNewest(one) && called.contains(one.id()))) {
                    all.sort(Comparator.comparingInt(one -> since(one)));
                    changing.put(key, all);
                    all.forEach(this::take);
                }
            });
        }

        private int since(ProgramCell.Member method) {
            return Objects.requireNonNull(method.call()).since();
        }

        private void take(Reference reference) {
            ProgramCell.Member one = member(reference);
            if (one != null && !one.text().isEmpty()) {
                take(one);
            }
        }

        private void take(ProgramCell.Member one) {
            if (written.add(one)) {
                references.in(one.text()).forEach(this::take);
                if (one.set() != null) {
                    references.in(one.set()).forEach(this::take);
                }
            }
        }

        /// What a name of a cell stands for: what could not be compiled before something else came is what it was
        /// then.
        private ProgramCell.@Nullable Member member(Reference reference) {
            ProgramCell.Member one = byId.get(reference);
            return one != null && one.text().isEmpty() ? newest.get(Part.id(one.kind(), one.key())) : one;
        }

        /// Gives each member its name: the newest has its own.
        private void call() {
            Set<String> taken = new HashSet<>(words);
            taken.add("main");
            Map<String, Integer> counts = new HashMap<>();
            written.forEach(one -> {
                String own = ProgramCell.base(one.name());
                boolean isNewest = isNewest(one) && !own.equals("main") && !changes(one);
                String called = own;
                while (!isNewest && one.kind() != Declared.Kind.TYPE && taken.contains(called)) {
                    called = own + counts.merge(own, 1, Integer::sum);
                }
                taken.add(called);
                names.put(one, called);
                switch (one.kind()) {
                    case METHOD -> functions.add(called);
                    case VARIABLE -> fields.add(called);
                    case TYPE -> types.add(called);
                }
            });
            sections.forEach(section -> functions.add("cell" + section.cell()));
            changing.values().forEach(all -> functions.add(dispatched(all.getLast())));
            functions.add("main");
            types.add(name);
        }

        private boolean changes(ProgramCell.Member one) {
            return one.call() != null && changing.containsKey(one.key());
        }

        private boolean isNewest(ProgramCell.Member one) {
            return one.name().equals(ProgramCell.base(one.name())) && newest.get(Part.id(one.kind(), one.key())) == one;
        }

        private void main(StringBuilder out) {
            out.append(INDENT).append("public static void main(String[] args) throws Throwable {\n");
            String display = references.mark(new Reference.Type("himalia.api.Display"));
            out.append(INDENT.repeat(2)).append(display).append(".printAsShown();\n");
            for (Section section : sections) {
                if (!does(section)) {
                    continue;
                }
                String call = method(section) + "();\n";
                if (!changing.isEmpty()) {
                    out.append(INDENT.repeat(2))
                            .append(clock())
                            .append(" = ")
                            .append(section.cell())
                            .append(";\n");
                }
                if (section.mayFail()) {
                    out.append(INDENT.repeat(2)).append("try {\n");
                    out.append(INDENT.repeat(3)).append(call);
                    out.append(INDENT.repeat(2)).append("} catch (Throwable expected) {\n");
                    out.append(INDENT.repeat(3)).append("System.err.println(expected);\n");
                    out.append(INDENT.repeat(2)).append("}\n");
                } else {
                    out.append(INDENT.repeat(2)).append(call);
                }
            }
            out.append(INDENT).append("}\n");
            if (!changing.isEmpty()) {
                out.append('\n').append(INDENT).append("/// The cell that runs: some methods change on the way.\n");
                out.append(INDENT).append("static int ").append(clock()).append(";\n");
            }
            changing.values().forEach(all -> out.append('\n').append(indented(dispatcher(all), INDENT)));
        }

        /// A method that is what it is in the running cell.
        private String dispatcher(List<ProgramCell.Member> all) {
            ProgramCell.Member last = all.getLast();
            ProgramCell.Call seen = Objects.requireNonNull(last.call());
            String arguments = "(" + String.join(", ", seen.names()) + ")";
            StringBuilder text =
                    new StringBuilder(seen.head()
                                    .replace(references.mark(last.id()), dispatched(last))
                                    .strip() + " {\n");
            for (int i = 0; i < all.size() - 1; i++) {
                text.append(INDENT).append("if (").append(clock()).append(" < ").append(since(all.get(i + 1)));
                text.append(") {\n").append(INDENT.repeat(2));
                text.append(seen.isVoid() ? "" : "return ")
                        .append(names.get(all.get(i)))
                        .append(arguments)
                        .append(";\n");
                text.append(seen.isVoid() ? INDENT.repeat(2) + "return;\n" : "")
                        .append(INDENT)
                        .append("}\n");
            }
            text.append(INDENT)
                    .append(seen.isVoid() ? "" : "return ")
                    .append(names.get(last))
                    .append(arguments);
            return text.append(";\n}").toString();
        }

        private String dispatched(ProgramCell.Member method) {
            boolean isTaken = method.name().equals("main")
                    || written.stream()
                            .anyMatch(one -> one.call() != null
                                    && one.name().equals(method.name())
                                    && !one.key().equals(method.key()));
            return isTaken ? free(method.name() + "0") : method.name();
        }

        private String clock() {
            return free("cell");
        }

        private String method(Section section) {
            return free("cell" + section.cell());
        }

        private String free(String name) {
            String free = name;
            while (words.contains(free)) {
                free += "_";
            }
            return free;
        }

        private boolean does(Section section) {
            return !Mask.of(section.body()).isBlank();
        }

        private void write(Section section, StringBuilder out) {
            newest.values().stream()
                    .filter(one -> one.cell() == section.cell() && one.text().isEmpty())
                    .forEach(one -> out.append('\n')
                            .append(commented(one.name() + " is left out: what it needs is not defined", INDENT)));
            if (!section.comment().isBlank()) {
                out.append('\n').append(commented(section.comment(), INDENT));
            }
            List<ProgramCell.Member> own = members.getOrDefault(section.cell(), List.of()).stream()
                    .filter(written::contains)
                    .toList();
            List<ProgramCell.Member> variables = own.stream()
                    .filter(one -> one.kind() == Declared.Kind.VARIABLE)
                    .toList();
            if (!variables.isEmpty()) {
                out.append('\n');
            }
            for (ProgramCell.Member one : variables) {
                String set = one.set() == null ? ";" : " = " + one.set() + ";";
                out.append(INDENT).append("static ").append(one.set() == null ? "" : "final ");
                out.append(one.text())
                        .append(' ')
                        .append(references.mark(one.id()))
                        .append(set)
                        .append('\n');
            }
            own.stream().filter(one -> one.kind() != Declared.Kind.VARIABLE).forEach(one -> {
                boolean isOld = one.kind() == Declared.Kind.TYPE && !isNewest(one);
                out.append('\n');
                if (isOld) {
                    out.append(INDENT)
                            .append("static class ")
                            .append(holder(one))
                            .append(" {\n");
                }
                // Within itself it may be called as what it has become.
                String text = changes(one)
                        ? one.text().replaceFirst(Pattern.quote(references.mark(one.id())), names.get(one))
                        : one.text();
                out.append(indented(text.strip(), isOld ? INDENT.repeat(2) : INDENT));
                out.append(isOld ? INDENT + "}\n" : "");
            });
            String body = section.body().stripTrailing().replaceFirst("^(?:[ \\t]*\\n)+", "");
            if (does(section)) {
                out.append('\n').append(INDENT).append("static void ").append(method(section));
                out.append("() throws Throwable {\n").append(indented(body, INDENT.repeat(2)));
                out.append(INDENT).append("}\n");
            } else if (!body.isBlank()) {
                out.append('\n').append(indented(body, INDENT));
            }
        }

        private String holder(ProgramCell.Member old) {
            Reference.CellType type = (Reference.CellType) old.id();
            return free("Before" + type.version() + old.name());
        }

        private String written(Reference reference) {
            return switch (reference) {
                case Reference.Member one -> {
                    ProgramCell.Member member = member(one);
                    yield member == null
                            ? one.className()
                            : changes(member) ? dispatched(member) : String.valueOf(names.get(member));
                }
                case Reference.CellType one -> {
                    ProgramCell.Member member = member(one);
                    yield member == null || isNewest(member) ? one.name() : holder(member) + "." + one.name();
                }
                case Reference.Type one -> type(one.path());
                case Reference.Static one -> function(one);
            };
        }

        /// The name of a class of a library, which is imported if nothing else has it.
        private String type(String path) {
            String simple = path.substring(path.lastIndexOf('.') + 1);
            boolean isFree = !types.contains(simple)
                    && imported.computeIfAbsent(simple, first -> path).equals(path);
            if (!isFree) {
                return path;
            }
            if (!Layout.home(path).equals("java.lang")) {
                imports.add(path);
            }
            return simple;
        }

        private String function(Reference.Static one) {
            boolean isFree = one.isMethod()
                    ? !functions.contains(one.name())
                    : !fields.contains(one.name())
                            && importedFields
                                    .computeIfAbsent(one.name(), first -> one.owner())
                                    .equals(one.owner());
            if (!isFree) {
                return type(one.owner()) + "." + one.name();
            }
            staticImports.add(one.owner() + "." + one.name());
            return one.name();
        }
    }

    /// Each line of a text as a comment.
    private static String commented(String text, String indent) {
        return text.strip()
                        .lines()
                        .map(line -> (indent + "// " + line.replace("\\u", "\\ u")).stripTrailing())
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /// A text block keeps what is in it: all of its lines move alike.
    private static String indented(String text, String indent) {
        return text.lines()
                .map(line -> line.isBlank() ? line + "\n" : indent + line + "\n")
                .collect(Collectors.joining());
    }
}
