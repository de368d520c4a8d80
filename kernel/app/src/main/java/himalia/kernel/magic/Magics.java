package himalia.kernel.magic;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The magics, and the rule where they stand: at the top of a cell, before the first line of Java.
///
/// Java itself has lines that begin with `%` (the remainder of a broken expression, a text block), so below the first
/// line of Java nothing is taken for a magic.
public final class Magics {
    private final Map<String, Magic> byName = new TreeMap<>();

    public Magics(Magic... magics) {
        for (Magic magic : magics) {
            byName.put(magic.name(), magic);
        }
        Magic list = new ListMagics(byName);
        byName.put(list.name(), list);
        byName.put("help", list);
    }

    /// The magics every kernel has.
    public static Magics standard() {
        return new Magics(new JarsMagic(), new ClasspathMagic());
    }

    /// The magics that could stand at the cursor; empty if it is not in a magic.
    public Optional<Completion> complete(String code, int cursor) {
        int start = code.lastIndexOf('\n', cursor - 1) + 1;
        String word = code.substring(start, cursor);
        if (!word.startsWith("%") || word.contains(" ")) {
            return Optional.empty();
        }
        List<Completion.Match> matches = byName.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(word.substring(1)))
                .map(entry -> new Completion.Match(
                        "%" + entry.getKey(), "magic", entry.getValue().summary()))
                .toList();
        return Optional.of(new Completion(matches, start, cursor));
    }

    /// Runs the magics at the top of a cell.
    ///
    /// @return the Java that remains, with empty lines in the place of the magics so that line numbers stay
    /// @throws MagicFailure if one of them is unknown or fails
    public String run(String code, CellEngine engine) throws MagicFailure {
        if (!code.stripLeading().startsWith("%")) {
            return code;
        }
        List<String> lines = new ArrayList<>(Arrays.asList(code.split("\n", -1)));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("%")) {
                runLine(line, engine);
                lines.set(i, "");
            } else if (!line.isEmpty() && !line.startsWith("//")) {
                break;
            }
        }
        return String.join("\n", lines);
    }

    private void runLine(String line, CellEngine engine) throws MagicFailure {
        List<String> words = List.of(line.substring(1).strip().split("\\s+"));
        Magic magic = byName.get(words.getFirst());
        if (magic == null) {
            throw new MagicFailure("There is no magic %" + words.getFirst() + ". There are "
                    + byName.keySet().stream().map(name -> "%" + name).collect(Collectors.joining(", ")) + ".");
        }
        magic.run(words.subList(1, words.size()), engine);
    }
}
