package himalia.kernel.cell;

import java.io.ByteArrayInputStream;
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
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
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
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
            "getField",
            "getFields",
            "getMethod",
            "getMethods",
            "getModifiers",
            "toGenericString",
            "toString");

    private static final String OBJECT_INPUT = "java/io/ObjectInputStream";
    private static final ClassDesc CELL_OBJECT_INPUT = ClassDesc.of(CellObjectInputStream.class.getName());
    private static final MethodTypeDesc FOR_NAME =
            MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_String, ConstantDescs.CD_Class);
    private static final ClassDesc MEMBER = ClassDesc.of("java.lang.reflect.Member");
    private static final Pattern EXCEPTION = Pattern.compile("(Throwable|Exception|Error)$");

    /// Who tells of exceptions where no cell does it.
    private static final String LOGGERS = "java/util/logging/";

    private static final String SYSTEM_LOGGER = "java/lang/System$Logger";

    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc EXIT_OF =
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);
    private static final MethodTypeDesc INITIALIZED = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class);
    private static final MethodTypeDesc TOLD = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final ClassDesc FRAMES =
            ClassDesc.of("java.lang.StackTraceElement").arrayType();
    private static final ClassDesc THROWABLE = ConstantDescs.CD_Throwable;
    private static final MethodTypeDesc START =
            MethodTypeDesc.of(ClassDesc.of("java.lang.Process"), ClassDesc.of("java.lang.ProcessBuilder"));
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

    private final ClassFile classFile;

    /// @param known the bytes of any class of a cell, or null
    Weaver(CellClassLoader loader, Function<String, byte[]> known) {
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

    /// @param sealed whether a class that permits those of these names can stay sealed
    byte[] weave(byte[] bytes, Predicate<List<String>> sealed) {
        ClassModel model = classFile.parse(bytes);
        String self = model.thisClass().asInternalName();
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
                // The compiler has checked it; the VM does not want classes of other loaders there.
                case PermittedSubclassesAttribute permits when !sealed.test(names(permits)) -> {}
                default -> builder.with(element);
            }
        };
        return VmNames.rename(classFile.transformClass(model, weaving));
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
        return weaveBodies(model, bytes, CodeTransform.ofStateful(() -> new BodyWeaver(self, -1, false)));
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
                return new BodyWeaver(self, ((CodeAttribute) code).maxLocals(), starts);
            }
        }
        return new BodyWeaver(self, -1, starts);
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
                    String descriptor = VmNames.internal(method.methodType().stringValue());
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
        private int calls;
        /// Object input streams that are being made.
        private int inputs;

        /// @param counter a local variable to count turns in, or -1 if the method has no loop
        /// @param starts  whether it initializes the class
        BodyWeaver(String self, int counter, boolean starts) {
            this.starts = starts;
            this.self = self;
            this.counter = counter;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            // Every method, however small: the loop around it may be in the JDK, as around the lambdas of a stream.
            builder.invokedynamic(CHECK);
            if (starts) {
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
                case InvokeInstruction call -> {
                    calls++;
                    tell(builder, call);
                    call(builder, call);
                }
                case NewObjectInstruction made
                when made.className().asInternalName().equals(OBJECT_INPUT) -> {
                    inputs++;
                    builder.new_(CELL_OBJECT_INPUT);
                }
                case InvokeDynamicInstruction dynamic
                when isReplaced(dynamic) -> builder.invokedynamic(replaced(dynamic));
                default -> builder.with(element);
            }
        }

        /// A loop begins its next turn. A check costs the interpreter more than a short turn, so one that calls nothing
        /// is checked now and then; one that does may take long.
        private void turn(CodeBuilder builder, boolean calls) {
            if (calls || counter < 0) {
                builder.invokedynamic(CHECK);
                return;
            }
            Label on = builder.newLabel();
            builder.iinc(counter, 1)
                    .iload(counter)
                    .loadConstant(UNCHECKED_TURNS)
                    .iand()
                    .ifne(on)
                    .invokedynamic(CHECK)
                    .labelBinding(on);
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
            String owner = method.reference().owner().asInternalName();
            String name = method.reference().name().stringValue();
            if (!name.equals("printStackTrace") && !isAsked(owner, name)) {
                return Optional.empty();
            }
            MethodTypeDesc type =
                    MethodTypeDesc.ofDescriptor(method.reference().type().stringValue());
            if (name.equals("printStackTrace")
                    && type.parameterCount() == 0
                    && EXCEPTION.matcher(owner).find()) {
                return Optional.of(hook(name, type.insertParameterTypes(0, THROWABLE)));
            }
            return isAsked(owner, name)
                    ? Optional.of(hook(name, type.insertParameterTypes(0, asked(owner))))
                    : Optional.empty();
        }

        private static ConstantDesc hook(String name, MethodTypeDesc type) {
            return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, HOOKS, name, type);
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
            String type = call.type().stringValue();
            if (owner.equals("java/lang/System") && name.equals("exit")) {
                builder.invokestatic(HOOKS, "exit", EXIT);
            } else if (owner.equals("java/lang/Runtime")
                    && (name.equals("exit") || name.equals("halt"))
                    && type.equals("(I)V")) {
                builder.invokestatic(HOOKS, name, EXIT_OF);
            } else if (owner.equals(OBJECT_INPUT) && name.equals("<init>") && inputs > 0) {
                inputs--; // else it is the constructor of a class that extends it
                builder.invokespecial(CELL_OBJECT_INPUT, name, call.typeSymbol());
            } else if (owner.equals("java/lang/Class") && name.equals("forName") && hasName(call)) {
                boolean isBare = call.typeSymbol().parameterCount() == 1;
                if (isBare) {
                    builder.loadConstant(ClassDesc.ofInternalName(self));
                }
                builder.invokestatic(HOOKS, name, isBare ? FOR_NAME : call.typeSymbol());
            } else if (isAsked(owner, name) && call.opcode() != Opcode.INVOKESTATIC) {
                MethodTypeDesc of = call.typeSymbol();
                builder.invokestatic(HOOKS, name, of.insertParameterTypes(0, asked(owner)));
            } else if (owner.equals("java/lang/Thread") && name.equals("dumpStack")) {
                builder.invokestatic(HOOKS, "dumpStack", NOTHING);
            } else if (name.equals("getStackTrace")
                    && call.typeSymbol().returnType().equals(FRAMES)) {
                builder.with(call).invokestatic(HOOKS, "frames", MethodTypeDesc.of(FRAMES, FRAMES));
            } else if (owner.equals("java/lang/ProcessBuilder") && name.equals("start")) {
                builder.invokestatic(HOOKS, "start", START);
            } else if (call.opcode() == Opcode.INVOKESTATIC
                    && !owner.equals(self)
                    && isLinked(name)
                    && owner.indexOf('$') >= 0
                    && LINKED.matcher(owner).matches()) {
                builder.invokedynamic(DynamicCallSiteDesc.of(CALL, name, call.typeSymbol(), VmNames.of(owner)));
            } else {
                builder.with(call);
            }
        }
    }
}
