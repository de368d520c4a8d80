package himalia.data;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Which encodings fit a text that is not in the one expected, judged by what its bytes would spell there.
///
/// That all bytes can be read says little: every byte is something in Mac Roman, and many a Latin text can be read as
/// Korean. What counts is the share of the characters outside ASCII that make sense: Hangul of the usual syllables,
/// Kana, Han characters of the first level, Latin and Cyrillic letters in words with capitals where they belong.
final class EncodingGuess {
    private static final double CONVINCING = 0.85;
    private static final double POSSIBLE = 0.6;

    /// One encoding and how much of a text makes sense in it.
    ///
    /// @param share from 0 to 1
    /// @param letters how many characters outside ASCII speak for it
    record Fit(String encoding, String script, double share, int letters) {}

    /// The order decides among equals: the usual one of a script first.
    private static final String[][] CANDIDATES = {
        {"utf-8", ""},
        {"cp949", "Korean"},
        {"cp932", "Japanese"},
        {"euc-jp", "Japanese"},
        {"gbk", "Chinese"},
        {"big5", "Chinese"},
        {"windows-1252", ""},
        {"mac_roman", ""},
        {"windows-1250", ""},
        {"windows-1251", "Cyrillic"},
        {"koi8-r", "Cyrillic"},
        {"cp850", ""},
    };

    private EncodingGuess() {}

    /// The encodings that fit, the best first; empty if none does.
    ///
    /// @param bytes whole lines
    static List<Fit> of(byte[] bytes, int length) {
        List<Fit> fits = new ArrayList<>();
        for (String[] candidate : CANDIDATES) {
            Charset charset = Encodings.named(candidate[0]);
            try {
                String text = Encodings.decode(bytes, 0, length, charset).toString();
                if (candidate[0].equals("utf-8")) {
                    return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                            ? List.of()
                            : List.of(new Fit("utf-8", "", 1, text.length()));
                }
                Fit fit = fit(candidate[0], candidate[1], text, charset);
                if (fit.share() >= POSSIBLE) {
                    fits.add(fit);
                }
            } catch (Encodings.Malformed e) {
                // not that one
            }
        }
        fits.sort(Comparator.comparingDouble((Fit fit) -> -fit.share()));
        double least = fits.isEmpty() ? 0 : fits.getFirst().share() - 0.1;
        return fits.stream().filter(fit -> fit.share() > least).limit(3).toList();
    }

    /// What a reader is told: what the text is, if that is plain, and what to write.
    static String advice(byte[] bytes, int length, CsvOptions options) {
        List<Fit> fits = of(bytes, length);
        if (fits.isEmpty()) {
            return "\nHint: no usual encoding makes sense of its bytes: is it a text file at all, and was it saved"
                    + " completely?";
        }
        Fit best = fits.getFirst();
        String say = options.encoding(best.encoding()).call();
        if (best.encoding().equals("utf-8")) {
            return " The file is UTF-8 text.\nHint: " + say + ".";
        }
        if (best.share() >= CONVINCING && !best.script().isEmpty() && best.letters() > 1) {
            return " The file is " + best.script() + " text in the encoding " + best.encoding() + ".\nHint: " + say
                    + ".";
        }
        String others =
                fits.stream().skip(1).map(fit -> "\"" + fit.encoding() + "\"").collect(Collectors.joining(", "));
        return " Its letters make sense in the encoding " + best.encoding() + ".\nHint: " + say
                + (others.isEmpty() ? "." : "; if letters are wrong then, try " + others + ".");
    }

    private static Fit fit(String encoding, String script, String text, Charset charset) {
        int foreign = 0;
        int sense = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return new Fit(encoding, script, 0, 0); // no text
            }
            if (c > '~') {
                foreign++;
                boolean makesSense = switch (script) {
                    case "Korean" -> isHangul(c) && isUsual(c) || isWidePunctuation(c);
                    case "Japanese" -> isKana(c) || isWidePunctuation(c) || isHan(c) && nearKana(text, i);
                    case "Chinese" -> isHan(c) && isCommon(c, charset) || isWidePunctuation(c);
                    case "Cyrillic" -> isOf(c, Character.UnicodeScript.CYRILLIC) && fitsIn(text, i);
                    default -> isPunctuation(c) || isOf(c, Character.UnicodeScript.LATIN) && fitsIn(text, i);
                };
                sense += makesSense ? 1 : 0;
            }
        }
        return new Fit(encoding, script, foreign == 0 ? 0 : (double) sense / foreign, sense);
    }

    private static boolean isHangul(char c) {
        return c >= '\uAC00' && c <= '\uD7A3';
    }

    /// The 2,350 syllables of KS X 1001, of which Korean is written; the other 8,822 come from letters of Latin texts.
    private static boolean isUsual(char c) {
        byte[] bytes = String.valueOf(c).getBytes(Encodings.named("cp949"));
        return bytes.length == 2 && (bytes[0] & 0xFF) >= 0xB0 && (bytes[1] & 0xFF) >= 0xA1;
    }

    private static boolean isKana(char c) {
        return c >= '\u3041' && c <= '\u30FE';
    }

    private static boolean nearKana(String text, int at) {
        for (int i = Math.max(0, at - 8); i < Math.min(text.length(), at + 9); i++) {
            if (isKana(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHan(char c) {
        return isOf(c, Character.UnicodeScript.HAN);
    }

    /// The first level of GB 2312 and of Big5: of these most texts are made.
    private static boolean isCommon(char c, Charset charset) {
        int lead = String.valueOf(c).getBytes(charset)[0] & 0xFF;
        int trail = String.valueOf(c).getBytes(charset)[1] & 0xFF;
        return charset.name().equals("GBK") ? lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 : lead <= 0xC6;
    }

    private static boolean isWidePunctuation(char c) {
        return c >= '\u3000' && c <= '\u3011' || c >= '\uFF01' && c <= '\uFF5E' || c == '\u00B7' || c == '\u2026';
    }

    private static boolean isPunctuation(char c) {
        return "\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u2022\u20AC\u00A3\u00A7\u00B0\u00A9\u00AE\u2122\u00AB\u00BB\u00BF\u00A1\u00A0\u00B7\u00B1\u00D7\u00B2\u00B5"
                        .indexOf(c)
                >= 0;
    }

    private static boolean isOf(char c, Character.UnicodeScript script) {
        return Character.UnicodeScript.of(c) == script && Character.isLetter(c);
    }

    /// Whether a letter stands as letters do: among those of its own script, no capital behind a small one.
    private static boolean fitsIn(String text, int at) {
        char c = text.charAt(at);
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean latin = isOf(c, Character.UnicodeScript.LATIN);
        boolean neighbour = (Character.isLetter(before) || Character.isLetter(after))
                && (!Character.isLetter(before) || latin == isOf(before, Character.UnicodeScript.LATIN))
                && (!Character.isLetter(after) || latin == isOf(after, Character.UnicodeScript.LATIN));
        boolean capital = Character.isUpperCase(c) && Character.isLowerCase(before)
                || Character.isLowerCase(c) && Character.isUpperCase(after);
        boolean inWord = !latin || before <= '~' || after <= '~'; // no Latin word is of accents only
        boolean alone = Character.isWhitespace(before) && Character.isWhitespace(after); // à, ó, и
        return (neighbour && inWord || alone) && !capital && !"\u00AA\u00BA".contains(String.valueOf(c));
    }
}
