package himalia.kernel.cell.jshell;

import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Javadoc;
import himalia.kernel.cell.SourceDocs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/// What is known of the name at the cursor.
final class Inspector {
    private static final int SHOWN = 500;
    private static final int OVERLOADS = 3;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final UnfinishedCell unfinished;
    private final CellClassLoader loader;
    private final SourceDocs docs;

    Inspector(JShell shell, CellClassLoader loader) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
        this.unfinished = new UnfinishedCell(analysis);
        this.loader = loader;
        this.docs = new SourceDocs(loader);
    }

    /// Looks for the name at the cursor.
    ///
    /// @return how to get its page. Found with the engine's lock held, to be asked for without it: the page of a
    ///     variable shows its value, and its `toString()` is the user's, and may take as long as it likes
    Optional<Supplier<Inspection>> inspect(String code, int cursor, boolean detailed) {
        Matcher name = NAME.matcher(code);
        int start = cursor;
        int end = cursor;
        while (name.find() && name.start() <= cursor) {
            if (name.end() >= cursor) {
                start = name.start();
                end = name.end();
            }
        }
        if (start == end) {
            // Right behind a bracket: the call around it.
            int open = code.lastIndexOf('(', Math.max(0, cursor - 1));
            if (open > 0 && NAME.matcher(code.substring(open - 1, open)).matches()) {
                return inspect(code, open, detailed);
            }
            return Optional.empty();
        }
        String word = code.substring(start, end);
        boolean member = code.substring(0, start).stripTrailing().endsWith(".");
        if (!member) {
            Optional<Supplier<Inspection>> variable = variable(word);
            if (variable.isPresent()) {
                return variable;
            }
        }
        boolean call = code.substring(end).stripLeading().startsWith("(");
        for (String text : unfinished.texts(code.substring(0, end))) {
            for (String form : call ? List.of(text + "(", text) : List.of(text, text + "(")) {
                List<Documentation> found = analysis.documentation(form, form.length(), true);
                if (!found.isEmpty()) {
                    Inspection page = page(found, detailed);
                    return Optional.of(() -> page);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Supplier<Inspection>> variable(String name) {
        Optional<VarSnippet> variable =
                shell.variables().filter(v -> v.name().equals(name)).findFirst();
        return variable.map(found -> () -> {
            String text = found.typeName() + " " + name + " = " + value(name);
            return new Inspection(text, "<pre>" + Javadoc.escape(text) + "</pre>");
        });
    }

    private String value(String name) {
        Object value = loader.value(name).orElse(null);
        String text;
        try {
            text = value != null && value.getClass().isArray()
                    ? java.util.Arrays.deepToString(new Object[] {value}).replaceFirst("^\\[(.*)]$", "$1")
                    : String.valueOf(value);
        } catch (RuntimeException | StackOverflowError broken) {
            text = "(its toString() threw " + broken.getClass().getSimpleName() + ")";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private Inspection page(List<Documentation> found, boolean detailed) {
        List<String> text = new ArrayList<>();
        List<String> html = new ArrayList<>();
        List<Documentation> shown = detailed ? found : found.subList(0, Math.min(OVERLOADS, found.size()));
        for (Documentation one : shown) {
            text.add(one.signature());
            html.add("<pre><b>" + Javadoc.escape(one.signature()) + "</b></pre>");
            if (one.javadoc() != null) {
                text.add(Javadoc.text(one.javadoc()));
                html.add(Javadoc.html(one.javadoc()));
            } else {
                docs.of(one.signature()).ifPresent(page -> {
                    text.add(page.text());
                    html.add(page.html());
                });
            }
        }
        if (shown.size() < found.size()) {
            String more = "... " + (found.size() - shown.size()) + " more forms";
            text.add(more);
            html.add("<p>" + more + "</p>");
        }
        return new Inspection(String.join("\n\n", text), String.join("\n", html));
    }
}
