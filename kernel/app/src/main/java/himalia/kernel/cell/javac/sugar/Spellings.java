package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.tree.JCTree.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that methods have which do what an operator does: those of Kotlin, PyTorch and the JDK.
///
/// @param names    of `a.name(b)`, or of `a.name()`; the first whose call can be compiled is meant
/// @param reversed of `b.name(a)`, where `a` is a number
/// @param inPlace  of what changes `a` itself: `a op= b`
public record Spellings(List<String> names, List<String> reversed, List<String> inPlace) {
    private static final Pattern SNAKE = Pattern.compile("(?<=[\\p{L}\\p{N}])_([\\p{L}\\p{N}])");

    private static final Map<Tag, Spellings> BINARY = Map.ofEntries(
            Map.entry(Tag.PLUS, commutative("plus", "add")),
            Map.entry(Tag.MINUS, new Spellings(List.of("minus", "sub", "subtract"), List.of("rminus", "rsub"))),
            Map.entry(Tag.MUL, commutative("times", "mul", "multiply")),
            Map.entry(Tag.DIV, new Spellings(List.of("div", "divide"), List.of("rdiv"))),
            // Not `mod`: that of BigInteger refuses what is negative.
            Map.entry(Tag.MOD, new Spellings(List.of("rem", "remainder"), List.of("rrem"))),
            Map.entry(Tag.BITAND, commutative("and", "bitwiseAnd")),
            Map.entry(Tag.BITOR, commutative("or", "bitwiseOr")),
            Map.entry(Tag.BITXOR, commutative("xor", "bitwiseXor")),
            Map.entry(Tag.SL, new Spellings(List.of("shl", "shiftLeft", "bitwiseLeftShift"), List.of())),
            Map.entry(Tag.SR, new Spellings(List.of("shr", "shiftRight", "bitwiseRightShift"), List.of())),
            Map.entry(Tag.LT, new Spellings(List.of("lt"), List.of("gt"))),
            Map.entry(Tag.LE, new Spellings(List.of("le"), List.of("ge"))),
            Map.entry(Tag.GT, new Spellings(List.of("gt"), List.of("lt"))),
            Map.entry(Tag.GE, new Spellings(List.of("ge"), List.of("le"))));

    private static final Map<Tag, Spellings> UNARY = Map.of(
            Tag.NEG, new Spellings(List.of("unaryMinus", "neg", "negate"), List.of()),
            Tag.POS, new Spellings(List.of("unaryPlus"), List.of()),
            Tag.COMPL, new Spellings(List.of("inv", "bitwiseNot", "not"), List.of()),
            Tag.NOT, new Spellings(List.of("not", "logicalNot"), List.of()));

    private Spellings(List<String> names, List<String> reversed) {
        this(names, reversed, names.stream().map(name -> name + "_").toList());
    }

    /// @return null if there is nothing but Java's own: `==` asks whether both are the same object, and `&&` is
    /// lazy
    static @Nullable Spellings binary(Tag operator) {
        return BINARY.get(operator);
    }

    static @Nullable Spellings unary(Tag operator) {
        return UNARY.get(operator);
    }

    /// A name of Python's in the spelling of Java: `log_softmax` is `logSoftmax`. A `_` at an end has a meaning.
    public static Optional<String> inJava(String name) {
        if (name.indexOf('_') < 1 || !SNAKE.matcher(name).find()) {
            return Optional.empty();
        }
        return Optional.of(
                SNAKE.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)));
    }

    /// A name as it is written, and in the spelling of Java.
    static List<String> of(String name) {
        return inJava(name).map(other -> List.of(name, other)).orElse(List.of(name));
    }

    /// The other names of the operator that a method with so many arguments is named after: `add` of `plus`.
    static List<String> synonyms(String name, int arguments) {
        return (arguments == 1 ? BINARY : arguments == 0 ? UNARY : Map.<Tag, Spellings>of())
                .values().stream()
                        .flatMap(one -> Stream.of(one.names, one.inPlace))
                        .filter(names -> names.contains(name))
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .distinct()
                        .toList();
    }

    /// Whether a function of that name does what an operator or brackets do.
    public static boolean isOperator(String name) {
        return name.equals("get")
                || name.equals("set")
                || Stream.concat(BINARY.values().stream(), UNARY.values().stream())
                        .anyMatch(one -> one.names.contains(name) || one.reversed.contains(name));
    }

    static boolean compares(Tag operator) {
        return operator == Tag.LT || operator == Tag.LE || operator == Tag.GT || operator == Tag.GE;
    }

    private static Spellings commutative(String... names) {
        return new Spellings(List.of(names), List.of(names));
    }
}
