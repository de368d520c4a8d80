package himalia.kernel.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A documentation comment as plain text and as simple HTML.
public final class Javadoc {
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    private Javadoc() {}

    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public static String html(String comment) {
        String body = inline(comment, "<code>", "</code>", true);
        Matcher block = BLOCK.matcher(body);
        return "<div>" + block.replaceAll(match -> "<br/><b>" + title(match.group(1)) + "</b> ") + "</div>";
    }

    public static String text(String comment) {
        String body = inline(comment, "", "", false);
        body = body.replaceAll("(?i)<li>", "\n- ").replaceAll("(?i)<(p|br|pre|dt|dd)\\b[^>]*>", "\n");
        body = body.replaceAll("</?[a-zA-Z][^>]*>", "");
        body = BLOCK.matcher(body).replaceAll(match -> title(match.group(1)) + " ");
        body = body.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
        return body.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    /// A block tag in words.
    static String title(String tag) {
        return switch (tag) {
            case "param" -> "Parameter";
            case "return" -> "Returns:";
            case "throws", "exception" -> "Throws";
            case "see" -> "See:";
            case "since" -> "Since:";
            case "implSpec", "implNote", "apiNote" -> "Note:";
            default -> tag + ":";
        };
    }

    /// `{@code x}` and `{@link A#b label}`, from the inside out because they may be nested.
    private static String inline(String comment, String open, String close, boolean escaped) {
        String body = comment;
        for (int depth = 0; depth < 5; depth++) {
            String next = INLINE.matcher(body).replaceAll(match -> {
                String content = match.group(2).strip();
                String shown = switch (match.group(1)) {
                    case "link", "linkplain" -> label(content);
                    case "return" -> "Returns " + content + ".";
                    case "inheritDoc" -> "";
                    default -> content;
                };
                boolean plain =
                        match.group(1).equals("return") || match.group(1).equals("literal");
                String text = escaped && !plain ? escape(shown) : shown;
                return Matcher.quoteReplacement(plain ? text : open + text + close);
            });
            if (next.equals(body)) {
                break;
            }
            body = next;
        }
        return body;
    }

    private static String label(String link) {
        int blank = link.indexOf(' ', Math.max(0, link.indexOf(')')));
        return blank >= 0
                ? link.substring(blank + 1)
                : link.replaceFirst("^#", "").replace('#', '.');
    }
}
