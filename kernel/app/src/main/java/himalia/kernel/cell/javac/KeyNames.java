package himalia.kernel.cell.javac;

import himalia.api.Parts;
import himalia.api.Services;
import himalia.kernel.cell.Completion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What may stand in a text: a column of the table, or a key of the map, in whose brackets or call it is; else a file.
final class KeyNames {
    private static final int LIMIT = 200;
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}_$.])[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern IN_BRACKETS = Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*\\[\\s*$");

    private final EngineParts parts;

    KeyNames(EngineParts parts) {
        this.parts = parts;
    }

    /// @param masked the text with comments and literals blanked out
    Completion complete(String before, String masked, int cursor) {
        int quote = before.lastIndexOf('"', cursor - 1);
        if (quote < 0 || masked.charAt(quote) != '"' || before.indexOf('\n', quote) >= 0) {
            return Completion.none(cursor);
        }
        String code = masked.substring(0, quote);
        String typed = before.substring(quote + 1);
        boolean isBracket = code.stripTrailing().endsWith("[");
        Matcher bracket = IN_BRACKETS.matcher(code);
        Set<String> keys = new LinkedHashSet<>();
        if (bracket.find()) {
            keys.addAll(keys(bracket.group(1)));
        } else if (!isBracket) {
            Matcher word = WORD.matcher(statement(code));
            while (word.find()) {
                keys.addAll(keys(word.group()));
            }
        }
        List<Completion.Match> matches = new ArrayList<>();
        keys.stream()
                .filter(key -> key.startsWith(typed))
                .limit(LIMIT)
                .forEach(key -> matches.add(new Completion.Match(key, "field", "")));
        return matches.isEmpty() && !isBracket
                ? FileNames.complete(before, masked, cursor)
                : new Completion(matches, quote + 1, cursor);
    }

    private static String statement(String code) {
        return code.substring(Math.max(code.lastIndexOf(';'), code.lastIndexOf('\n')) + 1);
    }

    /// The keys of what a variable of the notebook holds now.
    private List<String> keys(String name) {
        Object value = Optional.ofNullable(parts.state().variables.get(name))
                .flatMap(parts.classes()::value)
                .orElse(null);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Map<?, ?> map) {
            // Others would run the user's code here.
            boolean isOfJdk = map.getClass().getModule().isNamed();
            return isOfJdk
                    ? List.copyOf(map.keySet()).stream()
                            .filter(String.class::isInstance)
                            .map(Objects::toString)
                            .toList()
                    : List.of();
        }
        return known().filter(one -> one.type().isInstance(value))
                .flatMap(one -> keys(one, value).stream())
                .toList();
    }

    @SuppressWarnings("rawtypes") // parts are those of some type
    private Stream<Parts<?>> known() {
        return Services.find(Parts.class, parts.loader(), _ -> {}).stream() // the debugger tells what is broken
                .map(one -> (Parts<?>) one);
    }

    private static <T> List<String> keys(Parts<T> parts, Object value) {
        return parts.keys(parts.type().cast(value));
    }
}
