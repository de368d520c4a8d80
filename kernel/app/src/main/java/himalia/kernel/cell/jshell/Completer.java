package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Mask;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What could stand at the cursor of a cell that is being written.
final class Completer {
    /// Signatures are looked up one by one; beyond this many matches nobody reads them.
    private static final int WITH_SIGNATURE = 6;

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final UnfinishedCell unfinished;

    Completer(JShell shell) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
        this.unfinished = new UnfinishedCell(analysis);
    }

    Completion complete(String code, int cursor) {
        if (isInTextOrComment(code.substring(0, cursor))) {
            return Completion.none(cursor);
        }
        for (String text : unfinished.texts(code.substring(0, cursor))) {
            int[] anchor = {text.length()};
            List<Suggestion> suggestions = analysis.completionSuggestions(text, text.length(), anchor);
            if (!suggestions.isEmpty()) {
                int typed = text.length() - anchor[0];
                return new Completion(matches(suggestions, text.substring(0, anchor[0])), cursor - typed, cursor);
            }
        }
        return Completion.none(cursor);
    }

    private static boolean isInTextOrComment(String before) {
        // With one more letter at the end: if that is blanked out, so is the cursor.
        return !Mask.of(before + "x").endsWith("x");
    }

    private List<Completion.Match> matches(List<Suggestion> suggestions, String head) {
        Map<String, Boolean> unique = new LinkedHashMap<>();
        suggestions.stream()
                .sorted(Comparator.comparing((Suggestion s) -> !s.matchesType()))
                .forEach(s -> unique.putIfAbsent(s.continuation(), s.matchesType()));
        boolean few = unique.size() <= WITH_SIGNATURE;
        return unique.keySet().stream()
                .map(text -> new Completion.Match(text, kind(text, head), few ? signature(head, text) : ""))
                .toList();
    }

    private String kind(String text, String head) {
        if (text.endsWith("(") || text.endsWith("()")) {
            return "method";
        }
        boolean member = head.endsWith(".");
        if (!member && shell.variables().map(VarSnippet::name).anyMatch(text::equals)) {
            return "variable";
        }
        if (!member && shell.methods().map(MethodSnippet::name).anyMatch(text::equals)) {
            return "method";
        }
        if (!member && shell.types().map(TypeDeclSnippet::name).anyMatch(text::equals)) {
            return "class";
        }
        if (SourceVersion.isKeyword(text)) {
            return "keyword";
        }
        if (text.equals(text.toUpperCase(Locale.ROOT)) && text.length() > 1) {
            return "field";
        }
        if (Character.isUpperCase(text.charAt(0))) {
            return "class";
        }
        if (text.endsWith(".") || head.stripLeading().startsWith("import")) {
            return "module";
        }
        return member ? "field" : "variable";
    }

    private String signature(String head, String text) {
        if (!text.endsWith("(") && !text.endsWith("()")) {
            return "";
        }
        String call = head + (text.endsWith(")") ? text.substring(0, text.length() - 1) : text);
        List<Documentation> found = analysis.documentation(call, call.length(), false);
        return found.isEmpty() ? "" : found.getFirst().signature();
    }
}
