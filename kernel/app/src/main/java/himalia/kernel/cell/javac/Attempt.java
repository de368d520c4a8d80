package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.ListBuffer;
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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
    private final java.util.List<Part> parts = new ArrayList<>();
    private final Map<Part, JCClassDecl> holders = new LinkedHashMap<>();
    private final Map<Part, JCClassDecl> methods = new LinkedHashMap<>();
    private final Map<Part, String> types = new HashMap<>();
    /// Variables of types without a name.
    private final Map<Part, JCClassDecl> unnamed = new LinkedHashMap<>();
    /// What those are set to, which is attributed already.
    private final Map<JCTree, JCExpression> attributed = new IdentityHashMap<>();

    private final Map<JCAssign, JCExpression> values = new IdentityHashMap<>();
    private final Map<Declared, String> renewedClasses = new HashMap<>();
    private final Set<JCTree> used = Collections.newSetFromMap(new IdentityHashMap<>());
    /// Classes in no package that are not written as public.
    private final java.util.List<JCClassDecl> closed = new ArrayList<>();
    private final Map<String, Boolean> closedNames = new HashMap<>();
    private final java.util.List<JCTree> assignments = new ArrayList<>();
    /// Of all trees, if somebody wants to read the cell in plain Java.
    final @Nullable Origins origins;

    private java.util.List<String> remarks;
    private Draft draft;
    private Plan plan;
    private Overloads overloads;
    private Constants constants;
    private String runClass;
    private JCClassDecl run;
    private boolean hasValue;
    private boolean looking;
    private int serial;

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
        if (!infer()) {
            return Optional.empty();
        }
        java.util.List<Misreading> misreadings = java.util.List.of(
                new Identity(session), new AssignedArgument(session, compilation.imports.foreignParameters()));
        Map<String, byte[]> classes = session.generate(constants(), misreadings, this::settle);
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
        return Optional.of(result(classes));
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
            holders.forEach((part, holder) -> {
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
            infer();
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

    private void enter() {
        session.enter(this::restoreConstants);
        overloads = new Overloads(session);
        methods.forEach((part, home) -> overloads.add(home.sym, part.name));
        state.methods.values().stream()
                .filter(one -> one.isUsable()
                        && methods.keySet().stream()
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
        java.util.List<Declared> all = state.variables.values().stream()
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

    private int nextSerial() {
        serial = Math.max(serial, state.serial) + 1;
        if (!looking) {
            state.serial = serial;
        }
        return serial;
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
    java.util.List<Part> parts() {
        return parts;
    }

    /// What a variable of the cell is set to.
    @Nullable
    JCExpression init(JCVariableDecl variable) {
        return attributed.getOrDefault(variable, variable.init);
    }

    /// The type of a variable that the cell declares, as javac writes it; nothing if no program can write it.
    Optional<String> type(Part variable) {
        return unnamed.containsKey(variable) ? Optional.empty() : Optional.ofNullable(types.get(variable));
    }

    /// Variables of earlier cells whose type has changed, and the classes that hold them now.
    Map<Declared, String> renewed() {
        return renewedClasses;
    }

    boolean hasValue() {
        return hasValue;
    }

    /// Puts everything into classes.
    private void arrange() {
        Header header = new Header(compilation, session, layout, draft, parts, renewedClasses, plan.stale);
        Map<JCCompilationUnit, ListBuffer<JCTree>> members = new LinkedHashMap<>();
        session.units().forEach(unit -> members.put(unit, new ListBuffer<>()));
        for (Part part : parts) {
            declare(part)
                    .ifPresent(type ->
                            Objects.requireNonNull(members.get(part.unit)).append(type));
        }
        ListBuffer<JCTree> own = Objects.requireNonNull(members.get(session.unit()));
        for (Declared variable : plan.stale) {
            if (missingTypes(variable).isEmpty()) {
                members.get(session.unit()).append(renew(variable));
            }
        }
        runClass = Layout.run(session.home(session.unit()), nextSerial());
        run = layout.run(runClass);
        own.append(run);
        members.forEach((unit, types) -> unit.defs = header.importsOf(unit)
                .prepend(layout.packageDeclaration(session.home(unit)))
                .appendList(types.toList()));
    }

    private Optional<JCClassDecl> declare(Part part) {
        Compilation.Lack lack = compilation.lacking.get(part.id());
        if (lack != null) {
            part.missing = lack.what();
        }
        if (part.kept != null || lack != null && !lack.inBody()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (part.tree) {
                    case JCClassDecl type -> {
                        part.className = Declared.typeName(part.key);
                        if (Layout.isOurs(part.className)) {
                            throw Rejected.ours(type.name.toString(), type.pos);
                        }
                        if ((type.mods.flags & Flags.PUBLIC) == 0 && part.home.equals(CellFiles.PACKAGE)) {
                            closed.add(type);
                        }
                        yield layout.type(type);
                    }
                    case JCMethodDecl method -> {
                        part.className = Layout.method(part.home, nextSerial(), part.name);
                        if (lack != null) {
                            layout.makeThrow(method, Declared.explanation(part.name, lack.what()));
                        }
                        JCClassDecl home = layout.method(part.className, method);
                        methods.put(part, home);
                        yield home;
                    }
                    case JCVariableDecl variable -> {
                        part.className = Layout.variable(part.home, nextSerial(), part.name);
                        JCExpression type = variable.isImplicitlyTyped() ? null : variable.vartype;
                        // Of `int a, b` both share one tree, and javac wants each to have its own.
                        JCClassDecl holder = layout.holder(
                                part.className, variable, type == null || used.add(type) ? type : layout.copy(type));
                        holders.put(part, holder);
                        Constants.Known constant = compilation.constants.get(part.id());
                        if (constant != null) {
                            Constants.announce(Layout.field(holder), constant, session);
                        }
                        yield holder;
                    }
                    default -> throw new IllegalStateException();
                });
    }

    /// The classes in the type of a variable that cannot be compiled as things are now.
    private java.util.List<String> missingTypes(Declared variable) {
        return parts.stream()
                .filter(part -> part.kind == Declared.Kind.TYPE
                        && compilation.lacking.containsKey(part.id())
                        && variable.uses().contains(Declared.typeName(part.key)))
                .map(part -> part.name)
                .toList();
    }

    /// A variable of an earlier cell gets a place for values of its type as that is now.
    private JCClassDecl renew(Declared variable) {
        String className = Layout.variable(session.home(session.unit()), nextSerial(), variable.name());
        JCExpression type = ParserFactory.instance(session.context)
                .newParser(variable.type(), false, false, false)
                .parseType();
        session.make.at(0);
        JCVariableDecl tree = session.make.VarDef(session.make.Modifiers(0), session.name(variable.name()), null, null);
        renewedClasses.put(variable, className);
        return layout.holder(className, tree, type);
    }

    /// Finds the types of `var`s and makes the method that runs the cell.
    ///
    /// @return false if a variable has another type than was thought
    private boolean infer() {
        Inference inference = new Inference(session);
        java.util.List<JCVariableDecl> open = draft.steps.stream()
                .filter(JCVariableDecl.class::isInstance)
                .map(JCVariableDecl.class::cast)
                .filter(variable ->
                        !variable.name.isEmpty() && (variable.isImplicitlyTyped() || inference.mayBeConstant(variable)))
                .toList();
        JCExpression call = draft.value.filter(Layout::mayBeNothing).orElse(null);
        if (call != null || !open.isEmpty()) {
            inference.infer(run, open, call);
        }
        if (!looking && !findConstants(inference, open)) {
            return false;
        }
        java.util.List<JCVariableDecl> untyped =
                open.stream().filter(JCVariableDecl::isImplicitlyTyped).toList();
        Map<Part, JCVariableDecl> exact = new LinkedHashMap<>();
        for (JCVariableDecl variable : untyped) {
            Part part = part(variable);
            Optional<Type> type = inference.of(variable);
            boolean isUnnamed = inference.isUnnamed(variable);
            if (!looking
                    && part.kept != null
                    && type.isPresent()
                    && (isUnnamed || !type.get().toString().equals(part.kept.type()))) {
                compilation.retyped.add(part.id());
                return false;
            }
            if (part.kept == null && type.isPresent()) {
                JCVariableDecl field = Layout.field(holders.get(part));
                setType(field, type.get(), type.get());
                if (isUnnamed && !looking) {
                    exact.put(part, variable);
                }
            }
        }
        holders.forEach((part, holder) -> {
            if (part.constant != null) {
                Constants.set(Layout.field(holder), part.constant, session.make);
            }
        });
        // The bodies of anonymous classes are attributed here, once and for all: by now every name has its type and
        // every constant its value.
        exact.forEach((part, variable) -> {
            JCVariableDecl field = Layout.field(holders.get(part));
            Type type = inference.exact(run, variable);
            if (type != null) {
                attributed.put(variable, variable.init);
                variable.init = session.make.at(variable.pos).Ident(variable.name);
                unnamed.put(part, holders.get(part));
                setType(field, type, inference.named(type));
            }
        });
        // Later javac turns the trees into others.
        holders.forEach((part, holder) -> {
            Type type = Layout.field(holder).sym.type;
            types.put(part, String.valueOf(unnamed.containsKey(part) ? inference.named(type) : type));
        });
        ListBuffer<JCStatement> statements = new ListBuffer<>();
        for (JCStatement step : draft.steps) {
            if (step instanceof JCVariableDecl variable
                    && !variable.name.isEmpty()
                    && part(variable).constant != null) {
                // It has its value from the start.
                continue;
            }
            boolean isField = step instanceof JCVariableDecl variable
                    && !variable.name.isEmpty()
                    && (!variable.isImplicitlyTyped() || inference.of(variable).isPresent());
            // A `var` without a type stays as it is, for javac to say why.
            JCStatement done =
                    isField ? layout.assignment((JCVariableDecl) step) : layout.statement(step, statements.size());
            if (isField) {
                JCAssign assignment = (JCAssign) ((JCExpressionStatement) done).expr;
                assignments.add(assignment);
                if (attributed.containsKey(step)) {
                    values.put(assignment, attributed.get(step));
                }
            }
            statements.append(done);
        }
        draft.value.ifPresent(value -> {
            hasValue = value != call || inference.hasValue();
            statements.append(hasValue ? layout.result(value) : layout.execution(value));
        });
        Layout.fill(run, statements.toList());
        return true;
    }

    /// Gives the field of a variable its type.
    ///
    /// @param named the type as a program can write it
    private void setType(JCVariableDecl field, Type type, Type named) {
        field.sym.type = type;
        field.sym.erasure_field = null;
        field.vartype = session.make.at(field.pos).Type(named);
    }

    /// @return false if a variable has another value than was thought
    private boolean findConstants(Inference inference, java.util.List<JCVariableDecl> variables) {
        for (JCVariableDecl variable : variables) {
            Part part = part(variable);
            part.constant = draft.twice.contains(part.name) ? null : inference.constant(variable);
        }
        java.util.List<String> others = draft.parts.values().stream()
                .filter(part -> part.kept != null && !Objects.equals(part.constant, part.kept.constant()))
                .map(Part::id)
                .toList();
        compilation.retyped.addAll(others);
        return others.isEmpty();
    }

    /// The part of a variable that the cell declares.
    private Part part(JCVariableDecl variable) {
        return Objects.requireNonNull(draft.parts.get(Part.id(Declared.Kind.VARIABLE, variable.name.toString())));
    }

    /// Everything is attributed: what was only for that is put right.
    private void settle() {
        closed.forEach(type -> closedNames.put(type.sym.flatName().toString(), layout.isOpenAsItsClass(type)));
        overloads.takeBack();
        values.forEach((assignment, value) -> assignment.rhs = value);
        Unnamed types = new Unnamed(session);
        unnamed.values().forEach(holder -> types.store(holder.sym, Layout.field(holder).sym));
        if (!unnamed.isEmpty()) {
            Unnamed.open(run);
        }
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
                    java.util.List.of(
                            new CompileProblem("plain.statement", message, one.start(), one.end(), one.start())),
                    false);
        }
    }

    /// The classes of cells that the class of a declaration names, and the constants whose values it has taken.
    private Set<String> usesOf(Part part, Map<String, byte[]> classes) {
        Set<String> all = Uses.of(part.className, classes);
        all.addAll(constants.usedBy(part.className));
        if (unnamed.containsKey(part)) {
            // Their fields are as much of the variable's type as its arguments are.
            for (String one : java.util.List.copyOf(all)) {
                byte[] bytes = Layout.isRun(one) ? classes.get(one) : null;
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
        assignments.forEach(constants::allow);
        return constants;
    }

    /// What later cells import, too. Programs are pasted with their package: what they declare can be named as it is.
    private java.util.List<Import> imports() {
        java.util.List<Import> all = new ArrayList<>(draft.imports.values());
        draft.parts.values().stream()
                .filter(part -> part.kind == Declared.Kind.TYPE && !part.home.equals(CellFiles.PACKAGE))
                .forEach(part -> all.add(Import.of(part.key)));
        return all;
    }

    private Compiled result(Map<String, byte[]> classes) {
        java.util.List<Declared> declared = new ArrayList<>();
        java.util.List<Declared> replaced = new ArrayList<>(plan.stale);
        for (Part part : parts) {
            if (part.kept != null) {
                continue;
            }
            Declared before = state.of(part.kind).get(part.key);
            if (before != null) {
                replaced.add(before);
            }
            String type =
                    part.kind == Declared.Kind.VARIABLE ? types.getOrDefault(part, part.header) : part.signature();
            declared.add(new Declared(
                    part.kind,
                    part.name,
                    part.key,
                    part.origin,
                    part.text,
                    part.header,
                    part.className,
                    type,
                    part.isFinal,
                    part.constant,
                    unnamed.containsKey(part),
                    usesOf(part, classes),
                    part.missing));
        }
        for (Declared variable : plan.stale) {
            String className = renewedClasses.getOrDefault(variable, "");
            java.util.List<String> missing = missingTypes(variable);
            declared.add(new Declared(
                    variable.kind(),
                    variable.name(),
                    variable.key(),
                    variable.cell(),
                    variable.text(),
                    variable.header(),
                    className,
                    variable.type(),
                    variable.isFinal(),
                    variable.constant(),
                    false,
                    className.isEmpty() ? variable.uses() : Uses.of(className, classes),
                    missing));
        }
        return new Compiled(
                runClass,
                classes,
                closedNames,
                declared,
                imports(),
                replaced,
                java.util.List.copyOf(plan.stale),
                draft.parts.values().stream()
                        .filter(part -> part.kind == Declared.Kind.VARIABLE)
                        .map(part -> part.name)
                        .collect(Collectors.toSet()),
                remarks,
                session.warnings().stream()
                        .filter(one -> parts.stream().noneMatch(part -> part.suppresses(one)))
                        .map(Problems::problem)
                        .toList(),
                hasValue);
    }
}
