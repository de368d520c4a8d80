package himalia.kernel.magic;

import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for the magics of a cell. It reads on as it finds them, for the arguments of one are no Java: in
/// `%jars lib/*.jar` no comment begins.
final class Scan {
    /// What asks for documentation in front of a name, and behind it.
    private static final Pattern ASKED = Pattern.compile("(\\?{1,2})\\s*([%\\p{L}_$][\\p{L}\\p{N}_$.%]*)\\s*;?");

    private static final Pattern ASKED_BEHIND = Pattern.compile("([%\\p{L}_$][\\p{L}\\p{N}_$.%]*)(\\?{1,2})\\s*;?\\s*");
    /// A command, and how its arguments begin.
    private static final Pattern COMMAND = Pattern.compile("!\\s*([\\w.~/+-]+)(?:$|\\s+(.*))");

    private static final Pattern LIBRARY =
            Pattern.compile("(?:(?://DEPS|//REPOS)\\s+|@file:(?:DependsOn|Repository)(?=\\())(.*)");

    private static final String BEFORE_EQUALS = "=!<>+-*/%&|^";

    private final String code;
    private final Predicate<String> isVariable;
    private final List<MagicCell.Line> lines = new ArrayList<>();
    private int depth;
    /// The letter of Java before, 0 if there is none.
    private char last;
    private char beforeLast;
    /// Where the statement begins; negative between statements.
    private int statement = -1;
    /// Whether it has an `=`: then a `}` need not end it.
    private boolean assigns;
    private boolean atLineStart = true;

    Scan(String code, Predicate<String> isVariable) {
        this.code = code;
        this.isVariable = isVariable;
    }

    /// Whether it is worth looking.
    static boolean mayHaveMagics(String code) {
        return code.indexOf('%') >= 0
                || code.indexOf('?') >= 0
                || code.indexOf('!') >= 0
                || code.contains("//DEPS")
                || code.contains("//REPOS")
                || code.contains("@file:");
    }

    List<MagicCell.Line> lines() {
        int at = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            if (Character.isWhitespace(c)) {
                atLineStart |= c == '\n';
                at++;
                continue;
            }
            MagicCell.Line line = depth == 0 ? magic(at) : null;
            if (line != null) {
                lines.add(line);
                if (line.isOverCell()) {
                    return lines;
                }
                at = line.end();
                endStatement();
                continue;
            }
            int end = Mask.end(code, at);
            boolean isComment = end > at && c == '/';
            MagicCell.Line library = depth == 0 && statement < 0 && atLineStart ? library(at) : null;
            if (library != null) {
                lines.add(library);
                at = library.end();
                continue;
            }
            if (!isComment) {
                read(c, at);
            }
            at = Math.max(end, at + 1);
        }
        return lines;
    }

    private void endStatement() {
        statement = -1;
        assigns = false;
    }

    private void read(char c, int at) {
        if (statement < 0) {
            statement = at;
        }
        atLineStart = false;
        beforeLast = last;
        last = c;
        switch (c) {
            case '(', '[', '{' -> depth++;
            case ')', ']' -> depth = Math.max(0, depth - 1);
            case '}' -> {
                depth = Math.max(0, depth - 1);
                if (depth == 0 && !assigns) {
                    endStatement();
                }
            }
            case '=' -> assigns |= depth == 0;
            case ';' -> {
                if (depth == 0) {
                    endStatement();
                }
            }
            default -> {}
        }
    }

    private MagicCell.@Nullable Line magic(int at) {
        char c = code.charAt(at);
        boolean free = statement < 0;
        boolean isWanted = !free && last == '=' && BEFORE_EQUALS.indexOf(beforeLast) < 0;
        if (c != '%' && !(free && atLineStart) && !(c == '!' && isWanted)) {
            return null;
        }
        int newline = code.indexOf('\n', at);
        int end = newline < 0 ? code.length() : newline;
        if (c == '%') {
            boolean named = at + 1 < code.length() && Character.isLetter(code.charAt(at + 1));
            if (named && isWanted) {
                return percent(at, statement, end);
            }
            boolean over = code.startsWith("%%", at);
            // Above all Java nothing else can be meant.
            boolean isMagic = last == 0 || named || over && atLineStart;
            return free && isMagic ? percent(at, at, end) : null;
        }
        String text = code.substring(at, end);
        return c == '!' ? command(text, isWanted ? statement : at, at, end) : question(text, at, end);
    }

    private MagicCell.Line percent(int at, int from, int end) {
        int percents = from == at && code.startsWith("%%", at) ? 2 : 1;
        int name = skipBlanks(at + percents, end);
        int nameEnd = name;
        while (nameEnd < end && !Character.isWhitespace(code.charAt(nameEnd))) {
            nameEnd++;
        }
        String word = code.substring(name, nameEnd);
        int rest = skipBlanks(nameEnd, end);
        Matcher asked = ASKED_BEHIND.matcher(word);
        if (from == at && rest == end && asked.matches()) {
            return help(asked.group(2), at, at, nameEnd - asked.group(2).length(), end);
        }
        int restEnd = end;
        if (word.length() > 1 && word.endsWith(";")) {
            word = word.substring(0, word.length() - 1);
        }
        if (from < at) {
            // The statement's own end.
            String arguments = code.substring(nameEnd, end).stripTrailing();
            restEnd = arguments.endsWith(";") ? nameEnd + arguments.length() - 1 : end;
        }
        return new MagicCell.Line(percents, word, from, at, rest, Math.max(restEnd, Math.min(rest, end)), end);
    }

    /// JBang's and Kotlin's way to name a library or a repository.
    private MagicCell.@Nullable Line library(int at) {
        char c = code.charAt(at);
        if (c != '/' && c != '@') {
            return null;
        }
        int newline = code.indexOf('\n', at);
        int end = newline < 0 ? code.length() : newline;
        Matcher written = LIBRARY.matcher(code).region(at, end);
        if (!written.matches()) {
            return null;
        }
        boolean isLibrary = written.group().matches("(?s)//DEPS.*|@file:DependsOn.*");
        return new MagicCell.Line(1, isLibrary ? "maven" : "mavenRepo", at, at, written.start(1), end, end);
    }

    /// `!done` is Java, `!ls -l` is a command, and so is `!ls` if `ls` is no variable but a program.
    private MagicCell.@Nullable Line command(String line, int from, int at, int end) {
        // Behind an `=` the statement has an end of its own.
        String text = from < at ? line.stripTrailing().replaceFirst(";$", "") : line;
        Matcher command = COMMAND.matcher(text.strip());
        if (!command.matches()) {
            return null;
        }
        String word = command.group(1);
        boolean isPath = word.contains("/");
        boolean isWord = word.matches("[A-Za-z][\\w.+-]*");
        String arguments = command.group(2);
        boolean hasArguments = arguments != null
                && arguments.matches("[\\p{L}\\p{N}\\-./~\"'$*].*")
                && !arguments.startsWith("instanceof ");
        boolean known = isVariable.test(word) || isUsedElsewhere(word, at, end);
        boolean isCommand = isPath || isWord && !known && (hasArguments || Shell.isProgram(word));
        int restEnd = from < at ? at + text.length() : end;
        return isCommand ? new MagicCell.Line(1, MagicCell.SHELL, from, at, at + 1, restEnd, end) : null;
    }

    private boolean isUsedElsewhere(String word, int at, int end) {
        Pattern name = Pattern.compile("(?<![\\p{L}\\p{N}_$.])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_$])");
        return name.matcher(Mask.of(code.substring(0, at))).find()
                || name.matcher(Mask.of(code.substring(end))).find();
    }

    private MagicCell.@Nullable Line question(String text, int at, int end) {
        Matcher before = ASKED.matcher(text.strip());
        if (before.matches()) {
            return help(before.group(1), at, at + before.start(2), at + before.end(2), end);
        }
        Matcher behind = ASKED_BEHIND.matcher(text);
        // `flag ?` may go on in the next line.
        if (behind.matches() && Mask.of(code.substring(end)).isBlank()) {
            return help(behind.group(2), at, at, at + behind.end(1), end);
        }
        return null;
    }

    private static MagicCell.Line help(String marks, int at, int rest, int restEnd, int end) {
        String name = marks.length() == 1 ? MagicCell.HELP : MagicCell.MORE_HELP;
        return new MagicCell.Line(1, name, at, at, rest, restEnd, end);
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }
}
