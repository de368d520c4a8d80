package himalia.kernel.cell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts a question before each statement of a class of a cell: does it stop here? If so, the local variables are handed
/// over, and taken back.
///
/// A statement begins where a line does and nothing is left on the stack: the lines of a call that is written over
/// several are no statements of their own.
///
/// On demand each statement also tells of what is thrown in it, and throws it again. The code that does so stands
/// behind the statement, where what the user has written around it catches it; the table has it before theirs.
final class SiteWeaver implements CodeTransform {
    /// Is told of the lines that have a place.
    interface Lines {
        void found(int cell, int line);
    }

    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
    private static final DirectMethodHandleDesc PLACE = ConstantDescs.ofCallsiteBootstrap(
            HOOKS,
            "place",
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_String);
    private static final DirectMethodHandleDesc STOP = withNames("stop");
    private static final DirectMethodHandleDesc THROWN = withNames("thrown");
    private static final MethodTypeDesc ASKED = MethodTypeDesc.of(ConstantDescs.CD_boolean);
    private static final MethodTypeDesc STOPPED = MethodTypeDesc.of(ConstantDescs.CD_void, OBJECTS);
    private static final MethodTypeDesc TOLD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Throwable, OBJECTS);

    private final int cell;
    private final String method;
    private final Lines lines;
    private final boolean tells;
    private final List<LocalVariable> locals = new ArrayList<>();
    private final Map<String, String> generic = new HashMap<>();
    private final OperandStack stack = new OperandStack();
    private final Set<Label> passed = new HashSet<>();
    /// What the user has written.
    private final List<ExceptionCatch> catches = new ArrayList<>();

    /// A constructor has nothing to hand over before its `super()`.
    private boolean made;
    /// Of the place before, if nothing can come in between.
    private int before = -1;
    /// That has begun, and no instruction of it has been seen; or -1.
    private int begun = -1;
    /// The last that was seen.
    private int current = -1;
    /// The statement that tells of what is thrown in it.
    private @Nullable Telling telling;
    /// Whether no instruction of it has been seen.
    private boolean isEmpty;

    /// Code that tells of what is thrown in it.
    ///
    /// @param here the variables that have a value all the way
    private record Telling(Label from, int line, List<LocalVariable> here) {}

    private SiteWeaver(int cell, String method, MethodModel of, CodeModel code, Lines lines, boolean tells) {
        this.cell = cell;
        this.method = method;
        this.lines = lines;
        this.tells = tells;
        made = !of.methodName().equalsString(ConstantDescs.INIT_NAME);
        for (CodeElement element : code) {
            switch (element) {
                case LocalVariable one -> locals.add(one);
                case LocalVariableType one ->
                    generic.put(key(one.slot(), one.name().stringValue()), WrittenType.of(one.signatureSymbol()));
                case ExceptionCatch one -> {
                    stack.catches(one.handler());
                    catches.add(one);
                }
                default -> {}
            }
        }
    }

    /// What is also given the names and types of the variables.
    private static DirectMethodHandleDesc withNames(String hook) {
        return ConstantDescs.ofCallsiteBootstrap(
                HOOKS,
                hook,
                ConstantDescs.CD_CallSite,
                ConstantDescs.CD_int,
                ConstantDescs.CD_int,
                ConstantDescs.CD_String,
                ConstantDescs.CD_String);
    }

    private static String key(int slot, String name) {
        return slot + name;
    }

    /// A class of a cell with its places; any other as it is.
    ///
    /// @param tells whether it tells of what is thrown
    static byte[] weave(ClassFile file, byte[] bytes, Lines lines, boolean tells) {
        ClassModel model = file.parse(bytes);
        OptionalInt cell = model.findAttribute(Attributes.sourceFile())
                .map(source -> Frames.cell(source.sourceFile().stringValue()))
                .orElse(OptionalInt.empty());
        if (cell.isEmpty()) {
            return bytes;
        }
        String self = model.thisClass().asInternalName();
        ClassTransform weaving = (builder, element) -> {
            if (element instanceof MethodModel method && hasPlaces(method)) {
                String name = VmNames.method(
                        self,
                        method.methodName().stringValue(),
                        method.methodType().stringValue());
                builder.transformMethod(method, (m, part) -> {
                    if (part instanceof CodeModel code) {
                        m.transformCode(code, new SiteWeaver(cell.getAsInt(), name, method, code, lines, tells));
                    } else {
                        m.with(part);
                    }
                });
            } else {
                builder.with(element);
            }
        };
        return file.transformClass(model, weaving);
    }

    private static boolean hasPlaces(MethodModel method) {
        return !method.flags().has(AccessFlag.BRIDGE)
                && !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        switch (element) {
            case ExceptionCatch users
            when tells -> {
                return; // behind ours
            }
            case LineNumber line -> {
                begun = line.line();
                current = begun;
            }
            case LabelTarget target -> {
                Telling interrupted = isBound(target.label()) ? telling : null;
                if (interrupted != null) {
                    endTelling(builder, false);
                }
                keep(builder, ended(target.label()));
                passed.add(target.label());
                // Scopes of variables begin and end at labels, too: only a jump comes in between.
                if (stack.pass(target.label())) {
                    before = -1;
                }
                if (interrupted != null) {
                    builder.with(element);
                    beginTelling(builder, interrupted.line());
                    return;
                }
            }
            case Instruction instruction -> {
                if (begun >= 0) {
                    begin(builder);
                }
                if (instruction instanceof ReturnInstruction) {
                    keep(builder, inScope());
                }
                isEmpty = false;
                stack.follow(instruction);
                made |= stack.isEmpty()
                        && instruction instanceof InvokeInstruction call
                        && call.name().equalsString(ConstantDescs.INIT_NAME);
            }
            default -> {}
        }
        builder.with(element);
    }

    @Override
    public void atEnd(CodeBuilder builder) {
        endTelling(builder, true);
        if (tells) {
            catches.forEach(builder::with);
        }
    }

    private List<LocalVariable> inScope() {
        return locals.stream()
                .filter(one -> passed.contains(one.startScope()) && !passed.contains(one.endScope()))
                .toList();
    }

    private List<LocalVariable> ended(Label label) {
        return inScope().stream().filter(one -> one.endScope().equals(label)).toList();
    }

    /// Whether what is in scope, or who catches, may be another from a label on.
    private boolean isBound(Label label) {
        return telling != null
                && (telling.here().stream().anyMatch(one -> one.endScope().equals(label))
                        || catches.stream()
                                .anyMatch(one -> label.equals(one.tryStart())
                                        || label.equals(one.tryEnd())
                                        || label.equals(one.handler())));
    }

    /// Reads variables where they end, which never happens: compiled code would forget what they hold after their last
    /// use, and a frame that calls could not be shown.
    private void keep(CodeBuilder builder, Collection<LocalVariable> ending) {
        if (ending.isEmpty() || !stack.isReachable() || !made) {
            return;
        }
        Label on = builder.newLabel();
        builder.getstatic(HOOKS, "KEEPS", ConstantDescs.CD_boolean).ifeq(on);
        for (LocalVariable one : ending) {
            TypeKind kind = TypeKind.from(one.typeSymbol());
            builder.loadLocal(kind, one.slot());
            if (kind.slotSize() == 2) {
                builder.pop2();
            } else {
                builder.pop();
            }
        }
        builder.labelBinding(on);
    }

    private void begin(CodeBuilder builder) {
        if (stack.isEmpty() && stack.isReachable() && made && begun != before) {
            endTelling(builder, false);
            place(builder, begun);
            beginTelling(builder, begun);
            before = begun;
        }
        begun = -1;
    }

    private void beginTelling(CodeBuilder builder, int line) {
        if (tells) {
            Label from = builder.newLabel();
            builder.labelBinding(from);
            telling = new Telling(from, line, inScope());
            isEmpty = true;
        }
    }

    /// @param last whether no code follows
    private void endTelling(CodeBuilder builder, boolean last) {
        Telling of = telling;
        telling = null;
        if (of == null) {
            return;
        }
        if (isEmpty) {
            return;
        }
        Label to = builder.newLabel();
        Label handler = builder.newLabel();
        Label on = builder.newLabel();
        builder.labelBinding(to);
        if (stack.isReachable()) {
            builder.goto_(on);
        }
        builder.labelBinding(handler)
                .exceptionCatchAll(of.from(), to, handler)
                .lineNumber(of.line())
                .dup();
        Handover.collect(builder, of.here());
        builder.dup_x1()
                .invokedynamic(
                        DynamicCallSiteDesc.of(THROWN, "thrown", TOLD, cell, of.line(), method, names(of.here())));
        Handover.give(builder, of.here());
        builder.athrow();
        if (!last) {
            builder.labelBinding(on).lineNumber(current);
        }
    }

    private void place(CodeBuilder builder, int line) {
        lines.found(cell, line);
        List<LocalVariable> here = inScope();
        Label on = builder.newLabel();
        builder.invokedynamic(DynamicCallSiteDesc.of(PLACE, "place", ASKED, cell, line, method))
                .ifeq(on);
        Handover.collect(builder, here);
        builder.dup().invokedynamic(DynamicCallSiteDesc.of(STOP, "stop", STOPPED, cell, line, method, names(here)));
        Handover.give(builder, here);
        builder.labelBinding(on);
    }

    private String names(List<LocalVariable> here) {
        return Site.text(here.stream()
                .map(one -> new Site.Local(one.name().stringValue(), type(one)))
                .toList());
    }

    private String type(LocalVariable one) {
        String known = generic.get(key(one.slot(), one.name().stringValue()));
        return known == null || known.isEmpty() ? WrittenType.of(Signature.of(one.typeSymbol())) : known;
    }
}
