package himalia.golden.python;

import himalia.golden.python.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads statements and expressions by recursive descent, one method per level of precedence, the loosest first.
public final class Parser {
    /// Binary operators, the loosest first.
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("|"),
            Set.of("^"),
            Set.of("&"),
            Set.of("<<", ">>"),
            Set.of("+", "-"),
            Set.of("*", "/", "//", "%", "@"));
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> KEYWORDS = Set.of(
            "class", "def", "for", "while", "if", "with", "import", "from", "try", "return", "del", "assert", "raise");

    private final String source;
    private final List<Token> tokens;
    private int next;

    private Parser(String source) {
        this.source = source;
        this.tokens = Tokenizer.of(source);
    }

    /// The statements of a text, parted by `;` or line ends.
    ///
    /// @throws PythonException where the text is beyond this reader, with a caret under the place
    public static List<Stmt> statements(String source) {
        Parser p = new Parser(source);
        List<Stmt> all = new ArrayList<>();
        while (p.peek().kind() != Kind.END) {
            if (p.peek().kind() == Kind.NEXT) {
                p.next++;
                continue;
            }
            all.add(p.statement());
            if (p.peek().kind() != Kind.END && p.peek().kind() != Kind.NEXT) {
                throw p.unexpected();
            }
        }
        return all;
    }

    /// The one expression that a text is.
    public static Expr expression(String source) {
        Parser p = new Parser(source);
        Expr e = p.tuple();
        if (p.peek().kind() != Kind.END) {
            throw p.unexpected();
        }
        return e;
    }

    private Stmt statement() {
        if (peek().kind() == Kind.NAME && KEYWORDS.contains(peek().text())) {
            throw new PythonException(source, peek().at(), "a statement beyond this reader: " + peek().text());
        }
        Expr e = tuple();
        if (take("=")) {
            return new Stmt.Assign(e, tuple());
        }
        String text = peek().text();
        if (peek().kind() == Kind.OPERATOR && text.endsWith("=") && !COMPARISONS.contains(text)) {
            next++;
            return new Stmt.Change(e, text.substring(0, text.length() - 1), tuple());
        }
        return new Stmt.Evaluate(e);
    }

    /// `a, b` without brackets is a tuple.
    private Expr tuple() {
        Expr first = starred();
        if (!peek().is(",")) {
            return first;
        }
        List<Expr> items = new ArrayList<>(List.of(first));
        while (take(",") && startsExpression()) {
            items.add(starred());
        }
        return new Expr.TupleOf(items);
    }

    private boolean startsExpression() {
        Token t = peek();
        return t.kind() != Kind.END && t.kind() != Kind.NEXT && !")]}=:".contains(t.text());
    }

    private Expr starred() {
        return take("*") ? new Expr.Star(disjunction()) : expression();
    }

    private Expr expression() {
        if (peek().is("lambda")) {
            return lambda();
        }
        Expr then = disjunction();
        if (!take("if")) {
            return then;
        }
        Expr test = disjunction();
        expect("else");
        return new Expr.Conditional(then, test, expression());
    }

    private Expr lambda() {
        expect("lambda");
        List<String> parameters = new ArrayList<>();
        while (!take(":")) {
            String star = take("*") ? "*" : "";
            parameters.add(star + name());
            take(",");
        }
        return new Expr.Lambda(parameters, expression());
    }

    private Expr disjunction() {
        Expr left = conjunction();
        while (take("or")) {
            left = new Expr.Logical(false, left, conjunction());
        }
        return left;
    }

    private Expr conjunction() {
        Expr left = negation();
        while (take("and")) {
            left = new Expr.Logical(true, left, negation());
        }
        return left;
    }

    private Expr negation() {
        return take("not") ? new Expr.Unary("not", negation()) : comparison();
    }

    private Expr comparison() {
        Expr left = binary(0);
        while (peek().kind() == Kind.OPERATOR && COMPARISONS.contains(peek().text())) {
            left = new Expr.Binary(take().text(), left, binary(0));
        }
        return left;
    }

    private Expr binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expr left = binary(level + 1);
        while (peek().kind() == Kind.OPERATOR && LEVELS.get(level).contains(peek().text())) {
            left = new Expr.Binary(take().text(), left, binary(level + 1));
        }
        return left;
    }

    private Expr unary() {
        for (String operator : List.of("-", "+", "~")) {
            if (take(operator)) {
                return new Expr.Unary(operator, unary());
            }
        }
        return power();
    }

    /// Binds tighter than a sign on its left and looser than one on its right: `-x ** -2` is `-(x ** (-2))`.
    private Expr power() {
        Expr base = postfix();
        return take("**") ? new Expr.Binary("**", base, unary()) : base;
    }

    private Expr postfix() {
        Expr e = atom();
        while (true) {
            if (take(".")) {
                e = new Expr.Attribute(e, name());
            } else if (take("(")) {
                e = call(e);
            } else if (take("[")) {
                e = new Expr.Item(e, index());
            } else {
                return e;
            }
        }
    }

    private Expr call(Expr function) {
        List<Expr> arguments = new ArrayList<>();
        Map<String, Expr> named = new LinkedHashMap<>();
        while (!take(")")) {
            if (peek().kind() == Kind.NAME && tokens.get(next + 1).is("=")) {
                String name = name();
                expect("=");
                named.put(name, expression());
            } else {
                arguments.add(starred());
            }
            if (!peek().is(")")) {
                expect(",");
            }
        }
        return new Expr.Call(function, arguments, named);
    }

    private Expr index() {
        List<Expr> items = new ArrayList<>();
        boolean isTuple = false;
        while (!take("]")) {
            items.add(slice());
            isTuple |= peek().is(",");
            if (!peek().is("]")) {
                expect(",");
            }
        }
        return isTuple ? new Expr.TupleOf(items) : items.getFirst();
    }

    private Expr slice() {
        Expr start = peek().is(":") ? null : expression();
        if (!take(":")) {
            return start;
        }
        Expr stop = endsSlice() || peek().is(":") ? null : expression();
        Expr step = take(":") && !endsSlice() ? expression() : null;
        return new Expr.SliceOf(start, stop, step);
    }

    private boolean endsSlice() {
        return peek().is(",") || peek().is("]");
    }

    private Expr atom() {
        Token t = take();
        return switch (t.kind()) {
            case INTEGER -> new Expr.Constant(Long.parseLong(t.text()));
            case FLOAT -> new Expr.Constant(Double.parseDouble(t.text()));
            case STRING -> new Expr.Constant(t.text());
            case NAME -> named(t.text());
            case OPERATOR -> bracketed(t);
            case NEXT, END -> throw new PythonException(source, t.at(), "the expression ends too early");
        };
    }

    private static Expr named(String name) {
        return switch (name) {
            case "True" -> new Expr.Constant(true);
            case "False" -> new Expr.Constant(false);
            case "None" -> new Expr.Constant(null);
            default -> new Expr.Name(name);
        };
    }

    private Expr bracketed(Token t) {
        return switch (t.text()) {
            case "..." -> new Expr.Constant(Ellipsis.DOTS);
            case "(" -> {
                Expr inner = peek().is(")") ? new Expr.TupleOf(List.of()) : tuple();
                expect(")");
                yield inner;
            }
            case "[" -> list();
            case "{" -> dict();
            default -> {
                next--;
                throw unexpected();
            }
        };
    }

    private Expr list() {
        List<Expr> items = new ArrayList<>();
        while (!take("]")) {
            items.add(starred());
            if (items.size() == 1 && take("for")) {
                String name = name();
                expect("in");
                Expr of = disjunction();
                expect("]");
                return new Expr.Comprehension(items.getFirst(), name, of);
            }
            if (!peek().is("]")) {
                expect(",");
            }
        }
        return new Expr.ListOf(items);
    }

    private Expr dict() {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!take("}")) {
            keys.add(expression());
            expect(":");
            values.add(expression());
            if (!peek().is("}")) {
                expect(",");
            }
        }
        return new Expr.DictOf(keys, values);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token t = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return t;
    }

    private boolean take(String text) {
        if (peek().is(text)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String text) {
        if (!take(text)) {
            throw new PythonException(source, peek().at(), "`" + text + "` should stand here");
        }
    }

    private String name() {
        if (peek().kind() != Kind.NAME) {
            throw new PythonException(source, peek().at(), "a name should stand here");
        }
        return take().text();
    }

    private PythonException unexpected() {
        return new PythonException(source, peek().at(), "unexpected `" + peek().text() + "`");
    }
}
