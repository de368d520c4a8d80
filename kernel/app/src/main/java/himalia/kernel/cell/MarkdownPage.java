package himalia.kernel.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Markdown of documentation comments as a page and as a plain text: paragraphs, lists, code and links, no more.
final class MarkdownPage {
    private static final Pattern LINK = Pattern.compile("\\[#?([^\\]]+)](?:\\[[^\\]]*]|\\([^)]*\\))?");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TAG = Pattern.compile("@(\\p{Alpha}+)\\s+");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private MarkdownPage() {}

    /// Without the marks of links and code fences.
    static String text(String markdown) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                code = !code;
            } else {
                text.append(code ? "    " + line : unlinked(titled(line, ""))).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    static String html(String markdown) {
        StringBuilder html = new StringBuilder();
        boolean code = false;
        boolean paragraph = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                html.append(code ? "</pre>" : "<pre>");
                code = !code;
            } else if (code) {
                html.append(Javadoc.escape(line)).append('\n');
            } else if (line.isBlank()) {
                html.append(paragraph ? "</p>" : "");
                paragraph = false;
            } else {
                boolean own = line.startsWith("- ") || line.startsWith("@") || line.startsWith("|");
                html.append(paragraph ? own ? "<br>" : " " : "<p>");
                html.append(inline(line));
                paragraph = true;
            }
        }
        return html.append(paragraph ? "</p>" : "").toString();
    }

    private static String inline(String line) {
        String escaped = Javadoc.escape(unlinked(titled(line, "**").replaceFirst("^- ", "• ")));
        return BOLD.matcher(CODE.matcher(escaped).replaceAll("<code>$1</code>")).replaceAll("<b>$1</b>");
    }

    /// A line that begins with a block tag, which is put into words.
    private static String titled(String line, String mark) {
        Matcher tag = TAG.matcher(line);
        if (!tag.lookingAt()) {
            return line;
        }
        String rest = line.substring(tag.end());
        // `@see #csv(String)`: a reference without its mark.
        String shown = tag.group(1).equals("see") ? rest.replaceFirst("^#", "").replace('#', '.') : rest;
        return mark + Javadoc.title(tag.group(1)) + mark + " " + shown;
    }

    private static String unlinked(String line) {
        // A shape such as `[n, 2]` in code marks is no link.
        StringBuilder plain = new StringBuilder();
        String[] parts = line.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            plain.append(i > 0 ? "`" : "")
                    .append(i % 2 == 0 ? LINK.matcher(parts[i]).replaceAll("$1") : parts[i]);
        }
        return plain.toString();
    }
}
