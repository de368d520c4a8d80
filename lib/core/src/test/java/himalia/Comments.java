package himalia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The `///` comments of sources, filled: the formatter breaks lines that are too long, and leaves the rest of them as
/// short lines of their own.
///
/// A paragraph is left as it is unless it is ragged: one of its lines could take the first word of the next one with
/// more than [#SPARE] columns to spare. Code, tables, and the lines of lists and tags keep their beginnings.
///
/// `java lib/core/src/test/java/himalia/Comments.java FOLDER...` fills all comments in the folders.
final class Comments {
    private static final int WIDTH = 120;

    /// So much may be missing at the end of a line, where its author wanted to break.
    static final int SPARE = 10;

    private static final Pattern COMMENT = Pattern.compile("(\\s*)///( ?)(.*)");
    private static final Pattern VERBATIM = Pattern.compile("\\s*|\\|.*|#.*|>.*| {4,}.*|```.*|\\[[^]]+]: .*");
    private static final Pattern BEGINNING = Pattern.compile("(@\\w+ |[-*+] |\\d+[.)] |)(.*)");
    /// A word, in which short code and links are not cut; what would be a list or a table at the beginning of a line
    /// stays with the word before it.
    private static final Pattern WORD =
            Pattern.compile("(?:`[^`]{1,100}`|\\[[^]]*]|\\S)+(?: +(?:[-+*#]|\\d+[.)]|[>|@#]\\S*)(?= |$))*");

    private final List<String> lines;
    private final List<String> filled = new ArrayList<>();
    private final List<Integer> ragged = new ArrayList<>();

    private Comments(List<String> lines) {
        this.lines = lines;
    }

    /// Fills the comments of all sources in these folders.
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            for (Path file : sources(Path.of(folder))) {
                String text = Files.readString(file);
                String filled = filled(text);
                if (!filled.equals(text)) {
                    Files.writeString(file, filled);
                    System.out.println(file);
                }
            }
        }
    }

    /// The sources below a folder, without what a build or JupyterLab leaves there.
    static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.of("target", ".venv", ".ipynb_checkpoints")
                            .noneMatch(name -> file.toString().contains("/" + name + "/")))
                    .sorted()
                    .toList();
        }
    }

    /// A source with its ragged paragraphs filled.
    static String filled(String source) {
        return String.join("\n", read(source).filled);
    }

    /// The numbers of the lines, from 1, that could take a word of the next one.
    static List<Integer> ragged(String source) {
        return read(source).ragged;
    }

    private static Comments read(String source) {
        Comments comments = new Comments(List.of(source.split("\n", -1)));
        boolean text = false;
        for (int i = 0; i < comments.lines.size(); ) {
            String line = comments.lines.get(i);
            if (!text && line.strip().startsWith("///")) {
                i = comments.block(i);
                continue;
            }
            text ^= (line.length() - line.replace("\"\"\"", "").length()) / 3 % 2 == 1;
            comments.filled.add(line);
            i++;
        }
        return comments;
    }

    /// The comment that begins at a line; where it ends.
    private int block(int from) {
        boolean code = false;
        int i = from;
        while (i < lines.size() && lines.get(i).strip().startsWith("///")) {
            String body = body(i);
            code ^= body.startsWith("```");
            if (code || VERBATIM.matcher(body).matches()) {
                filled.add(lines.get(i++));
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && lines.get(end).strip().startsWith("///") && goesOn(body(end))) {
                end++;
            }
            paragraph(i, end, i == from);
            i = end;
        }
        return i;
    }

    private static boolean goesOn(String body) {
        Matcher beginning = BEGINNING.matcher(body);
        // the second line of a tag or a list may be indented as far as code
        return !VERBATIM.matcher(body.startsWith("    ") ? body.strip() : body).matches()
                && beginning.matches()
                && beginning.group(1).isEmpty()
                && !body.startsWith("**");
    }

    private String body(int line) {
        Matcher comment = COMMENT.matcher(lines.get(line));
        return comment.matches() ? comment.group(3) : "";
    }

    private void paragraph(int from, int end, boolean first) {
        int margin = lines.get(from).indexOf('/');
        List<Integer> gaps = new ArrayList<>();
        for (int i = from; i < end - 1; i++) {
            Matcher word = WORD.matcher(body(i + 1).strip());
            int width = width(margin, first && i == from);
            if (word.lookingAt() && lines.get(i).length() + 1 + word.group().length() + SPARE < width) {
                gaps.add(i + 1);
            }
        }
        if (gaps.isEmpty()) {
            filled.addAll(lines.subList(from, end));
            return;
        }
        ragged.addAll(gaps);
        StringBuilder text = new StringBuilder(body(from));
        for (int i = from + 1; i < end; i++) {
            text.append(' ').append(body(i).strip());
        }
        fill(margin, text.toString(), first);
    }

    private void fill(int margin, String text, boolean first) {
        Matcher parts = BEGINNING.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException(text);
        }
        String mark = parts.group(1);
        String before = " ".repeat(margin) + "/// ";
        String hanging = before + " ".repeat(mark.startsWith("@") ? 4 : mark.length());
        String line = before + mark;
        int width = width(margin, first);
        boolean empty = true;
        Matcher words = WORD.matcher(parts.group(2));
        while (words.find()) {
            if (!empty && line.length() + 1 + words.group().length() > width) {
                filled.add(line);
                line = hanging;
                width = width(margin, false);
                empty = true;
            }
            line += (empty ? "" : " ") + words.group();
            empty = false;
        }
        filled.add(line);
    }

    /// The formatter counts the margin of the later lines of a comment twice.
    private static int width(int margin, boolean first) {
        return first ? WIDTH : WIDTH - margin;
    }
}
