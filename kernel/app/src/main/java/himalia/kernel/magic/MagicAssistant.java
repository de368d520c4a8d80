package himalia.kernel.magic;

import himalia.api.Magic;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Javadoc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers questions about a cell with magics that is being written: what stands around them is asked of Java.
final class MagicAssistant {
    private final CellEngine java;
    private final MagicRegistry registry;

    MagicAssistant(CellEngine java, MagicRegistry registry) {
        this.java = java;
        this.registry = registry;
    }

    private MagicCell take(String code) {
        return MagicCell.of(code, java::isVariable);
    }

    /// The Java around an offset, at its place, with blanks for everything else; empty if there is none.
    private Optional<String> javaAt(MagicCell cell, int offset) {
        Optional<MagicCell.Line> line = cell.lineAt(offset);
        if (line.isPresent()) {
            int start = registry.javaStart(cell, line.get());
            return start < 0 || offset < line.get().rest() + start
                    ? Optional.empty()
                    : Optional.of(cell.blank(line.get().rest() + start)
                            + cell.code()
                                    .substring(
                                            line.get().rest() + start,
                                            line.get().restEnd()));
        }
        Optional<MagicCell.Line> over = cell.over();
        boolean isOther = over.isPresent() && offset > over.get().end() && registry.javaStart(cell, over.get()) < 0;
        return isOther ? Optional.empty() : Optional.of(cell.java());
    }

    /// What could stand at the cursor.
    Completion complete(String code, int cursor) {
        MagicCell cell = take(code);
        if (!cell.hasMagics()) {
            return java.complete(code, cursor);
        }
        Optional<MagicCell.Line> line = cell.lineAt(cursor);
        if (line.isPresent() && cursor < line.get().rest() || line.isPresent() && isInName(cell, line.get(), cursor)) {
            return completeName(code, line.get(), cursor);
        }
        Optional<String> around = javaAt(cell, cursor);
        if (around.isPresent()) {
            return java.complete(around.get(), cursor);
        }
        return line.map(one -> completeArgument(code, one, cursor)).orElse(Completion.none(cursor));
    }

    private static boolean isInName(MagicCell cell, MagicCell.Line line, int cursor) {
        return cursor > line.start()
                && !Character.isWhitespace(cell.code().charAt(cursor - 1))
                && cursor == line.rest();
    }

    private Completion completeName(String code, MagicCell.Line line, int cursor) {
        String typed = "%".repeat(line.percents())
                + code.substring(Math.min(cursor, line.start() + line.percents()), cursor)
                        .strip();
        List<Completion.Match> matches = new ArrayList<>();
        registry.spelt(line.percents()).forEach((spelling, magic) -> {
            // `%ti` can become `%%time`, too.
            if (spelling.startsWith(typed) || spelling.startsWith("%" + typed)) {
                matches.add(new Completion.Match(spelling, "magic", magic.summary()));
            }
        });
        return new Completion(matches, line.start(), cursor);
    }

    private Completion completeArgument(String code, MagicCell.Line line, int cursor) {
        Magic magic = registry.get(line.name());
        if (magic == null) {
            return Completion.none(cursor);
        }
        String typed = code.substring(line.rest(), cursor);
        List<Completion.Match> matches = magic.complete(typed).stream()
                .map(text -> new Completion.Match(text, "argument", ""))
                .toList();
        return new Completion(matches, line.rest() + Arguments.lastWord(typed), cursor);
    }

    /// What is known of the name at the cursor.
    Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        MagicCell cell = take(code);
        if (!cell.hasMagics()) {
            return java.inspect(code, cursor, detailed);
        }
        Optional<String> around = javaAt(cell, cursor);
        if (around.isPresent()) {
            return java.inspect(around.get(), cursor, detailed);
        }
        return cell.lineAt(cursor).map(line -> registry.get(line.name())).map(MagicAssistant::inspection);
    }

    /// What is known of a magic.
    Optional<Inspection> help(String name) {
        return Optional.ofNullable(registry.get(name)).map(MagicAssistant::inspection);
    }

    private static Inspection inspection(Magic magic) {
        String text = magic.usage() + "\n" + magic.summary();
        return new Inspection(text, "<pre>" + Javadoc.escape(text) + "</pre>");
    }

    /// Lines below a `%%` end with an empty one, as in IPython's console.
    Completeness completeness(String code) {
        MagicCell cell = take(code);
        if (!cell.hasMagics()) {
            return java.completeness(code);
        }
        if (cell.over().isPresent()) {
            boolean ended = code.substring(cell.bodyStart()).isBlank()
                    ? code.endsWith("\n\n")
                    : code.substring(code.lastIndexOf('\n') + 1).isBlank();
            return Completeness.of(ended ? Completeness.State.COMPLETE : Completeness.State.INCOMPLETE);
        }
        return cell.hasJava() ? java.completeness(cell.java()) : Completeness.of(Completeness.State.COMPLETE);
    }
}
