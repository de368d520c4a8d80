package himalia.kernel.cell.javac;

import com.sun.tools.javac.parser.Lexer;
import com.sun.tools.javac.parser.Tokens.TokenKind;
import java.util.function.Predicate;

/// Tells a type with arguments, as `List<String> names` begins with one, from a comparison such as `a < b`, by looking
/// ahead.
///
/// Inside other code a comparison is no statement, and javac's parser takes every `name <` at the start of one for a
/// type; at the top of a cell it may be the value.
final class TypeForm {
    private static final int LIMIT = 20_000;

    private final Lexer lexer;
    private final Predicate<TokenKind> names;
    private int at;
    /// Closing brackets that the token before has brought beyond the one that was wanted: `>>` closes two.
    private int closed;
    private boolean listed;

    private TypeForm(Lexer lexer, Predicate<TokenKind> names) {
        this.lexer = lexer;
        this.names = names;
    }

    /// Whether what begins at the current token is a type with arguments: one that a name follows, or one that the end
    /// of the text cuts off where no comparison can be.
    ///
    /// @param names the tokens that can be the name of what is declared
    static boolean begins(Lexer lexer, Predicate<TokenKind> names) {
        TypeForm form = new TypeForm(lexer, names);
        boolean type = form.type() && form.closed == 0;
        return type && names.test(form.kind()) || form.listed && form.kind() == TokenKind.EOF;
    }

    private TokenKind kind() {
        return at < LIMIT ? lexer.token(at).kind : TokenKind.EOF;
    }

    private boolean take(TokenKind wanted) {
        if (kind() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private boolean type() {
        annotations();
        if (isPrimitive(kind())) {
            at++;
        } else if (!named()) {
            return false;
        }
        return dimensions();
    }

    private boolean named() {
        do {
            annotations();
            if (!names.test(kind())) {
                return false;
            }
            at++;
            if (kind() == TokenKind.LT && closed == 0 && !arguments()) {
                return false;
            }
        } while (closed == 0 && take(TokenKind.DOT));
        return true;
    }

    private boolean arguments() {
        at++;
        if (take(TokenKind.GT)) {
            return true;
        }
        do {
            annotations();
            if (take(TokenKind.QUES)) {
                if ((take(TokenKind.EXTENDS) || take(TokenKind.SUPER)) && !type()) {
                    return false;
                }
            } else if (!type()) {
                return false;
            }
        } while (closed == 0 && comma());
        return close();
    }

    private boolean comma() {
        boolean comma = take(TokenKind.COMMA);
        listed |= comma;
        return comma;
    }

    private boolean close() {
        if (closed > 0) {
            closed--;
            return true;
        }
        closed = switch (kind()) {
            case GT -> 0;
            case GTGT -> 1;
            case GTGTGT -> 2;
            default -> -1;
        };
        if (closed < 0) {
            closed = 0;
            return false;
        }
        at++;
        return true;
    }

    private boolean dimensions() {
        while (closed == 0) {
            annotations();
            if (!take(TokenKind.LBRACKET)) {
                return true;
            }
            if (!take(TokenKind.RBRACKET)) {
                return false;
            }
        }
        return true;
    }

    private void annotations() {
        while (kind() == TokenKind.MONKEYS_AT && lexer.token(at + 1).kind != TokenKind.INTERFACE) {
            do {
                at += 2;
            } while (kind() == TokenKind.DOT);
            if (kind() == TokenKind.LPAREN) {
                parentheses();
            }
        }
    }

    private void parentheses() {
        int depth = 0;
        do {
            depth += kind() == TokenKind.LPAREN ? 1 : kind() == TokenKind.RPAREN ? -1 : 0;
            at++;
        } while (depth > 0 && kind() != TokenKind.EOF);
    }

    private static boolean isPrimitive(TokenKind kind) {
        return switch (kind) {
            case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> true;
            default -> false;
        };
    }
}
