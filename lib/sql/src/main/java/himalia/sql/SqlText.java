package himalia.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The text of one or more statements, as far as it matters here: where one ends, and where values go in.
///
/// What stands in quotes and comments is left alone.
record SqlText(List<Statement> statements) {
    /// @param text  the statement from its first letter on
    /// @param start where that is in the whole text
    /// @param marks how many `?` are in it
    /// @param names the variables that `:name` stood for, in the order of their marks; empty if nobody
    ///     asked for them
    record Statement(String text, int start, int marks, List<String> names) {
        /// Its first word, in small letters.
        String verb() {
            String bare = text.replaceAll("(?s)/\\*.*?\\*/|--[^\\n]*", " ").strip();
            int end = 0;
            while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
                end++;
            }
            return bare.substring(0, end).toLowerCase(java.util.Locale.ROOT);
        }
    }

    static SqlText of(String text) {
        return of(text, Set.of());
    }

    /// @param names variables that `:name` stands for: a `?` takes its place
    static SqlText of(String text, Set<String> names) {
        List<Statement> statements = new ArrayList<>();
        StringBuilder now = new StringBuilder();
        List<String> found = new ArrayList<>();
        int start = 0;
        int marks = 0;
        boolean isEmpty = true;
        int at = 0;
        while (at < text.length()) {
            int end = endOfQuoted(text, at);
            if (end > at) {
                boolean isComment = text.startsWith("--", at) || text.startsWith("/*", at);
                isEmpty &= isComment;
                now.append(text, at, end);
                at = end;
                continue;
            }
            char c = text.charAt(at);
            String name = c == ':' ? nameAt(text, at) : "";
            if (!name.isEmpty() && names.contains(name)) {
                now.append('?').append(" ".repeat(name.length()));
                found.add(name);
                marks++;
                at += 1 + name.length();
            } else if (c == ';') {
                if (!isEmpty) {
                    statements.add(statement(now.toString(), start, marks, found));
                }
                now = new StringBuilder();
                start = at + 1;
                found.clear();
                marks = 0;
                isEmpty = true;
                at++;
            } else {
                marks += c == '?' ? 1 : 0;
                isEmpty &= Character.isWhitespace(c);
                now.append(c);
                at++;
            }
        }
        if (!isEmpty) {
            statements.add(statement(now.toString(), start, marks, found));
        }
        return new SqlText(List.copyOf(statements));
    }

    /// Without the blanks before it, with which DuckDB would count its columns wrong.
    private static Statement statement(String text, int start, int marks, List<String> names) {
        String bare = text.stripLeading();
        return new Statement(bare, start + text.length() - bare.length(), marks, List.copyOf(names));
    }

    int marks() {
        return statements.stream().mapToInt(Statement::marks).sum();
    }

    /// The end of the quoted text or comment that begins here; the place itself if none does.
    private static int endOfQuoted(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return after(text, String.valueOf(c), at + 1);
        }
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            return after(text, "*/", at + 2);
        }
        if (c == '$' && (at == 0 || !isWord(text.charAt(at - 1)))) {
            int tag = at + 1;
            while (tag < text.length() && isWord(text.charAt(tag))) {
                tag++;
            }
            boolean isTag = tag < text.length()
                    && text.charAt(tag) == '$'
                    && (tag == at + 1 || !Character.isDigit(text.charAt(at + 1)));
            return isTag ? after(text, text.substring(at, tag + 1), tag + 1) : at;
        }
        return at;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /// The name behind a colon, empty where the colon is part of `::`, of a slice `a[1:n]` or of `{'key':value}`.
    private static String nameAt(String text, int colon) {
        char before = colon == 0 ? ' ' : text.charAt(colon - 1);
        if (before == ':' || before == '\'' || before == '"' || before == ']' || isWord(before)) {
            return "";
        }
        int end = colon + 1;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return text.substring(colon + 1, end);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
