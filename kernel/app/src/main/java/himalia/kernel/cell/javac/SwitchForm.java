package himalia.kernel.cell.javac;

import com.sun.tools.javac.parser.Lexer;
import com.sun.tools.javac.parser.Tokens.Token;
import com.sun.tools.javac.parser.Tokens.TokenKind;

/// Tells a `switch` that has a value from one that is a statement, by looking ahead.
///
/// Both begin alike; inside other code the place tells them apart, at the top of a cell only what stands behind the
/// arrows does. If that could be either, as calls are, only javac can tell.
///
/// @param hasValue whether it can only be an expression
/// @param isOpen   whether it ends the cell and could be an expression
record SwitchForm(boolean hasValue, boolean isOpen) {
    private static final int LIMIT = 20_000;

    static SwitchForm of(Lexer lexer, Token first) {
        int depth = 0;
        int at = 1;
        // The selector.
        for (; at < LIMIT; at++) {
            TokenKind kind = lexer.token(at).kind;
            depth += kind == TokenKind.LPAREN ? 1 : kind == TokenKind.RPAREN ? -1 : 0;
            if (kind == TokenKind.EOF || depth == 0) {
                break;
            }
        }
        if (lexer.token(++at).kind != TokenKind.LBRACE) {
            return new SwitchForm(false, false);
        }
        depth = 1;
        boolean value = false;
        boolean arrows = false;
        for (at++; at < LIMIT && depth > 0 && !value; at++) {
            Token token = lexer.token(at);
            switch (token.kind) {
                case LBRACE -> depth++;
                case RBRACE -> depth--;
                case EOF -> depth = -1;
                // What stands in another switch tells of that.
                case SWITCH -> at = end(lexer, at) - 1;
                case ARROW -> {
                    arrows |= depth == 1;
                    value = depth == 1 && isValue(lexer, at + 1);
                }
                case IDENTIFIER -> value = token.name().contentEquals("yield") && isStart(lexer.token(at + 1).kind);
                default -> {}
            }
        }
        return new SwitchForm(value, arrows && depth == 0 && lexer.token(at).kind == TokenKind.EOF);
    }

    /// The token behind a switch that begins at a token.
    private static int end(Lexer lexer, int from) {
        int depth = 0;
        boolean inBody = false;
        int at = from + 1;
        for (; at < from + LIMIT; at++) {
            TokenKind kind = lexer.token(at).kind;
            inBody |= depth == 0 && kind == TokenKind.LBRACE;
            depth += switch (kind) {
                case LPAREN, LBRACE -> 1;
                case RPAREN, RBRACE -> -1;
                default -> 0;
            };
            if (kind == TokenKind.EOF || inBody && depth == 0 || depth < 0) {
                break;
            }
        }
        return at + 1;
    }

    /// Whether what follows an arrow is an expression that cannot be a statement.
    private static boolean isValue(Lexer lexer, int from) {
        TokenKind first = lexer.token(from).kind;
        if (first == TokenKind.LBRACE || first == TokenKind.THROW) {
            return false;
        }
        int depth = 0;
        boolean operator = false;
        TokenKind last = first;
        for (int at = from; at < from + LIMIT; at++) {
            TokenKind kind = lexer.token(at).kind;
            switch (kind) {
                case LPAREN, LBRACE, LBRACKET -> depth++;
                case RPAREN, RBRACE, RBRACKET -> depth--;
                case EOF -> {
                    return false;
                }
                case SEMI -> {
                    if (depth == 0) {
                        boolean call = last == TokenKind.RPAREN && !operator && first != TokenKind.LPAREN;
                        boolean step = last == TokenKind.PLUSPLUS || last == TokenKind.SUBSUB;
                        return !call && !step && first != TokenKind.PLUSPLUS && first != TokenKind.SUBSUB;
                    }
                }
                case EQ, PLUSEQ, SUBEQ, STAREQ, SLASHEQ, PERCENTEQ, AMPEQ, BAREQ, CARETEQ, LTLTEQ, GTGTEQ, GTGTGTEQ -> {
                    if (depth == 0) {
                        return false;
                    }
                }
                case PLUS, SUB, STAR, SLASH, PERCENT, EQEQ, BANGEQ, QUES, AMPAMP, BARBAR, BANG, INSTANCEOF ->
                    operator |= depth == 0;
                default -> {}
            }
            last = kind;
        }
        return false;
    }

    private static boolean isStart(TokenKind kind) {
        return switch (kind) {
            case IDENTIFIER,
                    INTLITERAL,
                    LONGLITERAL,
                    FLOATLITERAL,
                    DOUBLELITERAL,
                    CHARLITERAL,
                    STRINGLITERAL,
                    TRUE,
                    FALSE,
                    NULL,
                    NEW,
                    SUB,
                    BANG,
                    SWITCH,
                    THIS -> true;
            default -> false;
        };
    }
}
