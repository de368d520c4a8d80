package himalia.plot;

import java.awt.Font;

/// Korean syllables in Latin letters, for machines without a Korean font: 손실 is `sonsil`.
final class Hangul {
    private static final int FIRST = 0xAC00;
    private static final int LAST = 0xD7A3;
    private static final String[] INITIAL =
            "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ");
    private static final String[] VOWEL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
    private static final String[] FINAL = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");

    private Hangul() {}

    /// The text with every syllable spelled out, and every other letter that the font lacks as `?`.
    static String latin(String text, Font font) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (font.canDisplay(c)) {
                out.appendCodePoint(c);
            } else if (c >= FIRST && c <= LAST) {
                int k = c - FIRST;
                out.append(INITIAL[k / 588]).append(VOWEL[k / 28 % 21]).append(FINAL[k % 28]);
            } else {
                out.append('?');
            }
        });
        return out.toString();
    }
}
