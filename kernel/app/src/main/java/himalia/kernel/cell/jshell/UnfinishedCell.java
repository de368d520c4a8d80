package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/// A cell that is being written, as JShell can be asked about it.
final class UnfinishedCell {
    private static final Pattern IMPORT = Pattern.compile("import\\s+([\\p{L}\\p{N}_$.]+)\\.([\\p{L}\\p{N}_$]+)\\s*;");

    private final SourceCodeAnalysis analysis;

    UnfinishedCell(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /// The texts to try, most telling first; all end as the code before the cursor does.
    ///
    /// JShell looks at one piece only. What stands before it in the cell goes with it into a block, so that
    /// variables of the same cell are known.
    List<String> texts(String before) {
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
}
