package himalia.kernel.cell;

import java.util.List;
import java.util.Optional;

/// What an error of javac means to a beginner.
///
/// @param kind    the key of javac's message
/// @param word    what the message must contain; may be empty
/// @param text    one line of help
/// @param example a cell that gets it; empty if it would have to be very long
record CompilerHint(String kind, String word, String text, String example) {
    private static final String NO_VALUE = "the method returns nothing, so there is no value to use.";
    private static final String LETTER = "text stands in \"double quotes\"; 'c' is a single letter.";
    private static final String BEHIND =
            "it stands behind the `}` of the `if` or `try` that it belongs to, in the same cell.";
    private static final String CONSTANT =
            "here stands a literal, or a variable that is a constant: `final int K = 2;`, set where it is declared.";
    private static final String CASES = "name the cases that are missing, or add `default -> ...`.";

    private static final String FILE =
            "read long texts and many numbers from a file: `Files.readString(Path.of(\"...\"))`.";
    /// Their examples are too long to be kept here.
    static final String OVERSIZED = "";

    static final List<CompilerHint> ALL = List.of(
            new CompilerHint("limit.string", "", FILE, OVERSIZED),
            new CompilerHint(
                    "limit.string.overflow", "", "a name and a text can have 65,535 letters; " + FILE, OVERSIZED),
            new CompilerHint("limit.pool", "", FILE, OVERSIZED),
            new CompilerHint("limit.code", "", "split it into several cells or methods; " + FILE, OVERSIZED),
            new CompilerHint("limit.dimensions", "", "an array can have 255 dimensions.", OVERSIZED),
            new CompilerHint("limit.parameters", "", "put them into an array, a list or a record.", OVERSIZED),
            new CompilerHint("too.deep", "", "keep parts of a long expression in variables, or use a loop.", OVERSIZED),
            new CompilerHint(
                    "does.not.override.abstract",
                    "$M",
                    "write `{ ... }` behind it, or put the method into an interface.",
                    "abstract int nothing();"),
            new CompilerHint(
                    "missing.ret.stmt",
                    "",
                    "every way through the method must end with `return value;`.",
                    "int sign(int x) { if (x > 0) { return 1; } }"),
            new CompilerHint(
                    "premature.eof",
                    "",
                    "a `{`, `(` or `[` is not closed: count them from the top.",
                    "for (int i = 0; i < 3; i++) {"),
            new CompilerHint(
                    "unclosed.str.lit",
                    "",
                    "the text begins with \" but does not end with \" on the same line.",
                    "String s = \"abc;"),
            new CompilerHint("unclosed.char.lit", "", LETTER, "String s = 'abc';"),
            new CompilerHint("empty.char.lit", "", LETTER, "String s = '';"),
            new CompilerHint(
                    "illegal.text.block.open",
                    "",
                    "the text of a text block begins in the line below its \"\"\"; a text of one line stands in \".",
                    "String s = \"\"\"abc\"\"\";"),
            new CompilerHint(
                    "static.methods.cannot.be.annotated.with.override",
                    "",
                    "a method of a cell overrides nothing: leave out `@Override`, or write it into a class.",
                    "@Override int one() { return 1; }"),
            new CompilerHint(
                    "restricted.type.not.allowed.compound",
                    "",
                    "each variable has a `var` of its own: `var a = 1; var b = 2;`.",
                    "var a = 1, b = 2;"),
            new CompilerHint(
                    "cant.apply.symbol",
                    "himalia.data.Scaling",
                    "a scaler is made of the table that it learns from: `StandardScaler.fit(train)`, and scales others: "
                            + "`scaler.transform(test)`.",
                    "new himalia.data.StandardScaler()"),
            new CompilerHint("unclosed.text.block", "", "a text block ends with \"\"\".", "String s = \"\"\"\nabc\n"),
            new CompilerHint(
                    "operator.cant.be.applied.1",
                    "himalia.tensor.Tensor",
                    "a tensor goes with a tensor or a number, and a result is a tensor: `x.eq(3)` for x == 3, "
                            + "`(x > 1) & (x < 3)` for 1 < x < 3, `total += x.item()` for a number.",
                    "himalia.tensor.Tensor x = null;\nx == 3"),
            new CompilerHint("cant.deref", "<nulltype>", "`null` is no object: it has no methods.", "null.foo()"),
            new CompilerHint(
                    "cant.deref",
                    "",
                    "a number or a truth value has no methods: write `f(x)`, or use `Integer`, `Double`, ...",
                    "int n = 3;\nn.abs()"),
            new CompilerHint(
                    "not.stmt",
                    "",
                    "a line must do something: assign, call or declare.",
                    "for (int i = 0; i < 3; i++) { i + 1; }"),
            new CompilerHint(
                    "non-static.cant.be.ref",
                    "variable this",
                    "a cell has no `this`: call its methods as they are; for `this::f` write `x -> f(x)`.",
                    "int one() { return 1; }\nthis.one()"),
            new CompilerHint(
                    "int.number.too.large",
                    "",
                    "write an L behind a number beyond 2147483647, and keep it in a `long`.",
                    "long people = 8000000000;"),
            new CompilerHint(
                    "array.req.but.found",
                    "",
                    "x[i] is for arrays and for what has `get(i)`, and x[i] = v, a statement of its own, for what has "
                            + "`set(i, v)` or `put(i, v)` for such an i and v.",
                    "Object word = \"abc\";\nword[0]"),
            new CompilerHint(
                    "abstract.cant.be.instantiated",
                    "",
                    "make an object of a class that extends it, or write what is missing behind it: `new X() { ... }`.",
                    "abstract class Shape {}\nnew Shape()"),
            new CompilerHint(
                    "not.exhaustive",
                    "",
                    CASES,
                    "enum Coin { HEADS, TAILS }\nCoin coin = Coin.HEADS;\nint n = switch (coin) { case HEADS -> 1; };"),
            new CompilerHint(
                    "not.exhaustive.statement",
                    "",
                    CASES,
                    "Object o = 1;\nswitch (o) { case String s -> System.out.println(s); }"),
            new CompilerHint(
                    "var.might.not.have.been.initialized",
                    "",
                    "give the variable a value where it is declared.",
                    "int count() { int n; return n; }"),
            new CompilerHint(
                    "unreported.exception.need.to.catch.or.throw",
                    "",
                    "put the call into try { ... } catch, or add `throws Exception` to the method.",
                    "void fail() { throw new Exception(\"no\"); }"),
            new CompilerHint(
                    "cant.assign.val.to.var",
                    "",
                    "leave out `final` where the variable is declared, or run that line again with another value.",
                    "int two() { final int n = 1; n = 2; return n; }"),
            new CompilerHint(
                    "already.defined",
                    "",
                    "choose another name, or leave out the type to assign a new value.",
                    "int twice(int n) { int n = 2; return n; }"),
            new CompilerHint(
                    "const.expr.req",
                    "",
                    CONSTANT,
                    "int two = 2;\nint n = switch (2) { case two -> 1; default -> 0; };"),
            new CompilerHint(
                    "string.const.req",
                    "",
                    CONSTANT,
                    "String two = \"2\";\nint n = switch (\"2\") { case two -> 1; default -> 0; };"),
            new CompilerHint(
                    "attribute.value.must.be.constant",
                    "",
                    CONSTANT,
                    "String why = \"unchecked\";\n@SuppressWarnings(why) int one() { return 1; }"),
            new CompilerHint("else.without.if", "", BEHIND, "else { }"),
            new CompilerHint("catch.without.try", "", BEHIND, "catch (Exception e) { }"),
            new CompilerHint("finally.without.try", "", BEHIND, "finally { }"),
            new CompilerHint("void.not.allowed.here", "", NO_VALUE, "System.out.println(System.gc())"),
            new CompilerHint(
                    "illegal.initializer.for.type",
                    "",
                    "{ ... } fills an array: `int[] a = {1, 2};`.",
                    "int pair = {1, 2};"));

    static Optional<CompilerHint> of(String kind, String message) {
        return ALL.stream()
                .filter(hint -> hint.isOf(kind) && message.contains(hint.word))
                .findFirst();
    }

    /// JDK 27 says some errors with details behind, under a kind of their own.
    private boolean isOf(String kindOfError) {
        return kindOfError.equals(kind) || kindOfError.equals(kind + ".details");
    }
}
