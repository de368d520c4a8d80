package himalia.kernel.cell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The method with which the program in a file begins, as Java's launcher finds it: `static` or not, with or without
/// arguments, in a class or in none.
///
/// @param type           its class, with the package; empty if it stands in none
/// @param isStatic       whether it needs no object
/// @param takesArguments whether it has a parameter
public record MainMethod(String type, boolean isStatic, boolean takesArguments) {
    /// The `main` of a file.
    ///
    /// @param stem the file's name without its ending: of several classes with a `main` that of this name is meant,
    ///     else the first
    public static Optional<MainMethod> of(String stem, String text) {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Program.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, wrong -> {}, List.of("-proc:none"), null, List.of(source));
        List<MainMethod> found = new ArrayList<>();
        try {
            for (var unit : task.parse()) {
                String home = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
                for (Tree one : unit.getTypeDecls()) {
                    if (one instanceof ClassTree type) {
                        of(type, home, text).ifPresent(found::add);
                    }
                }
            }
        } catch (IOException impossible) {
            return Optional.empty();
        }
        return found.stream()
                .filter(main -> main.type.endsWith("." + stem) || main.type.equals(stem))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static Optional<MainMethod> of(ClassTree type, String home, String text) {
        String name = type.getSimpleName().toString();
        // What stands in no class javac puts into one that it calls as the file.
        boolean isWritten = Pattern.compile("\\b(class|record|enum|interface)\\s+" + Pattern.quote(name) + "\\b")
                .matcher(Mask.of(text))
                .find();
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
        return type.getMembers().stream()
                .flatMap(member -> member instanceof MethodTree method ? Stream.of(method) : Stream.empty())
                .filter(MainMethod::isMain)
                .map(method -> new MainMethod(
                        isWritten ? home + name : "",
                        method.getModifiers().getFlags().contains(Modifier.STATIC),
                        !method.getParameters().isEmpty()))
                .filter(main -> main.isStatic || !isInterface)
                .max(Comparator.comparing(MainMethod::takesArguments));
    }

    private static boolean isMain(MethodTree method) {
        List<? extends VariableTree> parameters = method.getParameters();
        return method.getName().contentEquals("main")
                && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
                && (parameters.isEmpty()
                        || parameters.size() == 1
                                && parameters.getFirst().getType().toString().matches("(java\\.lang\\.)?String\\[]"));
    }

    /// The statement that runs it.
    ///
    /// @param words what it is given, if it takes anything
    public String call(List<String> words) {
        String arguments = takesArguments
                ? "new String[] {"
                        + String.join(
                                ", ", words.stream().map(MainMethod::literal).toList()) + "}"
                : "";
        String receiver = type.isEmpty() ? "" : isStatic ? type + "." : "new " + type + "().";
        return receiver + "main(" + arguments + ");";
    }

    private static String literal(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
