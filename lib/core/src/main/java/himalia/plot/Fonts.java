package himalia.plot;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds a font that has the letters of a text.
///
/// The logical font of the Java runtime is joined from the fonts of the system, so that Korean needs no font of ours
/// where the system has one. Where it has none, Hangul is written in Latin letters instead of empty boxes.
final class Fonts {
    private static final String[] KNOWN = {
        "Noto Sans CJK KR",
        "Noto Sans KR",
        "NanumGothic",
        "Nanum Gothic",
        "Malgun Gothic",
        "Apple SD Gothic Neo",
        "Baekmuk Dotum",
        "UnDotum",
        "Noto Serif CJK KR"
    };

    private static final Map<Integer, Font> PLAIN = new ConcurrentHashMap<>();
    private static final Map<Integer, Font> BOLD = new ConcurrentHashMap<>();
    private static volatile @Nullable String korean;
    private static volatile boolean warned;

    private Fonts() {}

    static Font plain(int size, String text) {
        return of(PLAIN.computeIfAbsent(size, s -> new Font(Font.SANS_SERIF, Font.PLAIN, s)), text);
    }

    static Font bold(int size, String text) {
        return of(BOLD.computeIfAbsent(size, s -> new Font(Font.SANS_SERIF, Font.BOLD, s)), text);
    }

    private static Font of(Font font, String text) {
        if (isLatin(text) || font.canDisplayUpTo(text) < 0 || korean().isEmpty()) {
            return font;
        }
        return new Font(korean(), font.getStyle(), font.getSize());
    }

    /// The text as the fonts of this machine can show it.
    static String shown(String text) {
        if (isLatin(text) || plain(12, text).canDisplayUpTo(text) < 0) {
            return text;
        }
        if (!warned) {
            warned = true;
            System.err.println("No font of this machine has all letters of \"" + text
                    + "\"; Hangul is written in Latin letters.\nHint: install a font with Korean letters, for example "
                    + "apt install fonts-noto-cjk (or fonts-nanum), and restart the kernel.");
        }
        return Hangul.latin(text, plain(12, text));
    }

    private static boolean isLatin(String text) {
        return text.chars().allMatch(c -> c < 0x250);
    }

    /// A font of the system with Hangul, or "".
    private static String korean() {
        if (korean == null) {
            String found = "";
            for (String family : KNOWN) {
                Font font = new Font(family, Font.PLAIN, 12);
                if (found.isEmpty() && font.getFamily().equals(family) && font.canDisplay('한')) {
                    found = family;
                }
            }
            if (found.isEmpty()) {
                for (Font font :
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()) {
                    found = found.isEmpty() && font.canDisplay('한') ? font.getFamily() : found;
                }
            }
            korean = found;
        }
        return korean;
    }
}
