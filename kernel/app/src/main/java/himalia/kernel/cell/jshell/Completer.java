package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Completion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern IMPORT = Pattern.compile("import\\s+([\\p{L}\\p{N}_$.]+)\\.([\\p{L}\\p{N}_$]+)\\s*;");

    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    Completer(JShell shell) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
    }

    Completion complete(String code, int cursor) {
        for (String text : texts(code.substring(0, cursor))) {
            int[] anchor = {text.length()};
            List<Suggestion> suggestions = analysis.completionSuggestions(text, text.length(), anchor);
            if (!suggestions.isEmpty()) {
                int typed = text.length() - anchor[0];
                return new Completion(matches(suggestions, text.substring(0, anchor[0])), cursor - typed, cursor);
            }
        }
        return Completion.none(cursor);
    }

    /// The texts to try, most telling first; all end as the code before the cursor does.
    ///
    /// JShell looks at one piece only. What stands before it in the cell goes with it into a block, so that
    /// variables of the same cell are known.
    private List<String> texts(String before) {
        List<Piece> pieces = new Splitter(analysis).split(before);
        int start = pieces.isEmpty() ? before.length() : pieces.getLast().start();
        boolean closed = !pieces.isEmpty()
                && !pieces.getLast().isBroken()
                && Mask.of(before.substring(start)).stripTrailing().endsWith(";");
        if (closed) {
            start = before.length();
        }
        String rest = before.substring(start);
        if (rest.stripLeading().startsWith("import")) {
            return List.of(rest);
        }
        StringBuilder block = new StringBuilder();
        Map<String, String> imported = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            Sort sort = Sort.of(piece);
            if (piece.start() >= start) {
                break;
            } else if (sort == Sort.IMPORT) {
                Matcher single = IMPORT.matcher(piece.source());
                if (single.find()) {
                    imported.put(single.group(2), single.group(1) + "." + single.group(2));
                }
            } else if (sort != Sort.METHOD) {
                block.append(piece.source()).append('\n');
            }
        }
        List<String> texts = new ArrayList<>();
        if (!block.isEmpty()) {
            texts.add(written("{ " + block + rest, imported));
        }
        texts.add(written(rest, imported));
        return texts;
    }

    /// An import cannot stand in a block, so the names it brings are written out.
    private static String written(String text, Map<String, String> imported) {
        String full = text;
        for (var one : imported.entrySet()) {
            full = Pattern.compile("(?<![\\p{L}\\p{N}_$.])" + Pattern.quote(one.getKey()) + "(?=[^\\p{L}\\p{N}_$])")
                    .matcher(full)
                    .replaceAll(Matcher.quoteReplacement(one.getValue()));
        }
        return full;
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
