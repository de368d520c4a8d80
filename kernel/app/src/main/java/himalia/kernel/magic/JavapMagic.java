package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Declaration;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// `%javap Point`, `%javap -c twice`: the members of a class, or with `-c` the bytecode, as the JDK's `javap` shows
/// them: of classes and methods of cells, of libraries and of Java.
final class JavapMagic implements Magic {
    private static final String[] OPTIONS = {
        "-c",
        "-p",
        "-v",
        "-s",
        "-l",
        "-private",
        "-public",
        "-protected",
        "-package",
        "-verbose",
        "-constants",
        "-sysinfo"
    };

    private final CellEngine java;

    JavapMagic(CellEngine java) {
        this.java = java;
    }

    @Override
    public String name() {
        return "javap";
    }

    @Override
    public String usage() {
        return "%javap [-c] [-p] [-v] CLASS_OR_METHOD ...";
    }

    @Override
    public String summary() {
        return "shows the members of a class, or with -c its bytecode";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure, IOException {
        List<String> names = Arguments.plain(call, "%javap", OPTIONS);
        if (names.isEmpty()) {
            throw MagicFailure.wrongUse("%javap wants the name of a class, for example %javap -c String");
        }
        ToolProvider javap = ToolProvider.findFirst("javap")
                .orElseThrow(() -> new MagicFailure("This Java came without javap, the tool that shows classes.\n"
                        + "Hint: a whole JDK has it; %jvm says which Java this is."));
        Path folder = Files.createTempDirectory("himalia-javap");
        try {
            List<String> command = new ArrayList<>(
                    call.words().stream().filter(word -> word.startsWith("-")).toList());
            List<String> path = new ArrayList<>(List.of(folder.toString()));
            path.addAll(ClassPath.of(java.classLoader()));
            command.addAll(List.of("-classpath", String.join(File.pathSeparator, path)));
            for (String name : names) {
                command.addAll(classes(name, folder));
            }
            StringWriter shown = new StringWriter();
            StringWriter wrong = new StringWriter();
            int status = javap.run(new PrintWriter(shown), new PrintWriter(wrong), command.toArray(new String[0]));
            if (status != 0) {
                throw new MagicFailure("%javap: " + (wrong + shown.toString()).strip());
            }
            System.out.print(
                    shown.toString().replaceAll("(?m)^(Compiled from \".*\"|Classfile .*|  Last modified .*)\\R", ""));
            return new CellResult.Done();
        } finally {
            delete(folder);
        }
    }

    /// The full names of the classes that a word means. Those of cells are in no jar: they are put into a folder.
    private List<String> classes(String word, Path folder) throws MagicFailure, IOException {
        if (!word.matches("[\\p{L}\\p{N}_$.]+")) {
            throw MagicFailure.wrongUse("%javap: `" + word + "` is no name of a class or method.");
        }
        Map<String, byte[]> ofCells = java.classFiles(word);
        for (Map.Entry<String, byte[]> one : ofCells.entrySet()) {
            Path file = folder.resolve(one.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, one.getValue());
        }
        if (!ofCells.isEmpty()) {
            return List.copyOf(ofCells.keySet());
        }
        if (java.evaluate(word + ".class") instanceof CellResult.Value(Class<?> type) && !type.isPrimitive()) {
            return List.of(type.getName());
        }
        if (java.isVariable(word)) {
            throw new MagicFailure(
                    "%javap: `" + word + "` is a variable.\nHint: name its class, or %whos for its value.");
        }
        throw new MagicFailure("%javap: there is no class or method `" + word + "`."
                + Closest.hint(
                        word,
                        java.declarations().stream()
                                .filter(one ->
                                        one.kind() == Declaration.Kind.TYPE || one.kind() == Declaration.Kind.METHOD)
                                .map(Declaration::name)
                                .toList()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public List<String> complete(String typed) {
        String last = typed.substring(Arguments.lastWord(typed));
        List<String> options = last.startsWith("-") ? List.of(OPTIONS) : List.of();
        List<String> declared = java.declarations().stream()
                .filter(one -> one.kind() == Declaration.Kind.TYPE || one.kind() == Declaration.Kind.METHOD)
                .map(Declaration::name)
                .distinct()
                .toList();
        return Stream.concat(Arguments.matching(typed, options).stream(), Arguments.matching(typed, declared).stream())
                .toList();
    }
}
