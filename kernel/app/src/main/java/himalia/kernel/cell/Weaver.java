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
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Rewrites the classes of cells before they are loaded: loops and method entries can be stopped, calls find the newest
/// definition, `System.exit` explains itself, and what a child process prints is seen.
final class Weaver {
    /// A class that holds one method of a cell.
    private static final Pattern LINKED = Pattern.compile("REPL/\\$M[0-9]+_[^$]*");

    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc EXIT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc EXIT_OF =
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);
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

    byte[] weave(byte[] bytes) {
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
                            case CodeModel code -> m.transformCode(code, body(self, code));
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
                // The compiler has checked it; the VM would not find the classes of other loaders.
                case PermittedSubclassesAttribute sealed -> {}
                default -> builder.with(element);
            }
        };
        return classFile.transformClass(model, weaving);
    }

    /// Weaves a class of a library: it can be stopped as cells can. One that is older than `invokedynamic` stays as it
    /// is.
    byte[] weaveLibrary(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        String self = model.thisClass().asInternalName();
        return weaveBodies(model, bytes, CodeTransform.ofStateful(() -> new BodyWeaver(self, -1)));
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

    private BodyWeaver body(String self, CodeModel code) {
        Set<Label> behind = new HashSet<>();
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target) {
                behind.add(target.label());
            } else if (element instanceof BranchInstruction branch && behind.contains(branch.target())) {
                return new BodyWeaver(self, ((CodeAttribute) code).maxLocals());
            }
        }
        return new BodyWeaver(self, -1);
    }

    private static int widened(int flags) {
        boolean isPrivate = (flags & ClassFile.ACC_PRIVATE) != 0;
        return isPrivate ? flags : flags & ~ClassFile.ACC_PROTECTED | ClassFile.ACC_PUBLIC;
    }

    /// The methods of cells in a class: `name(types)result` to `(types)result`.
    Map<String, String> linkedMethods(Class<?> type, byte[] bytes) {
        Map<String, String> found = new HashMap<>();
        if (LINKED.matcher(type.getName().replace('.', '/')).matches()) {
            for (MethodModel method : classFile.parse(bytes).methods()) {
                String name = method.methodName().stringValue();
                if (isLinked(name)
                        && method.flags().has(AccessFlag.STATIC)
                        && method.flags().has(AccessFlag.PUBLIC)) {
                    String descriptor = method.methodType().stringValue();
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
        private int calls;

        /// @param counter a local variable to count turns in, or -1 if the method has no loop
        BodyWeaver(String self, int counter) {
            this.self = self;
            this.counter = counter;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            // Every method, however small: the loop around it may be in the JDK, as around the lambdas of a stream.
            builder.invokedynamic(CHECK);
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
                    call(builder, call);
                }
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
            } else if (owner.equals("java/lang/ProcessBuilder") && name.equals("start")) {
                builder.invokestatic(HOOKS, "start", START);
            } else if (call.opcode() == Opcode.INVOKESTATIC
                    && !owner.equals(self)
                    && isLinked(name)
                    && LINKED.matcher(owner).matches()) {
                builder.invokedynamic(DynamicCallSiteDesc.of(CALL, name, call.typeSymbol(), owner));
            } else {
                builder.with(call);
            }
        }
    }
}
