package himalia.kernel.cell;

import himalia.api.CarriedCells;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Interfaces;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rewrites the classes of cells before they are loaded: loops and method entries can be stopped, calls find the newest
/// definition, `System.exit` explains itself, and what a child process prints is seen.
final class Weaver {
    /// A class that holds one method of a cell.
    private static final Pattern LINKED = Pattern.compile("([^$]+/)?\\$M[0-9]+_[^$]*");

    /// Who is asked for the access to classes and members, and by what.
    private static final Set<String> REFLECTION = Set.of(
            "java/lang/Class",
            "java/lang/reflect/Constructor",
            "java/lang/reflect/Executable",
            "java/lang/reflect/Field",
            "java/lang/reflect/Member",
            "java/lang/reflect/Method");

    private static final Set<String> ASKED = Set.of(
            "accessFlags",
            "getConstructor",
            "getConstructors",
            "getDeclaredField",
            "getDeclaredFields",
            "getField",
            "getFields",
            "getMethod",
            "getMethods",
            "getModifiers",
            "getPermittedSubclasses",
            "isSealed",
            "toGenericString",
            "toString");

    /// Methods of the JDK for which others stand in, by their owner.
    private static final Map<String, Set<String>> STANDS_IN = Map.of(
            "java/beans/Introspector", Set.of("getBeanInfo"),
            "java/lang/ProcessBuilder", Set.of("start", "startPipeline"),
            "java/lang/Runtime", Set.of("exit", "halt"),
            "java/lang/invoke/MethodHandles$Lookup", Set.of("bind", "findStatic", "findVirtual", "unreflect"),
            "java/lang/StackWalker", Set.of("forEach", "getCallerClass", "walk"),
            "java/lang/System", Set.of("exit"),
            "java/lang/Thread", Set.of("dumpStack", "getAllStackTraces"));

    private static final String OBJECT_INPUT = "java/io/ObjectInputStream";
    private static final ClassDesc CELL_OBJECT_INPUT = ClassDesc.of(CellObjectInputStream.class.getName());
    private static final MethodTypeDesc FOR_NAME =
            MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_String, ConstantDescs.CD_Class);
    private static final ClassDesc MEMBER = ClassDesc.of("java.lang.reflect.Member");
    private static final ClassDesc METHOD = ClassDesc.of("java.lang.reflect.Method");
    private static final MethodTypeDesc INVOKED =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object.arrayType(), METHOD);
    private static final Pattern EXCEPTION = Pattern.compile("(Throwable|Exception|Error)$");

    /// Who tells of exceptions where no cell does it.
    private static final String LOGGERS = "java/util/logging/";

    private static final String SYSTEM_LOGGER = "java/lang/System$Logger";

    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc INITIALIZED = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class);
    private static final MethodTypeDesc TOLD = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final ClassDesc FRAMES =
            ClassDesc.of("java.lang.StackTraceElement").arrayType();
    private static final ClassDesc THROWABLE = ConstantDescs.CD_Throwable;
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    /// By what stack traces are read, where it takes nothing.
    private static final Set<String> TRACED = Set.of("getStackTrace", "printStackTrace");

    private static final DynamicCallSiteDesc CHECK = DynamicCallSiteDesc.of(
            ConstantDescs.ofCallsiteBootstrap(HOOKS, "check", ConstantDescs.CD_CallSite), "check", NOTHING);
    private static final DirectMethodHandleDesc CALL = MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            HOOKS,
            "call",
            MethodTypeDesc.of(
                    ConstantDescs.CD_CallSite,
                    ConstantDescs.CD_MethodHandles_Lookup,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_MethodType,
                    ConstantDescs.CD_String));

    /// A power of two, less one.
    private static final int UNCHECKED_TURNS = 1023;

    private static final ClassDesc CARRIED = ClassDesc.of(CarriedCells.class.getName());
    private static final DynamicCallSiteDesc CHECK_ELSEWHERE = DynamicCallSiteDesc.of(
            ConstantDescs.ofCallsiteBootstrap(CARRIED, "check", ConstantDescs.CD_CallSite), "check", NOTHING);
    private static final DirectMethodHandleDesc CALL_ELSEWHERE =
            MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, CARRIED, "call", CALL.invocationType());
    private static final MethodTypeDesc NAMED = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final ClassDesc SERIALIZABLE = ClassDesc.of(Serializable.class.getName());
    /// A class of ours itself, not one in it.
    private static final Pattern HOLDS = Pattern.compile("([^$]+/)?\\$(Run[0-9]+|[MV][0-9]+_[^;]*)");

    private final CellClassLoader loader;
    private final Function<String, byte[]> known;
    private final Map<String, String> again;
    private final boolean elsewhere;
    private final ClassFile classFile;
    /// Variables that lambdas set which may run elsewhere.
    private final Set<String> set = new TreeSet<>();

    /// @param known the bytes of any class of a cell, or null
    Weaver(CellClassLoader loader, Function<String, byte[]> known) {
        this(loader, known, Map.of(), false);
    }

    /// @param again     the packages of classes that have the names of earlier ones, as in [VmNames#of(String, Map)]
    /// @param elsewhere whether the classes are to run where no kernel is
    Weaver(CellClassLoader loader, Function<String, byte[]> known, Map<String, String> again, boolean elsewhere) {
        this.loader = loader;
        this.known = known;
        this.again = again;
        this.elsewhere = elsewhere;
        // Never by loading: the classes asked for may be just those that are being woven.
        ClassHierarchyResolver cells = ClassHierarchyResolver.ofResourceParsing(type -> {
            byte[] bytes = known.apply(name(type).replace('/', '.'));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(cells.orElse(loader.hierarchy())));
    }

    /// How the classes are related that do not change.
    static ClassHierarchyResolver hierarchy(ClassLoader loader) {
        return ClassHierarchyResolver.ofResourceParsing(
                        (ClassDesc type) -> loader.getResourceAsStream(name(type) + ".class"))
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
    }

    private static String name(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /// @param written the class as it is written, if it is the user's
    /// @param sealed  whether a class that permits those of these names can stay sealed
    byte[] weave(byte[] bytes, @Nullable WrittenClass written, Predicate<List<String>> sealed) {
        byte[] whole = loader.isCarrying() ? TakenAlong.of(classFile, bytes, elsewhere, set::add) : bytes;
        ClassModel model = classFile.parse(elsewhere ? whole : loader.stops().weave(classFile, whole));
        String self = model.thisClass().asInternalName();
        boolean becomesSerializable = loader.isCarrying() && canBeSerializable(model);
        ClassTransform weaving = (builder, element) -> {
            switch (element) {
                // Public, because other cells have other loaders, and to the VM other packages.
                case AccessFlags flags -> builder.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
                case MethodModel method ->
                    builder.transformMethod(method, (m, part) -> {
                        switch (part) {
                            case AccessFlags flags -> m.withFlags(widened(flags.flagsMask()));
                            case CodeModel code -> m.transformCode(code, body(self, method, code));
                            default -> m.with(part);
                        }
                    });
                case FieldModel field ->
                    builder.transformField(field, (f, part) -> {
                        if (part instanceof AccessFlags flags) {
                            f.withFlags(widened(flags.flagsMask()));
                        } else {
                            f.with(part);
                        }
                    });
                case Interfaces interfaces when becomesSerializable -> builder.withInterfaceSymbols(with(interfaces));
                // The compiler has checked it; the VM does not want classes of other loaders there.
                case PermittedSubclassesAttribute permits when !sealed.test(names(permits)) -> {}
                default -> builder.with(element);
            }
        };
        boolean isNumbered =
                written != null && SerialVersion.isComputed(model) && (becomesSerializable || isSerializable(model));
        byte[] woven = VmNames.rename(
                classFile.transformClass(
                        model, isNumbered ? weaving.andThen(number(SerialVersion.of(model, written))) : weaving),
                again);
        loader.stops().keep(woven);
        return woven;
    }

    /// Variables that were set in lambdas of what has been woven, which elsewhere nobody would see.
    Set<String> set() {
        return set;
    }

    /// Whether objects of a class of a cell can be written as soon as that is allowed: nothing of them is in a class
    /// that does not write its part.
    private boolean canBeSerializable(ClassModel model) {
        boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        if (isInterface || HOLDS.matcher(model.thisClass().asInternalName()).matches() || isSerializable(model)) {
            return false;
        }
        ClassEntry above = model.superclass().orElse(null);
        return above == null
                || above.asInternalName().equals("java/lang/Object")
                || above.asInternalName().equals("java/lang/Record")
                || ofCell(above).map(this::canBeSerializable).orElse(false);
    }

    private Optional<ClassModel> ofCell(ClassEntry type) {
        byte[] ofCell = known.apply(type.asInternalName().replace('/', '.'));
        return Optional.ofNullable(ofCell).map(classFile::parse);
    }

    private static List<ClassDesc> with(Interfaces interfaces) {
        List<ClassDesc> all = new ArrayList<>();
        interfaces.interfaces().forEach(one -> all.add(one.asSymbol()));
        all.add(SERIALIZABLE);
        return all;
    }

    /// Gives a class the number that it has as it is written. Code that asks for its fields does not see it.
    private static ClassTransform number(long number) {
        return ClassTransform.endHandler(builder -> builder.withField(
                SerialVersion.FIELD,
                ConstantDescs.CD_long,
                field -> field.withFlags(AccessFlag.PRIVATE, AccessFlag.STATIC, AccessFlag.FINAL, AccessFlag.SYNTHETIC)
                        .with(ConstantValueAttribute.of(number))));
    }

    private boolean isSerializable(ClassModel model) {
        return model.interfaces().stream().anyMatch(this::isSerializable)
                || model.superclass().stream().anyMatch(this::isSerializable);
    }

    private boolean isSerializable(ClassEntry entry) {
        String name = entry.asInternalName().replace('/', '.');
        byte[] ofCell = known.apply(name);
        if (ofCell != null) {
            return isSerializable(classFile.parse(ofCell));
        }
        try {
            return Serializable.class.isAssignableFrom(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            return false; // whoever loads the class will say so
        }
    }

    private static List<String> names(PermittedSubclassesAttribute permits) {
        return permits.permittedSubclasses().stream()
                .map(one -> one.asInternalName().replace('/', '.'))
                .toList();
    }

    /// Weaves a class of a library: it can be stopped as cells can. One that is older than `invokedynamic` stays as it
    /// is.
    byte[] weaveLibrary(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        String self = model.thisClass().asInternalName();
        return weaveBodies(
                model, bytes, CodeTransform.ofStateful(() -> new BodyWeaver(self, -1, false, false, Set.of())));
    }

    /// Weaves a class of a library so that it can be stopped where a method begins: its loops stay as they are, and as
    /// fast.
    byte[] weaveEntries(byte[] bytes) {
        return weaveBodies(classFile.parse(bytes), bytes, CodeTransform.ofStateful(() -> new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                builder.invokedynamic(CHECK);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                builder.with(element);
            }
        }));
    }

    private byte[] weaveBodies(ClassModel model, byte[] bytes, CodeTransform weaving) {
        boolean isOld = model.majorVersion() < ClassFile.JAVA_7_VERSION;
        return isOld ? bytes : classFile.transformClass(model, ClassTransform.transformingMethodBodies(weaving));
    }

    private BodyWeaver body(String self, MethodModel method, CodeModel code) {
        boolean starts = method.methodName().equalsString("<clinit>");
        Set<Label> behind = new HashSet<>();
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target) {
                behind.add(target.label());
            } else if (element instanceof BranchInstruction branch && behind.contains(branch.target())) {
                return new BodyWeaver(self, ((CodeAttribute) code).maxLocals(), starts, elsewhere, set);
            }
        }
        return new BodyWeaver(self, -1, starts, elsewhere, set);
    }

    private static int widened(int flags) {
        boolean isPrivate = (flags & ClassFile.ACC_PRIVATE) != 0;
        return isPrivate ? flags : flags & ~ClassFile.ACC_PROTECTED | ClassFile.ACC_PUBLIC;
    }

    /// The methods of cells in a class: `name(types)result` to `(types)result`.
    Map<String, String> linkedMethods(byte[] bytes) {
        Map<String, String> found = new HashMap<>();
        ClassModel model = classFile.parse(bytes);
        if (LINKED.matcher(model.thisClass().asInternalName()).matches()) {
            for (MethodModel method : model.methods()) {
                String name = method.methodName().stringValue();
                if (isLinked(name)
                        && method.flags().has(AccessFlag.STATIC)
                        && method.flags().has(AccessFlag.PUBLIC)) {
                    String descriptor = VmNames.internal(method.methodType().stringValue(), again);
                    found.put(name + descriptor, descriptor);
                }
            }
        }
        return found;
    }

    private static boolean isLinked(String method) {
        return !method.startsWith("lambda$") && !method.startsWith("access$") && !method.startsWith("<");
    }

    /// Weaves one method body.
    private static final class BodyWeaver implements CodeTransform {
        private final String self;
        /// The labels passed so far, and how many calls and handlers stood before each.
        private final Map<Label, Integer> behind = new HashMap<>();

        private final int counter;
        private final Set<Label> handlers = new HashSet<>();
        private final boolean starts;
        private final boolean elsewhere;
        private final Set<String> set;
        private int calls;
        /// Object input streams that are being made.
        private int inputs;

        /// @param counter a local variable to count turns in, or -1 if the method has no loop
        /// @param starts  whether it initializes the class
        /// @param elsewhere whether it will run where no kernel is
        /// @param set       variables that lambdas set
        BodyWeaver(String self, int counter, boolean starts, boolean elsewhere, Set<String> set) {
            this.starts = starts;
            this.elsewhere = elsewhere;
            this.set = set;
            this.self = self;
            this.counter = counter;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            // Every method, however small: the loop around it may be in the JDK, as around the lambdas of a stream.
            check(builder);
            if (starts && !elsewhere) {
                builder.loadConstant(ClassDesc.ofInternalName(self)).invokestatic(HOOKS, "initialized", INITIALIZED);
            }
            if (counter >= 0) {
                builder.iconst_0().istore(counter);
            }
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            switch (element) {
                case ExceptionCatch one -> {
                    handlers.add(one.handler());
                    builder.with(one);
                }
                case LabelTarget target -> {
                    if (handlers.contains(target.label())) {
                        // What stops a cell may have been caught here: the loop around must not go on for long.
                        calls++;
                    }
                    behind.put(target.label(), calls);
                    builder.with(target);
                }
                case BranchInstruction branch -> {
                    if (behind.containsKey(branch.target())) {
                        turn(builder, behind.get(branch.target()) < calls);
                    }
                    builder.with(branch);
                }
                case InvokeInstruction call
                when elsewhere -> {
                    calls++;
                    if (isLinkedCall(call)) {
                        builder.invokedynamic(link(CALL_ELSEWHERE, call));
                    } else {
                        builder.with(call);
                    }
                }
                case FieldInstruction field
                when elsewhere -> {
                    boolean isVariable = TakenAlong.isVariable(field);
                    if (isVariable
                            && field.opcode() == Opcode.GETSTATIC
                            && !set.contains(field.name().stringValue())) {
                        builder.ldc(field.name().stringValue()).invokestatic(CARRIED, "missing", NAMED);
                    } else if (isVariable) {
                        builder.ldc(field.name().stringValue()).invokestatic(CARRIED, "unseen", NAMED);
                    }
                    builder.with(field);
                }
                case InvokeInstruction call -> {
                    calls++;
                    tell(builder, call);
                    call(builder, call);
                }
                case NewObjectInstruction made
                when !elsewhere && made.className().asInternalName().equals(OBJECT_INPUT) -> {
                    inputs++;
                    builder.new_(CELL_OBJECT_INPUT);
                }
                case InvokeDynamicInstruction dynamic
                when !elsewhere && isReplaced(dynamic) -> builder.invokedynamic(replaced(dynamic));
                default -> builder.with(element);
            }
        }

        /// A loop begins its next turn. A check costs the interpreter more than a short turn, so one that calls nothing
        /// is checked now and then; one that does may take long.
        private void turn(CodeBuilder builder, boolean calls) {
            if (calls || counter < 0) {
                check(builder);
                return;
            }
            Label on = builder.newLabel();
            builder.iinc(counter, 1)
                    .iload(counter)
                    .loadConstant(UNCHECKED_TURNS)
                    .iand()
                    .ifne(on);
            check(builder);
            builder.labelBinding(on);
        }

        private void check(CodeBuilder builder) {
            builder.invokedynamic(elsewhere ? CHECK_ELSEWHERE : CHECK);
        }

        /// Whether it is a call of a method of another cell.
        private boolean isLinkedCall(InvokeInstruction call) {
            String owner = call.owner().asInternalName();
            return call.opcode() == Opcode.INVOKESTATIC
                    && !owner.equals(self)
                    && isLinked(call.name().stringValue())
                    && owner.indexOf('$') >= 0
                    && LINKED.matcher(owner).matches();
        }

        private static DynamicCallSiteDesc link(DirectMethodHandleDesc by, InvokeInstruction call) {
            return DynamicCallSiteDesc.of(
                    by,
                    call.name().stringValue(),
                    call.typeSymbol(),
                    VmNames.of(call.owner().asInternalName()));
        }

        /// Before an exception is printed or logged. Who prints is called as ever: the method may be the user's.
        private static void tell(CodeBuilder builder, InvokeInstruction call) {
            boolean isPrinted =
                    call.opcode() == Opcode.INVOKEVIRTUAL && call.name().equalsString("printStackTrace");
            String owner = call.owner().asInternalName();
            boolean isLogged = owner.startsWith(LOGGERS) || owner.equals(SYSTEM_LOGGER);
            if (!isPrinted && !isLogged) {
                return;
            }
            List<ClassDesc> parameters = call.typeSymbol().parameterList();
            int last = parameters.size() - 1;
            if (isPrinted && last < 0
                    || isLogged && last >= 0 && parameters.get(last).equals(THROWABLE)) {
                builder.dup().invokestatic(HOOKS, "told", TOLD);
            } else if (isPrinted && last == 0 && !parameters.get(last).isPrimitive()
                    || isLogged && last >= 1 && parameters.get(last - 1).equals(THROWABLE)) {
                builder.swap().dup().invokestatic(HOOKS, "told", TOLD).swap();
            }
        }

        /// Whether it makes a lambda of a method that another stands in for.
        private static boolean isReplaced(InvokeDynamicInstruction dynamic) {
            return dynamic.invokedynamic().bootstrap().arguments().stream()
                    .anyMatch(one -> standIn(one).isPresent());
        }

        private static DynamicCallSiteDesc replaced(InvokeDynamicInstruction dynamic) {
            return DynamicCallSiteDesc.of(
                    dynamic.bootstrapMethod(),
                    dynamic.name().stringValue(),
                    dynamic.typeSymbol(),
                    dynamic.invokedynamic().bootstrap().arguments().stream()
                            .map(one -> standIn(one).orElseGet(one::constantValue))
                            .toArray(ConstantDesc[]::new));
        }

        /// What a method reference stands for instead.
        private static Optional<ConstantDesc> standIn(LoadableConstantEntry argument) {
            if (!(argument instanceof MethodHandleEntry method)) {
                return Optional.empty();
            }
            boolean isStatic = method.kind() == MethodHandleInfo.REF_invokeStatic;
            boolean isOpen = method.kind() == MethodHandleInfo.REF_invokeVirtual
                    || method.kind() == MethodHandleInfo.REF_invokeInterface;
            if (!isStatic && !isOpen) {
                return Optional.empty(); // a constructor, a field, or what a class inherits
            }
            String owner = method.reference().owner().asInternalName();
            String name = method.reference().name().stringValue();
            MethodTypeDesc type =
                    MethodTypeDesc.ofDescriptor(method.reference().type().stringValue());
            if (isOpen && TRACED.contains(name) && type.parameterCount() == 0) {
                boolean isThread = owner.equals("java/lang/Thread") && !name.equals("printStackTrace");
                if (isThread || EXCEPTION.matcher(owner).find()) {
                    return Optional.of(hook(name, type.insertParameterTypes(0, isThread ? THREAD : THROWABLE)));
                }
            }
            return hooked(owner, name, type, isStatic).map(of -> hook(name, of));
        }

        private static ConstantDesc hook(String name, MethodTypeDesc type) {
            return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, HOOKS, name, type);
        }

        /// The type of the function of the same name that stands in for a method: it takes what that is called on
        /// first.
        private static Optional<MethodTypeDesc> hooked(
                String owner, String name, MethodTypeDesc type, boolean isStatic) {
            if (!isStatic && isAsked(owner, name)) {
                return Optional.of(type.insertParameterTypes(0, asked(owner)));
            }
            if (!STANDS_IN.getOrDefault(owner, Set.of()).contains(name)) {
                return Optional.empty();
            }
            return Optional.of(isStatic ? type : type.insertParameterTypes(0, ClassDesc.ofInternalName(owner)));
        }

        private static boolean isAsked(String owner, String method) {
            return REFLECTION.contains(owner) && ASKED.contains(method);
        }

        private static boolean hasName(InvokeInstruction call) {
            return call.typeSymbol().parameterType(0).equals(ConstantDescs.CD_String);
        }

        private static ClassDesc asked(String owner) {
            return owner.equals("java/lang/Class") ? ConstantDescs.CD_Class : MEMBER;
        }

        private void call(CodeBuilder builder, InvokeInstruction call) {
            String owner = call.owner().asInternalName();
            String name = call.name().stringValue();
            boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
            Optional<MethodTypeDesc> hook = call.opcode() == Opcode.INVOKESPECIAL
                    ? Optional.empty()
                    : hooked(owner, name, call.typeSymbol(), isStatic);
            if (hook.isPresent()) {
                builder.invokestatic(HOOKS, name, hook.get());
            } else if (owner.equals("java/lang/reflect/Method") && name.equals("invoke")) {
                // Looked at beforehand: who calls it decides what it may call.
                builder.dup2_x1()
                        .pop2()
                        .dup2()
                        .invokestatic(HOOKS, "invoked", INVOKED)
                        .dup_x2()
                        .pop()
                        .with(call);
            } else if (owner.equals(OBJECT_INPUT) && name.equals("<init>") && inputs > 0) {
                inputs--; // else it is the constructor of a class that extends it
                builder.invokespecial(CELL_OBJECT_INPUT, name, call.typeSymbol());
            } else if (owner.equals("java/lang/Class") && name.equals("forName") && hasName(call)) {
                boolean isBare = call.typeSymbol().parameterCount() == 1;
                if (isBare) {
                    builder.loadConstant(ClassDesc.ofInternalName(self));
                }
                builder.invokestatic(HOOKS, name, isBare ? FOR_NAME : call.typeSymbol());
            } else if (name.equals("getStackTrace")
                    && call.typeSymbol().returnType().equals(FRAMES)) {
                builder.with(call).invokestatic(HOOKS, "frames", MethodTypeDesc.of(FRAMES, FRAMES));
            } else if (isLinkedCall(call)) {
                builder.invokedynamic(link(CALL, call));
            } else {
                builder.with(call);
            }
        }
    }
}
