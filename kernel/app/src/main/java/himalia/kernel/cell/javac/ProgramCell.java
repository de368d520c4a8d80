package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Scope;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayTypeTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCPrimitiveTypeTree;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.JCTree.LetExpr;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Position;
import himalia.kernel.cell.CompileProblem;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.javac.sugar.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell as a part of a program: what it declares becomes members of the program's class, and what is left of it the
/// body of a method.
final class ProgramCell implements PlainReader {
    private static final Pattern QUALIFIED =
            Pattern.compile("(?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)+[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern BRACKETS = Pattern.compile("(?:\\s*\\[\\s*])*");

    private final References references;
    /// The newest version of each class of the cells before.
    private final Map<String, Integer> before;

    private final Map<String, Integer> versions = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private String body = "";

    /// A declaration.
    ///
    /// @param id   what stands for it in the texts of others
    /// @param key  what a later one replaces
    /// @param cell where it is written
    /// @param text of a variable its type, else all of it; empty if it waits for something
    /// @param set  what a constant is set to; null if it is none
    /// @param call what is handed on to a method; null if it is none
    record Member(
            Declared.Kind kind,
            Reference id,
            String name,
            String key,
            int cell,
            String text,
            @Nullable String set,
            @Nullable Call call) {}

    /// A method as it is seen from outside.
    ///
    /// @param head    what stands before its body
    /// @param names   of its parameters
    /// @param isVoid  whether it gives nothing
    /// @param since   the cell from which on it is that
    record Call(String head, List<String> names, boolean isVoid, int since) {}

    /// @param before the classes of earlier cells, and which of their name each is
    ProgramCell(References references, Map<String, Integer> before) {
        this.references = references;
        this.before = before;
    }

    @Override
    public boolean declares() {
        return true;
    }

    List<Member> members() {
        return members;
    }

    Map<String, Integer> versions() {
        return versions;
    }

    /// All names that the cell has for anything.
    Set<String> words() {
        return words;
    }

    /// What the cell does.
    String body() {
        return body;
    }

    @Override
    public void read(Attempt attempt) {
        members.clear();
        versions.clear();
        versions.putAll(before);
        Session session = attempt.session();
        int number = session.source().cell();
        for (Part part : attempt.parts()) {
            if (!part.home.equals(CellFiles.PACKAGE)) {
                throw refused(part, "is in the package " + part.home + ": in a program of one file no class is");
            }
            if (part.kind == Declared.Kind.TYPE && part.kept == null) {
                versions.merge(part.name, 1, Integer::sum);
            }
        }
        for (Part part : attempt.parts()) {
            if (part.kept == null) {
                declare(part, attempt);
            }
        }
        attempt.renewed()
                .forEach((variable, className) -> members.add(new Member(
                        Declared.Kind.VARIABLE,
                        new Reference.Member(className),
                        variable.name(),
                        variable.key(),
                        number,
                        type(variable.type(), session),
                        null,
                        null)));
        session.units().forEach(unit -> words.addAll(session.source(unit).words()));
        body = new Body(attempt).text();
    }

    private static Rejected refused(Part part, String why) {
        int start = part.origin.start();
        return new Rejected(
                List.of(new CompileProblem(
                        "plain.member", "`" + part.name + "` " + why, start, start + part.text.length(), start)),
                false);
    }

    private PlainText plain(Attempt attempt, JCCompilationUnit unit) {
        return attempt.session().plain(unit, attempt.origins(), new Names(unit));
    }

    // ---- Declarations

    private void declare(Part part, Attempt attempt) {
        if (part.kind == Declared.Kind.VARIABLE) {
            String type = type(part, attempt);
            String set = constant(part, attempt);
            members.add(new Member(part.kind, id(part), part.name, part.key, part.origin.cell(), type, set, null));
            return;
        }
        boolean waits = part.className.isEmpty() || !part.missing.isEmpty();
        String text = waits ? "" : text(part, attempt, attempt.session().end(part.unit, part.tree));
        Call call = waits || !(part.tree instanceof JCMethodDecl method) ? null : call(part, method, attempt);
        members.add(new Member(part.kind, id(part), part.name, part.key, part.origin.cell(), text, null, call));
    }

    private Call call(Part part, JCMethodDecl method, Attempt attempt) {
        return new Call(
                text(part, attempt, TreeInfo.getStartPos(method.body)),
                method.params.stream().map(one -> one.name.toString()).toList(),
                method.restype.type.hasTag(TypeTag.VOID),
                attempt.session().source().cell());
    }

    private Reference id(Part part) {
        String place = part.kept != null ? part.kept.className() : part.className;
        return part.kind == Declared.Kind.TYPE
                ? new Reference.CellType(part.name, versions.getOrDefault(part.name, 0))
                : new Reference.Member(place);
    }

    private String type(Part part, Attempt attempt) {
        JCVariableDecl variable = (JCVariableDecl) part.tree;
        if (part.header.isEmpty()) {
            return type(
                    attempt.type(part)
                            .orElseThrow(() -> refused(part, "is of a type without a name, which no field can have")),
                    attempt.session());
        }
        return type(variable.vartype, plain(attempt, part.unit));
    }

    /// The brackets of an array may stand behind the name.
    private static String type(JCExpression type, PlainText plain) {
        return type instanceof JCArrayTypeTree array ? type(array.elemtype, plain) + "[]" : plain.text(type);
    }

    /// A type as javac writes it, with the names of the program.
    private String type(String written, Session session) {
        return QUALIFIED.matcher(written.replaceAll(",(?=\\S)", ", ")).replaceAll(found -> {
            String path = found.group();
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                int end = path.indexOf('.', dot + 1);
                String outer = end < 0 ? path : path.substring(0, end);
                ClassSymbol type = session.type(outer);
                if (type != null) {
                    return Matcher.quoteReplacement(mark(type) + path.substring(outer.length()));
                }
            }
            return Matcher.quoteReplacement(path);
        });
    }

    private @Nullable String constant(Part part, Attempt attempt) {
        JCVariableDecl variable = (JCVariableDecl) part.tree;
        return part.constant == null || variable.init == null
                ? null
                : plain(attempt, part.unit).text(variable.init);
    }

    /// A declaration up to an end.
    private String text(Part part, Attempt attempt, int end) {
        PlainText plain = plain(attempt, part.unit);
        String code = attempt.session().source(part.unit).code();
        List<PlainText.Edit> edits = plain.edits(part.tree);
        int start = lead(code, part.origin.start());
        int at = part.origin.start();
        String modifiers = "";
        if (part.tree instanceof JCMethodDecl method) {
            edits.add(new PlainText.Edit(method.pos, method.pos + part.name.length(), references.mark(id(part))));
            at = method.typarams.isEmpty()
                    ? plain.start(method.restype)
                    : code.lastIndexOf('<', TreeInfo.getStartPos(method.typarams.head));
            modifiers = code.substring(part.origin.start(), at);
        } else if (part.tree instanceof JCClassDecl type) {
            at = type.pos;
            modifiers = code.substring(part.origin.start(), at);
        }
        boolean isStatic = Mask.of(modifiers).matches("(?s).*\\bstatic\\b.*") || isStaticAnyhow(part.tree);
        return plain.apply(start, at, edits) + (isStatic ? "" : "static ") + plain.apply(at, end, edits);
    }

    private static boolean isStaticAnyhow(JCTree tree) {
        return tree instanceof JCClassDecl type
                && (type.mods.flags & (Flags.RECORD | Flags.ENUM | Flags.INTERFACE)) != 0;
    }

    /// Where the comments begin that stand directly above a declaration.
    private static int lead(String code, int start) {
        int line = code.lastIndexOf('\n', start - 1) + 1;
        if (!code.substring(line, start).isBlank()) {
            return start;
        }
        int lead = start;
        while (line > 0) {
            int above = code.lastIndexOf('\n', line - 2) + 1;
            String text = code.substring(above, line).strip();
            boolean isComment = text.startsWith("//") || text.startsWith("/*") || text.startsWith("*");
            if (!isComment) {
                break;
            }
            lead = above + code.substring(above).indexOf(text);
            line = above;
        }
        return lead;
    }

    // ---- What the cell does

    private final class Body {
        private final Attempt attempt;
        private final Session session;
        private final PlainText plain;
        private final String code;
        private final String mask;
        private final List<PlainText.Edit> edits = new ArrayList<>();

        Body(Attempt attempt) {
            this.attempt = attempt;
            session = attempt.session();
            plain = plain(attempt, session.unit());
            code = session.source().code();
            mask = Mask.of(code);
        }

        String text() {
            Draft draft = attempt.draft();
            draft.imports.keySet().forEach(one -> cut(TreeInfo.getStartPos(one), session.end(session.unit(), one)));
            draft.parts.values().stream()
                    .filter(part -> part.kind != Declared.Kind.VARIABLE)
                    .forEach(part -> cut(lead(code, part.origin.start()), session.end(part.unit, part.tree)));
            int declared = -1;
            int end = 0;
            for (JCStatement step : draft.steps) {
                if (step instanceof JCVariableDecl variable && !variable.name.isEmpty()) {
                    int start = start(variable);
                    end = set(variable, start == declared ? end : start, start == declared);
                    declared = start;
                } else {
                    step(step);
                }
            }
            draft.value.ifPresent(this::show);
            return plain.apply(0, code.length(), edits);
        }

        /// Takes a part out, and its line if nothing else is in it.
        private void cut(int start, int end) {
            int line = code.lastIndexOf('\n', start - 1) + 1;
            int next = code.indexOf('\n', end);
            boolean isAlone = code.substring(line, start).isBlank()
                    && code.substring(end, next < 0 ? code.length() : next).isBlank();
            edits.add(
                    isAlone
                            ? new PlainText.Edit(line, next < 0 ? code.length() : next + 1, "")
                            : new PlainText.Edit(start, end, ""));
        }

        private int start(JCVariableDecl variable) {
            if (variable.mods.pos != Position.NOPOS) {
                return variable.mods.pos;
            }
            return variable.declaredUsingVar() ? TreeInfo.getStartPos(variable) : plain.start(variable.vartype);
        }

        /// What a declaration does.
        ///
        /// @param from   where what it replaces begins
        /// @param isNext whether it follows another of the same type: `int a, b`
        /// @return where it ends
        private int set(JCVariableDecl variable, int from, boolean isNext) {
            Part part = Objects.requireNonNull(
                    attempt.draft().parts.get(Part.id(Declared.Kind.VARIABLE, variable.name.toString())));
            JCExpression init = attempt.init(variable);
            int name = variable.pos + base(variable.name.toString()).length();
            Matcher brackets = BRACKETS.matcher(mask);
            int end = brackets.find(name) && brackets.start() == name ? brackets.end() : name;
            String target = references.mark(id(part));
            String text;
            if (init == null) {
                text = target + " = " + zero(variable.vartype);
            } else {
                int sign = mask.indexOf('=', end);
                int start = plain.start(init);
                String gap = code.substring(sign + 1, start);
                String space = gap.isBlank() && gap.indexOf('\n') < 0 ? " " : gap;
                end = plain.end(init);
                text = code.charAt(start) == '{'
                        ? target + " =" + space + "new " + type(variable.vartype, plain) + " " + plain.text(init)
                        : plain.statement(init, value -> target + " =" + space + value)
                                .text();
            }
            boolean isConstant = part.constant != null;
            if (isConstant) {
                cut(from, mask.startsWith(";", next(end)) ? next(end) + 1 : end);
            } else {
                edits.add(new PlainText.Edit(from, end, (isNext ? "; " : "") + text + missing(end)));
            }
            return end;
        }

        private static String zero(JCExpression type) {
            if (!(type instanceof JCPrimitiveTypeTree primitive)) {
                return "null";
            }
            return switch (primitive.typetag) {
                case BOOLEAN -> "false";
                case CHAR -> "'\\0'";
                default -> "0";
            };
        }

        private int next(int from) {
            int at = from;
            while (at < mask.length() && Character.isWhitespace(mask.charAt(at))) {
                at++;
            }
            return at;
        }

        /// The `;` that the last line of a cell need not have.
        private String missing(int end) {
            return next(end) == mask.length() ? ";" : "";
        }

        private void step(JCStatement step) {
            if (step instanceof JCExpressionStatement one) {
                JCTree meant = plain.meaning(one.expr);
                if (meant instanceof JCExpression value && !(meant instanceof LetExpr) && !Layout.isStatement(value)) {
                    edits.add(plain.statement(one.expr, text -> "Object _ = " + text));
                    return;
                }
            }
            edits.addAll(plain.edits(step));
            int end = plain.end(step);
            if (end > 0
                    && ";}".indexOf(code.charAt(end - 1)) < 0
                    && !missing(end).isEmpty()) {
                edits.add(new PlainText.Edit(end, end, ";"));
            }
        }

        /// The last line, if it is to be shown.
        private void show(JCExpression value) {
            boolean isShown = attempt.hasValue()
                    && !String.valueOf(value.type.tsym.getQualifiedName()).equals("himalia.api.DisplayHandle");
            String display = references.mark(new Reference.Static("himalia.api.Display", "display", true));
            PlainText.Edit edit = plain.statement(value, text -> isShown ? display + "(" + text + ")" : text);
            edits.add(new PlainText.Edit(edit.start(), edit.end(), edit.text() + missing(edit.end())));
        }
    }

    /// The name that its author has given to a variable: the first of two of one cell has another.
    static String base(String name) {
        int dollar = name.lastIndexOf('$');
        return dollar > 0 && name.substring(dollar + 1).matches("\\d+") ? name.substring(0, dollar) : name;
    }

    // ---- Names

    private String mark(ClassSymbol type) {
        String path = type.fullname.toString();
        return Layout.home(path).equals(CellFiles.PACKAGE)
                ? references.mark(
                        new Reference.CellType(type.name.toString(), versions.getOrDefault(type.name.toString(), 0)))
                : references.mark(new Reference.Type(path));
    }

    private final class Names implements PlainText.Naming {
        private final JCCompilationUnit unit;

        Names(JCCompilationUnit unit) {
            this.unit = unit;
        }

        @Override
        public String type(ClassSymbol type) {
            return mark(type);
        }

        @Override
        public String name(Symbol symbol, String name) {
            if (symbol instanceof ClassSymbol type) {
                return type.owner.kind == Kind.PCK || origin(type) != null ? mark(type) : name;
            }
            boolean isMember = symbol instanceof VarSymbol || symbol instanceof MethodSymbol;
            if (!isMember || !symbol.isStatic() || !(symbol.owner instanceof ClassSymbol owner)) {
                return name;
            }
            String home = owner.flatname.toString();
            if (Layout.isHolder(home)) {
                return references.mark(new Reference.Member(home));
            }
            Symbol origin = origin(symbol);
            if (!(origin instanceof ClassSymbol from)) {
                return name;
            }
            return Layout.home(from.fullname.toString()).equals(CellFiles.PACKAGE)
                    ? mark(from) + "." + name
                    : references.mark(
                            new Reference.Static(from.fullname.toString(), name, symbol instanceof MethodSymbol));
        }

        /// The class from which an import has brought something; null if no import has.
        private @Nullable Symbol origin(Symbol symbol) {
            for (Scope scope : List.of(unit.namedImportScope, unit.starImportScope)) {
                if (scope.includes(symbol)) {
                    return scope.getOrigin(symbol).owner;
                }
            }
            return null;
        }
    }
}
