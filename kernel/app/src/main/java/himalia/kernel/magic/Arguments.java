package himalia.kernel.magic;

import himalia.api.Closest;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.ArrayList;
import java.util.List;

/// What the arguments of several magics have in common: words and options.
final class Arguments {
    private Arguments() {}

    /// Where the last word begins: behind the last blank that stands in no quotes.
    static int lastWord(String typed) {
        int start = 0;
        char quote = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                start = i + 1;
            }
        }
        return start;
    }

    /// Those of some words that the last one could become.
    static List<String> matching(String typed, List<String> words) {
        String last = typed.substring(lastWord(typed));
        return words.stream().filter(word -> word.startsWith(last)).toList();
    }

    /// Refuses options that a magic does not have.
    ///
    /// @return the words that are none
    static List<String> plain(MagicCall call, String magic, String... options) throws MagicFailure {
        List<String> plain = new ArrayList<>();
        for (String word : call.words()) {
            if (!word.startsWith("-") || word.length() == 1) {
                plain.add(word);
            } else if (!List.of(options).contains(word)) {
                throw MagicFailure.wrongUse(
                        magic + " has no option " + word + "." + Closest.question(word, List.of(options)));
            }
        }
        return plain;
    }
}
