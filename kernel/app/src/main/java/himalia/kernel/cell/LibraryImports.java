package himalia.kernel.cell;

import himalia.api.DefaultImports;
import himalia.api.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The imports that the libraries of the cells want every cell to have.
public final class LibraryImports {
    private LibraryImports() {}

    /// What stands between `import` and `;`, library by library; a broken library is left out.
    ///
    /// @param broken told why
    public static List<String> find(ClassLoader cells, Consumer<String> broken) {
        return ask(DefaultImports::imports, cells, broken);
    }

    /// The classes whose functions do what operators and brackets do: a list of each library.
    ///
    /// @param broken told why one was left out
    public static List<List<String>> operators(ClassLoader cells, Consumer<String> broken) {
        return ask(library -> List.of(library.operators()), cells, broken);
    }

    /// What names of other libraries mean, library by library.
    ///
    /// @param broken told why one was left out
    public static Map<String, String> names(ClassLoader cells, Consumer<String> broken) {
        return together(DefaultImports::names, cells, broken);
    }

    /// What other libraries call arguments, library by library.
    ///
    /// @param broken told why one was left out
    public static Map<String, String> parameters(ClassLoader cells, Consumer<String> broken) {
        return together(DefaultImports::parameters, cells, broken);
    }

    /// The texts that libraries take as names, library by library.
    ///
    /// @param broken told why one was left out
    public static List<String> words(ClassLoader cells, Consumer<String> broken) {
        return ask(DefaultImports::words, cells, broken);
    }

    /// The lines that do what names of other libraries do, library by library.
    ///
    /// @param broken told why one was left out
    public static Map<String, String> instead(ClassLoader cells, Consumer<String> broken) {
        return together(DefaultImports::instead, cells, broken);
    }

    /// The modules of the JDK that programs are to be started with, library by library.
    ///
    /// @param broken told why one was left out
    public static List<String> modules(ClassLoader cells, Consumer<String> broken) {
        return ask(DefaultImports::modules, cells, broken);
    }

    private static Map<String, String> together(
            Function<DefaultImports, Map<String, String>> question, ClassLoader cells, Consumer<String> broken) {
        Map<String, String> all = new HashMap<>();
        ask(library -> List.copyOf(question.apply(library).entrySet()), cells, broken)
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    private static <T> List<T> ask(
            Function<DefaultImports, List<T>> question, ClassLoader cells, Consumer<String> broken) {
        List<T> answers = new ArrayList<>();
        for (DefaultImports library : Services.find(DefaultImports.class, cells, broken)) {
            try {
                answers.addAll(question.apply(library));
            } catch (RuntimeException | LinkageError e) {
                broken.accept(e.toString());
            }
        }
        return answers;
    }
}
