package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Log;
import himalia.kernel.cell.CompileProblem;
import himalia.kernel.cell.javac.sugar.ForeignNames;
import himalia.kernel.cell.javac.sugar.NoPlainForm;
import himalia.kernel.cell.javac.sugar.Origins;
import himalia.kernel.cell.javac.sugar.Spellings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One attempt at a cell.
final class Attempt {
    private final Compilation compilation;
    private final CellState state;
    private final Session session;
    private final Layout layout;
    private final List<Part> parts = new ArrayList<>();
    /// Of all trees, if somebody wants to read the cell in plain Java.
    private final @Nullable Origins origins;

    private List<String> remarks;
    private Draft draft;
    private Plan plan;
    private Overloads overloads;
    private Constants constants;
    private Arrangement classes;
    private RunMethod method;
    private boolean looking;

    @SuppressWarnings("NullAway.Init") // each step sets what the next ones need
    Attempt(Compilation compilation, Session session) {
        this.compilation = compilation;
        this.state = compilation.state;
        this.session = session;
        this.layout = new Layout(session);
        this.origins = compilation.reader == null ? null : new Origins();
    }

    /// Nothing if another attempt is needed.
    Optional<Compiled> go() {
        try {
            return compile();
        } finally {
            if (plan != null) {
                reveal();
            }
        }
    }

    private Optional<Compiled> compile() {
        if (!session.errors().isEmpty()) {
            throw Problems.syntax(session);
        }
        draft = new Draft(session, state.showsAll, this::translate);
        // Now: javac takes the trees to pieces.
        remarks = Remarks.of(draft);
        Ended ended = new Ended(draft, state.variables, state.ended);
        remarks.addAll(ended.remarks());
        session.source().leftOut().ifPresent(remarks::add);
        plan = new Plan(draft, state, compilation.retyped, compilation.bodies);
        sweeten();
        hideChanged();
        parts.addAll(draft.parts.values());
        parts.addAll(plan.joined.values());
        arrange();
        enter();
        if (!method.infer()) {
            return Optional.empty();
        }
        List<Misreading> misreadings =
                List.of(new Identity(session), new AssignedArgument(session, compilation.imports.foreignParameters()));
        Map<String, byte[]> code = session.generate(constants(), misreadings, this::settle);
        if (session.sugar.isDoubtful()) {
            compilation.isPlain = true;
            compilation.sweetened = rejection();
            return Optional.empty();
        }
        if (!session.errors().isEmpty()) {
            if (isSwitchStatement()) {
                compilation.isSwitchStatement = true;
            } else if (!announcesConstants()) {
                new Problems(session, parts).sort(compilation.lacking);
            }
            return Optional.empty();
        }
        misreadings.forEach(one -> one.remark().ifPresent(remarks::add));
        if (compilation.reader == null || compilation.reader.declares()) {
            state.ended.clear();
            state.ended.putAll(ended.left());
        }
        return Optional.of(result(code));
    }

    /// What is wrong with the cell, if it is more than that something may come yet.
    private @Nullable Rejected rejection() {
        if (session.errors().isEmpty()) {
            return null;
        }
        try {
            new Problems(session, parts).sort(new HashMap<>(compilation.lacking));
            return null;
        } catch (Rejected wrong) {
            return wrong;
        }
    }

    /// Whether a `switch` at the end has no value, as it was thought to have: some of what it calls is `void`, or it
    /// does not cover everything.
    private boolean isSwitchStatement() {
        return session.source().hasOpenSwitch()
                && draft.value
                        .filter(value -> session.errors().stream()
                                .anyMatch(one -> one.getPosition() >= TreeInfo.getStartPos(value)))
                        .isPresent();
    }

    /// Whether an annotation wants a constant of the cell, which the next attempt then knows in time.
    private boolean announcesConstants() {
        boolean learnt = session.errors().stream().anyMatch(one -> one.getCode().contains("attribute.value.must.be"))
                && compilation.constants.isEmpty();
        if (learnt) {
            classes.holders.forEach((part, holder) -> {
                if (part.constant != null) {
                    compilation.constants.put(part.id(), Constants.Known.of(Layout.field(holder), part.constant));
                }
            });
        }
        return learnt && !compilation.constants.isEmpty();
    }

    /// Lets javac look at a cell that is being written, and then the caller at what it has found, also if it stumbles.
    void look(Runnable then) {
        looking = true;
        draft = new Draft(session, state.showsAll, this::translate);
        plan = new Plan(draft, state, Set.of(), Set.of());
        sweeten();
        hideChanged();
        parts.addAll(draft.parts.values());
        arrange();
        enter();
        try {
            method.infer();
            session.attribute();
        } finally {
            try {
                then.run();
            } finally {
                reveal();
            }
        }
    }

    /// Names of other libraries, and spellings of theirs, become those of here.
    private Set<String> translate(JCCompilationUnit unit, Set<String> words) {
        if (origins != null) {
            origins.read(unit);
        }
        if (!state.sugar || compilation.isPlain || words.isEmpty()) {
            return Set.of();
        }
        Set<String> meant = new HashSet<>();
        if (!Collections.disjoint(compilation.imports.foreignRoots(), words)) {
            meant.addAll(new ForeignNames(
                            session.context,
                            compilation.imports.foreignNames(),
                            name -> state.variables.containsKey(name)
                                    || state.types.containsKey(name)
                                    || compilation.imports.isImported(name, state.imports),
                            origins)
                    .replace(unit));
        }
        words.forEach(word -> Spellings.inJava(word).ifPresent(meant::add));
        return meant;
    }

    private void sweeten() {
        session.sugar.begin(
                state.sugar && !compilation.isPlain,
                () -> compilation.imports.operators().stream()
                        .map(library -> library.stream()
                                .map(session::type)
                                .filter(Objects::nonNull)
                                .toList())
                        .toList(),
                compilation.imports.foreignParameters(),
                origins);
    }

    private void hideChanged() {
        if (plan.changesAny()) {
            compilation.files().hide(plan::isReplaced);
            session.forgetCells();
        }
    }

    /// Now that the changed classes are hidden or were compiled, javac must not keep what it took from them.
    private void reveal() {
        if (plan.changesAny()) {
            compilation.files().hide(name -> false);
            session.forgetCells();
        }
    }

    private void arrange() {
        classes = new Arrangement(compilation, session, layout, draft, plan, parts, looking);
        method = new RunMethod(compilation, session, layout, draft, classes, looking);
    }

    private void enter() {
        session.enter(this::restoreConstants);
        overloads = new Overloads(session);
        classes.methods.forEach((part, home) -> overloads.add(home.sym, part.name));
        state.methods.values().stream()
                .filter(one -> one.isUsable()
                        && classes.methods.keySet().stream()
                                .noneMatch(part -> part.id().equals(Part.id(one.kind(), one.key()))))
                .forEach(overloads::add);
        overloads.lend();
        Unnamed types = new Unnamed(session);
        state.variables.values().stream()
                .filter(one -> one.isUnnamed() && one.isUsable() && !plan.stale.contains(one))
                .forEach(types::restore);
    }

    /// Annotations are read while classes are entered.
    private void restoreConstants() {
        List<Declared> all = state.variables.values().stream()
                .filter(one -> one.constant() != null)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Set<String> words = new HashSet<>();
        session.units().forEach(unit -> words.addAll(session.source(unit).words()));
        for (Declared one : all) {
            ClassSymbol home = words.contains(one.name()) ? session.type(one.className()) : null;
            if (home != null) {
                Constants.restore(home, one);
            }
        }
    }

    /// What a reader of the cell may ask.
    Origins origins() {
        return Objects.requireNonNull(origins, "nobody reads the cell");
    }

    Draft draft() {
        return draft;
    }

    Session session() {
        return session;
    }

    Compilation compilation() {
        return compilation;
    }

    /// All declarations that are compiled, those of earlier cells included.
    List<Part> parts() {
        return parts;
    }

    /// What a variable of the cell is set to.
    @Nullable
    JCExpression init(JCVariableDecl variable) {
        return method.init(variable);
    }

    /// The type of a variable that the cell declares, as javac writes it; nothing if no program can write it.
    Optional<String> type(Part variable) {
        return method.type(variable);
    }

    /// Variables of earlier cells whose type has changed, and the classes that hold them now.
    Map<Declared, String> renewed() {
        return classes.renewed;
    }

    boolean hasValue() {
        return method.hasValue();
    }

    /// Everything is attributed: what was only for that is put right.
    private void settle() {
        classes.settle();
        overloads.takeBack();
        method.settle();
        if (compilation.reader != null && session.errors().isEmpty()) {
            read(compilation.reader);
        }
    }

    /// Shows what javac has understood to somebody who wants the cell in plain Java.
    private void read(PlainReader reader) {
        try {
            reader.read(this);
        } catch (NoPlainForm one) {
            String code = session.source().code().substring(one.start(), one.end());
            String message = "`" + code + "` cannot be written in plain Java as a part of something larger\n"
                    + "Hint: make it a statement of its own.";
            throw new Rejected(
                    List.of(new CompileProblem("plain.statement", message, one.start(), one.end(), one.start())),
                    false);
        }
    }

    /// The classes of cells that the class of a declaration names, and the constants whose values it has taken.
    private Set<String> usesOf(Part part, Map<String, byte[]> code) {
        Set<String> all = Uses.of(part.className, code);
        all.addAll(constants.usedBy(part.className));
        if (method.isUnnamed(part)) {
            // Their fields are as much of the variable's type as its arguments are.
            for (String one : List.copyOf(all)) {
                byte[] bytes = Layout.isRun(one) ? code.get(one) : null;
                if (bytes != null) {
                    all.addAll(Uses.ofShape(bytes));
                }
            }
        }
        return all;
    }

    /// The variables that are final, those of earlier cells included.
    private Constants constants() {
        constants = new Constants(Log.instance(session.context));
        state.variables.values().stream()
                .filter(Declared::isFinal)
                .map(Declared::className)
                .forEach(constants::add);
        parts.stream()
                .filter(part -> part.isFinal && part.kept == null)
                .map(part -> part.className)
                .forEach(constants::add);
        method.assignments.forEach(constants::allow);
        return constants;
    }

    /// What later cells import, too. Programs are pasted with their package: what they declare can be named as it is.
    private List<Import> imports() {
        List<Import> all = new ArrayList<>(draft.imports.values());
        draft.parts.values().stream()
                .filter(part -> part.kind == Declared.Kind.TYPE && !part.home.equals(CellFiles.PACKAGE))
                .forEach(part -> all.add(Import.of(part.key)));
        return all;
    }

    private Compiled result(Map<String, byte[]> code) {
        List<Declared> declared = new ArrayList<>();
        List<Declared> replaced = new ArrayList<>(plan.stale);
        for (Part part : parts) {
            if (part.kept != null) {
                continue;
            }
            Declared before = state.of(part.kind).get(part.key);
            if (before != null) {
                replaced.add(before);
            }
            boolean isVariable = part.kind == Declared.Kind.VARIABLE;
            String type = isVariable ? method.typeOf(part).orElse(part.header) : part.signature();
            declared.add(part.declared(type, method.isUnnamed(part), usesOf(part, code)));
        }
        for (Declared variable : plan.stale) {
            String className = classes.renewed.getOrDefault(variable, "");
            Set<String> uses = className.isEmpty() ? variable.uses() : Uses.of(className, code);
            declared.add(variable.renewed(className, uses, classes.missingTypes(variable)));
        }
        return new Compiled(
                classes.runClass,
                code,
                classes.closed(),
                declared,
                imports(),
                replaced,
                List.copyOf(plan.stale),
                draft.parts.values().stream()
                        .filter(part -> part.kind == Declared.Kind.VARIABLE)
                        .map(part -> part.name)
                        .collect(Collectors.toSet()),
                remarks,
                session.warnings().stream()
                        .filter(one -> parts.stream().noneMatch(part -> part.suppresses(one)))
                        .map(Problems::problem)
                        .toList(),
                method.hasValue());
    }
}
