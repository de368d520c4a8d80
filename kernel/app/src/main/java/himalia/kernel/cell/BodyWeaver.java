package himalia.kernel.cell;

import himalia.api.CarriedCells;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Weaves one method body: it can be stopped, and its calls go where they should.
final class BodyWeaver implements CodeTransform {
    /// A class that holds one method of a cell.
    private static final Pattern LINKED = Pattern.compile("([^$]+/)?\\$M[0-9]+_[^$]*");

    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    private static final String OBJECT_INPUT = "java/io/ObjectInputStream";
    private static final ClassDesc CELL_OBJECT_INPUT = ClassDesc.of(CellObjectInputStream.class.getName());
    private static final MethodTypeDesc FOR_NAME =
            MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_String, ConstantDescs.CD_Class);
    private static final ClassDesc METHOD = ClassDesc.of("java.lang.reflect.Method");
    private static final MethodTypeDesc INVOKED =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object.arrayType(), METHOD);
    /// Who tells of exceptions where no cell does it.
    private static final String LOGGERS = "java/util/logging/";

    private static final String SYSTEM_LOGGER = "java/lang/System$Logger";

    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc INITIALIZED = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class);
    private static final MethodTypeDesc TOLD = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final ClassDesc FRAMES =
            ClassDesc.of("java.lang.StackTraceElement").arrayType();
    static final DynamicCallSiteDesc CHECK = DynamicCallSiteDesc.of(
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
        if (element instanceof ExceptionCatch one) {
            handlers.add(one.handler());
            builder.with(one);
        } else if (element instanceof LabelTarget target) {
            if (handlers.contains(target.label())) {
                // What stops a cell may have been caught here: the loop around must not go on for long.
                calls++;
            }
            behind.put(target.label(), calls);
            builder.with(target);
        } else if (element instanceof BranchInstruction branch) {
            if (behind.containsKey(branch.target())) {
                turn(builder, behind.get(branch.target()) < calls);
            }
            builder.with(branch);
        } else if (element instanceof InvokeInstruction call) {
            invoke(builder, call);
        } else if (element instanceof FieldInstruction field) {
            access(builder, field);
        } else if (!elsewhere
                && element instanceof NewObjectInstruction made
                && made.className().asInternalName().equals(OBJECT_INPUT)) {
            inputs++;
            builder.new_(CELL_OBJECT_INPUT);
        } else if (!elsewhere && element instanceof InvokeDynamicInstruction dynamic && StandIns.isReplaced(dynamic)) {
            builder.invokedynamic(StandIns.replaced(dynamic));
        } else {
            builder.with(element);
        }
    }

    private void invoke(CodeBuilder builder, InvokeInstruction call) {
        calls++;
        if (!elsewhere) {
            tell(builder, call);
            call(builder, call);
        } else if (isLinkedCall(call)) {
            builder.invokedynamic(link(CALL_ELSEWHERE, call));
        } else {
            builder.with(call);
        }
    }

    private void access(CodeBuilder builder, FieldInstruction field) {
        String name = field.name().stringValue();
        if (elsewhere) {
            if (TakenAlong.isVariable(field)) {
                boolean isMissing = field.opcode() == Opcode.GETSTATIC && !set.contains(name);
                builder.ldc(name).invokestatic(CARRIED, isMissing ? "missing" : "unseen", NAMED);
            }
        } else if (NativeCode.isReachedBy(field.owner().asInternalName(), name)) {
            builder.invokestatic(HOOKS, "writesPast", NOTHING);
        }
        builder.with(field);
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
        boolean isPrinted = call.opcode() == Opcode.INVOKEVIRTUAL && call.name().equalsString("printStackTrace");
        String owner = call.owner().asInternalName();
        boolean isLogged = owner.startsWith(LOGGERS) || owner.equals(SYSTEM_LOGGER);
        if (!isPrinted && !isLogged) {
            return;
        }
        List<ClassDesc> parameters = call.typeSymbol().parameterList();
        int last = parameters.size() - 1;
        if (isPrinted && last < 0
                || isLogged && last >= 0 && parameters.get(last).equals(ConstantDescs.CD_Throwable)) {
            builder.dup().invokestatic(HOOKS, "told", TOLD);
        } else if (isPrinted && last == 0 && !parameters.get(last).isPrimitive()
                || isLogged && last >= 1 && parameters.get(last - 1).equals(ConstantDescs.CD_Throwable)) {
            builder.swap().dup().invokestatic(HOOKS, "told", TOLD).swap();
        }
    }

    private static boolean hasName(InvokeInstruction call) {
        return call.typeSymbol().parameterType(0).equals(ConstantDescs.CD_String);
    }

    private void call(CodeBuilder builder, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
        Optional<MethodTypeDesc> hook = call.opcode() == Opcode.INVOKESPECIAL
                ? Optional.empty()
                : StandIns.hooked(owner, name, call.typeSymbol(), isStatic);
        if (hook.isPresent()) {
            builder.invokestatic(HOOKS, name, hook.get());
        } else if (NativeCode.isReachedBy(owner, name)) {
            builder.invokestatic(HOOKS, "writesPast", NOTHING).with(call);
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

    /// Whether a class holds one method of a cell.
    static boolean isLinkedClass(String name) {
        return LINKED.matcher(name).matches();
    }

    /// Whether calls of a method find the newest of its name.
    static boolean isLinked(String method) {
        return !method.startsWith("lambda$") && !method.startsWith("access$") && !method.startsWith("<");
    }
}
