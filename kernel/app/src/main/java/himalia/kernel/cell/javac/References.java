package himalia.kernel.cell.javac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Marks in a text that stand for names. They are made of characters that no text has, as Unicode promises.
final class References {
    private static final Pattern MARK = Pattern.compile("\uFDD0(\\d+)\uFDD1");

    private final List<Reference> all = new ArrayList<>();
    private final Map<Reference, Integer> numbers = new LinkedHashMap<>();

    /// What is written in a text for a name.
    String mark(Reference name) {
        int number = numbers.computeIfAbsent(name, one -> {
            all.add(one);
            return all.size() - 1;
        });
        return "\uFDD0" + number + "\uFDD1";
    }

    /// The names in a text, as often as they come.
    List<Reference> in(String text) {
        return MARK.matcher(text).results().map(this::of).toList();
    }

    private Reference of(MatchResult mark) {
        return all.get(Integer.parseInt(mark.group(1)));
    }

    /// A text with its names.
    String written(String text, Function<Reference, String> name) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(name.apply(of(mark))));
    }
}
