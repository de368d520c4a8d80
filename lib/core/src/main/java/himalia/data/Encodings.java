package himalia.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Encodings by Python's names, and bytes as text without replacing what does not fit.
final class Encodings {
    private static final Pattern ISO_WITH_YEAR = Pattern.compile("iso8859(\\d+)(19\\d\\d|2001)");

    /// What Python calls otherwise than Java, or means otherwise: small letters and digits only.
    private static final Map<String, String> PYTHON = python("""
            utf-8: u8 utf utf8sig utf8ucs2 utf8ucs4 cp65001
            utf-16: u16
            utf-32: u32
            us-ascii: iso646irv1991 ansix341968 ansix341986
            iso-8859-1: l1 latin 8859 iso8859
            iso-8859-13: l7 latin7
            x-windows-949: cp949 949 ms949 uhc
            euc-kr: korean ksc5601 ksc56011987 ksx1001 xmackorean
            x-johab: johab cp1361
            windows-31j: cp932 932 ms932 mskanji
            shift_jis: shiftjis sjis xmacjapanese
            euc-jp: ujis
            gbk: cp936 936 ms936
            gb2312: chinese eucgb2312cn iso58gb231280 isoir58 xmacsimpchinese
            gb18030: gb180302000
            big5: big5tw xmactradchinese
            x-windows-950: cp950 950 ms950
            big5-hkscs: hkscs
            x-macroman: macintosh macroman
            x-maccentraleurope: maclatin2 maccentraleurope maccenteuro
            x-iso-8859-11: thai
            tis-620: isoir166 tis6200 tis62025290 tis62025291
            ibm037: ibm039
            ibm500: ebcdiccpbe
            ibm775: cspc775baltic
            """);

    private Encodings() {}

    /// An encoding by its name in Python (`latin-1`, `utf-8-sig`, `cp949`, `mac_roman`) or Java.
    ///
    /// @throws IllegalArgumentException if there is none
    static Charset named(String name) {
        String key = key(ISO_WITH_YEAR.matcher(key(name)).replaceFirst("iso8859$1"));
        String known = PYTHON.get(key);
        if (known != null) {
            return Charset.forName(known);
        }
        Map<String, Charset> all = ofJava();
        for (String prefix : new String[] {"", "x", "xmac", "cp", "ibm", "windows"}) {
            Charset found = all.get(prefix + (prefix.equals("xmac") ? key.replaceFirst("^mac", "") : key));
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException("CsvOptions: there is no encoding \"" + name
                + "\".\nHint: usual ones are utf-8, cp949, euc-kr, utf-16, latin-1, windows-1252, mac_roman.");
    }

    private static Map<String, Charset> ofJava() {
        Map<String, Charset> all = new HashMap<>();
        for (Charset charset : Charset.availableCharsets().values()) {
            charset.aliases().forEach(alias -> all.putIfAbsent(key(alias), charset));
        }
        Charset.availableCharsets().values().forEach(charset -> all.put(key(charset.name()), charset));
        return all;
    }

    private static Map<String, String> python(String lines) {
        Map<String, String> names = new HashMap<>();
        lines.lines().forEach(line -> {
            String[] parts = line.split(": ");
            for (String name : parts[1].split(" ")) {
                names.put(name, parts[0]);
            }
        });
        return names;
    }

    /// Python takes `UTF_8`, `utf-8` and `utf 8` for the same name.
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^cs(?=ibm|iso)", "");
    }

    /// The name by which an encoding is known outside Java.
    static String shown(Charset charset) {
        return switch (charset.name()) {
            case "x-windows-949" -> "cp949";
            case "windows-31j" -> "cp932";
            case "x-windows-950" -> "cp950";
            case "x-MacRoman" -> "mac_roman";
            case "IBM850" -> "cp850";
            case "US-ASCII" -> "ascii";
            case "ISO-8859-1" -> "latin-1";
            default -> charset.name().toLowerCase(Locale.ROOT);
        };
    }

    /// The encoding that a byte-order mark at the start names; null if there is none.
    static @Nullable Charset marked(byte[] start) {
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(start, 0xFF, 0xFE, 0, 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (startsWith(start, 0, 0, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_32BE;
        }
        if (startsWith(start, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(start, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    /// How many bytes the mark of an encoding takes.
    static int markLength(Charset marked) {
        return marked.equals(StandardCharsets.UTF_8) ? 3 : marked.name().startsWith("UTF-32") ? 4 : 2;
    }

    /// The order of the bytes in a text of a wide encoding without a mark: ASCII characters, of which separators and
    /// line ends are, have their zeros in front or behind.
    static Charset unmarked(Charset charset, byte[] bytes) {
        boolean wide = charset.equals(StandardCharsets.UTF_32);
        if (!wide && !charset.equals(StandardCharsets.UTF_16)) {
            return charset;
        }
        int unit = wide ? 4 : 2;
        int first = 0;
        for (int i = 0; i + unit <= bytes.length; i += unit) {
            first += bytes[i] == 0 ? 1 : 0;
            first -= bytes[i + unit - 1] == 0 ? 1 : 0;
        }
        if (wide) {
            return first > 0 ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE;
        }
        return first > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /// Bytes as text.
    ///
    /// @throws Malformed if there is one
    static CharBuffer decode(byte[] bytes, int from, int to, Charset charset) throws Malformed {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        try {
            return decoder.decode(in);
        } catch (CharacterCodingException e) {
            throw new Malformed(in.position(), e);
        }
    }

    static boolean startsWith(byte[] bytes, int... mark) {
        boolean same = bytes.length >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (bytes[i] & 0xFF) == mark[i];
        }
        return same;
    }

    /// A byte that is no text in an encoding.
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        final int at;

        Malformed(int at, CharacterCodingException cause) {
            super(cause);
            this.at = at;
        }
    }
}
