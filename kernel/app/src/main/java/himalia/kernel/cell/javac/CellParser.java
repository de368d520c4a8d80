package himalia.kernel.cell.javac;

import com.sun.tools.javac.parser.Lexer;
import com.sun.tools.javac.parser.Tokens.TokenKind;
import com.sun.tools.javac.resources.CompilerProperties.Errors;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCModifiers;
import com.sun.tools.javac.tree.JCTree.JCTypeParameter;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.JCDiagnostic.DiagnosticPosition;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Name;
import himalia.kernel.cell.javac.jdk.CellParserBase;
import java.util.LinkedHashSet;
import java.util.Set;

/// Parses a whole cell: imports, declarations and statements in any order, to its end.
///
/// The unit it returns holds them as they come. The last one may be an expression that no `;` ends: the value of the
/// cell. At the very end of a cell any `;` may be missing.
final class CellParser extends CellParserBase {
    private Set<Name> words;
    private final boolean tolerant;
    private final boolean takesValues;
    private boolean failed;
    private boolean cutOff;
    private boolean openSwitch;

    /// @param tolerant    whether to go on behind an error
    /// @param takesValues whether a `switch` at the end that may have a value is taken for an expression
    CellParser(CellParsers factory, Lexer lexer, boolean tolerant, boolean takesValues) {
        super(factory, lexer);
        this.tolerant = tolerant;
        this.takesValues = takesValues;
        note();
    }

    /// Every identifier of the cell.
    Set<Name> words() {
        return words;
    }

    /// Whether the text ended where it must go on.
    boolean isCutOff() {
        return cutOff;
    }

    /// Whether the cell ends in a `switch` that was taken for an expression, and may be a statement.
    boolean hasOpenSwitch() {
        return openSwitch;
    }

    @Override
    public void nextToken() {
        super.nextToken();
        note();
    }

    private void note() {
        if (words == null) {
            // The constructor of the superclass reads the first token.
            words = new LinkedHashSet<>();
        }
        if (token.kind == TokenKind.IDENTIFIER) {
            words.add(token.name());
        }
    }

    @Override
    public void accept(TokenKind kind) {
        if (kind != TokenKind.SEMI || token.kind != TokenKind.EOF) {
            super.accept(kind);
        }
    }

    @Override
    protected void reportSyntaxError(DiagnosticPosition at, JCDiagnostic.Error error) {
        cutOff |= !failed && token.kind == TokenKind.EOF;
        failed = true;
        super.reportSyntaxError(at, error);
    }

    @Override
    public JCCompilationUnit parseCompilationUnit() {
        int first = token.pos;
        ListBuffer<JCTree> items = new ListBuffer<>();
        while (token.kind != TokenKind.EOF && (tolerant || !failed)) {
            int at = token.pos;
            item(items);
            if (token.pos == at && token.kind != TokenKind.EOF && failed) {
                nextToken();
            }
        }
        // The maker of trees takes only what belongs into a unit; the items are put into classes before javac goes on.
        JCCompilationUnit unit = finish();
        unit.pos = first;
        unit.defs = items.toList();
        return unit;
    }

    /// A unit of what is left, which is nothing, or was given up: javac gives it its lines and ends.
    private JCCompilationUnit finish() {
        while (token.kind != TokenKind.EOF) {
            super.nextToken();
        }
        return super.parseCompilationUnit();
    }

    private void item(ListBuffer<JCTree> items) {
        switch (token.kind) {
            case SEMI -> nextToken();
            case IMPORT -> items.append(importDeclaration());
            case PACKAGE -> {
                int pos = token.pos;
                nextToken();
                JCExpression name = qualident(false);
                accept(TokenKind.SEMI);
                items.append(toP(F.at(pos).PackageDecl(List.nil(), name)));
            }
            case LBRACE, IF, FOR, WHILE, DO, TRY, RETURN, THROW, BREAK, CONTINUE, ASSERT ->
                items.append(parseSimpleStatement());
            // Where a statement is wanted, javac's parser takes them for impossible.
            case CASE, DEFAULT -> reportSyntaxError(token.pos, Errors.Orphaned(token.kind));
            // At the end of the text javac's parser would rather miss the rest of it.
            case ELSE -> reportSyntaxError(token.pos, Errors.ElseWithoutIf);
            case CATCH -> reportSyntaxError(token.pos, Errors.CatchWithoutTry);
            case FINALLY -> reportSyntaxError(token.pos, Errors.FinallyWithoutTry);
            case SWITCH -> {
                SwitchForm form = SwitchForm.of(S, token);
                openSwitch = takesValues && form.isOpen() && !form.hasValue();
                if (form.hasValue() || openSwitch) {
                    expression(items);
                } else {
                    items.append(parseSimpleStatement());
                }
            }
            case SYNCHRONIZED -> {
                if (peekToken(TokenKind.LPAREN)) {
                    items.append(parseSimpleStatement());
                } else {
                    declaration(items);
                }
            }
            case IDENTIFIER -> {
                if (peekToken(TokenKind.COLON)) {
                    items.append(parseStatement());
                } else {
                    declaration(items);
                }
            }
            default -> declaration(items);
        }
    }

    private void declaration(ListBuffer<JCTree> items) {
        int start = token.pos;
        JCModifiers mods = modifiersOpt();
        boolean modified = token.pos != start;
        if (isDeclaration()) {
            items.append(classOrRecordOrInterfaceOrEnumDeclaration(mods, null));
            return;
        }
        if (modified && token.kind == TokenKind.LBRACE) {
            // An initializer: nothing but a block here.
            items.append(block());
            return;
        }
        List<JCTypeParameter> parameters = typeParametersOpt();
        int pos = token.pos;
        if (token.kind == TokenKind.VOID && !peekToken(TokenKind.DOT)) {
            nextToken();
            JCExpression type = toP(F.at(pos).TypeIdent(com.sun.tools.javac.code.TypeTag.VOID));
            int at = token.pos;
            items.append(method(at, mods, type, ident(), parameters, true));
            return;
        }
        JCExpression term =
                modified || parameters.nonEmpty() ? parseType(true) : term(isComparison() ? EXPR : EXPR | TYPE);
        if (modified || parameters.nonEmpty() || wasTypeMode() && LAX_IDENTIFIER.test(token.kind)) {
            int at = token.pos;
            Name name = token.kind == TokenKind.UNDERSCORE ? identOrUnderscore() : ident();
            if (token.kind == TokenKind.LPAREN) {
                items.append(method(at, mods, term, name, parameters, false));
            } else {
                ListBuffer<JCVariableDecl> variables =
                        variableDeclaratorsRest(at, mods, term, name, false, null, new ListBuffer<>(), true);
                accept(TokenKind.SEMI);
                toP(variables.last());
                items.appendList(List.convert(JCTree.class, variables.toList()));
            }
            return;
        }
        end(items, pos, term);
    }

    /// Whether a `<` behind the name here compares.
    private boolean isComparison() {
        int at = 0;
        while (S.token(at).kind == TokenKind.IDENTIFIER && S.token(at + 1).kind == TokenKind.DOT) {
            at += 2;
        }
        return LAX_IDENTIFIER.test(S.token(at).kind)
                && S.token(at + 1).kind == TokenKind.LT
                && !TypeForm.begins(S, LAX_IDENTIFIER);
    }

    private JCTree method(
            int at, JCModifiers mods, JCExpression type, Name name, List<JCTypeParameter> parameters, boolean isVoid) {
        return methodDeclaratorRest(at, mods, type, name, parameters, false, isVoid, false, null);
    }

    private void expression(ListBuffer<JCTree> items) {
        int pos = token.pos;
        end(items, pos, term(EXPR));
    }

    private void end(ListBuffer<JCTree> items, int pos, JCExpression expression) {
        if (token.kind == TokenKind.EOF) {
            items.append(expression);
        } else {
            accept(TokenKind.SEMI);
            items.append(toP(F.at(pos).Exec(expression)));
        }
    }
}
