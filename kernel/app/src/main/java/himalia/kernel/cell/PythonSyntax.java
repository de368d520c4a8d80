package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Lines that Java's parser refuses because they are Python's, said in Java with the same operands. Each rewriting puts
/// one thing right; where several are possible the likeliest comes first, and the compiler decides.
final class PythonSyntax extends PythonLine {
    static final String SEMICOLON = "a statement ends with `;`";
    private static final String POWER = "a power is a method";
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final PythonBrackets brackets;
    private final PythonTexts texts;
    private final PythonBlocks blocks;
    private final PythonWords words;
    private final PythonValues values;
    private final OtherLoops loops;

    private PythonSyntax(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
        brackets = new PythonBrackets(source, at, found);
        texts = new PythonTexts(source, at, found);
        blocks = new PythonBlocks(source, at, found);
        words = new PythonWords(source, at, found);
        values = new PythonValues(source, at, found);
        loops = new OtherLoops(source, at, found);
    }

    /// What the line at a place may mean.
    static List<Rewriting> of(String code, int at) {
        List<Rewriting> found = new ArrayList<>();
        new PythonSyntax(Source.of(code), at, found).look();
        return found;
    }

    private void look() {
        blocks.blocks();
        values.unpacked();
        loops.loops();
        for (int i = from; i < to; i++) {
            switch (mask().charAt(i)) {
                case '*' -> power(i);
                case '@' -> product(i);
                case '[' -> {
                    brackets.brackets(i);
                    values.listed(i);
                }
                case '(' -> {
                    brackets.tuple(i);
                    values.summed(i);
                }
                case '{' -> brackets.braces(i);
                case '"' -> {
                    texts.text(i);
                    while (i + 1 < to && mask().charAt(i + 1) == '"') {
                        i++;
                    }
                }
                default -> {}
            }
        }
        words.words();
    }

    private void power(int at) {
        if (!mask().startsWith("**", at)) {
            return;
        }
        int begin = source.operandStart(at);
        int end = source.operandEnd(at + 2);
        if (begin == at || end == at + 2) {
            return;
        }
        String base = code().substring(begin, at).strip();
        String power = code().substring(at + 2, end).strip();
        if (!NUMBER.matcher(base).matches()) {
            add(POWER, begin, end, base + ".pow(" + unbracketed(power) + ")");
        }
        add(POWER, begin, end, "Math.pow(" + unbracketed(base) + ", " + unbracketed(power) + ")");
    }

    private void product(int at) {
        int begin = source.operandStart(at);
        int end = source.operandEnd(at + 1);
        // `a * x @ w` begins with the first product.
        int before = begin - 1;
        while (before > from && mask().charAt(before) == ' ') {
            before--;
        }
        boolean goesOn = before >= from && "*/%@".indexOf(mask().charAt(before)) >= 0;
        if (begin < at && end > at + 1 && !goesOn) {
            String right = code().substring(at + 1, end).strip();
            add(
                    "`@` is a method",
                    begin,
                    end,
                    code().substring(begin, at).strip() + ".matmul(" + unbracketed(right) + ")");
        }
    }
}
