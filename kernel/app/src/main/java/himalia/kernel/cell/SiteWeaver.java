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
import java.lang.classfile.Opcode;
import java.lang.classfile.Signature;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
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
    private static final DirectMethodHandleDesc STOP = ConstantDescs.ofCallsiteBootstrap(
            HOOKS,
            "stop",
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_String,
            ConstantDescs.CD_String);
    private static final DirectMethodHandleDesc THROWN = ConstantDescs.ofCallsiteBootstrap(
            HOOKS,
            "thrown",
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_String,
            ConstantDescs.CD_String);
    private static final MethodTypeDesc ASKED = MethodTypeDesc.of(ConstantDescs.CD_boolean);
    private static final MethodTypeDesc STOPPED = MethodTypeDesc.of(ConstantDescs.CD_void, OBJECTS);
    private static final MethodTypeDesc TOLD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Throwable, OBJECTS);
    private static final String THIS = "this";

    private final int cell;
    private final String method;
    private final Lines lines;
    private final boolean tells;
    private final List<LocalVariable> locals = new ArrayList<>();
    private final Map<String, String> generic = new HashMap<>();
    private final Set<Label> handlers = new HashSet<>();
    private final Map<Label, Integer> depths = new HashMap<>();
    private final Set<Label> passed = new HashSet<>();
    /// What the user has written.
    private final List<ExceptionCatch> catches = new ArrayList<>();

    private int depth;
    private boolean reachable = true;
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
                    generic.put(key(one.slot(), one.name().stringValue()), written(one.signatureSymbol()));
                case ExceptionCatch one -> {
                    handlers.add(one.handler());
                    catches.add(one);
                }
                default -> {}
            }
        }
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
                Integer known = depths.get(target.label());
                if (known != null) {
                    depth = known;
                } else if (handlers.contains(target.label())) {
                    depth = 1;
                } else if (!reachable) {
                    depth = 0;
                }
                // Scopes of variables begin and end at labels, too: only a jump comes in between.
                if (known != null || !reachable) {
                    before = -1;
                }
                reachable = true;
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
                follow(instruction);
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
        if (ending.isEmpty() || !reachable || !made) {
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
        if (depth == 0 && reachable && made && begun != before) {
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
        if (reachable) {
            builder.goto_(on);
        }
        builder.labelBinding(handler)
                .exceptionCatchAll(of.from(), to, handler)
                .lineNumber(of.line())
                .dup();
        collect(builder, of.here());
        builder.dup_x1()
                .invokedynamic(
                        DynamicCallSiteDesc.of(THROWN, "thrown", TOLD, cell, of.line(), method, names(of.here())));
        give(builder, of.here());
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
        collect(builder, here);
        builder.dup().invokedynamic(DynamicCallSiteDesc.of(STOP, "stop", STOPPED, cell, line, method, names(here)));
        give(builder, here);
        builder.labelBinding(on);
    }

    private String names(List<LocalVariable> here) {
        return Site.text(here.stream()
                .map(one -> new Site.Local(one.name().stringValue(), type(one)))
                .toList());
    }

    private static void collect(CodeBuilder builder, List<LocalVariable> here) {
        builder.loadConstant(here.size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < here.size(); i++) {
            LocalVariable one = here.get(i);
            builder.dup().loadConstant(i).loadLocal(TypeKind.from(one.typeSymbol()), one.slot());
            box(builder, one.typeSymbol());
            builder.aastore();
        }
    }

    /// Takes the values back.
    private static void give(CodeBuilder builder, List<LocalVariable> here) {
        for (int i = 0; i < here.size(); i++) {
            LocalVariable one = here.get(i);
            if (!one.name().equalsString(THIS)) {
                builder.dup().loadConstant(i).aaload();
                unbox(builder, one.typeSymbol());
                builder.storeLocal(TypeKind.from(one.typeSymbol()), one.slot());
            }
        }
        builder.pop();
    }

    private static void box(CodeBuilder builder, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc boxed = boxed(type);
            builder.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, type));
        }
    }

    private static void unbox(CodeBuilder builder, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc boxed = boxed(type);
            builder.checkcast(boxed).invokevirtual(boxed, type.displayName() + "Value", MethodTypeDesc.of(type));
        } else if (!type.equals(ConstantDescs.CD_Object)) {
            builder.checkcast(type);
        }
    }

    private static ClassDesc boxed(ClassDesc primitive) {
        return switch (primitive.displayName()) {
            case "int" -> ConstantDescs.CD_Integer;
            case "char" -> ConstantDescs.CD_Character;
            default -> {
                String name = primitive.displayName();
                yield ClassDesc.of("java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        };
    }

    private String type(LocalVariable one) {
        String known = generic.get(key(one.slot(), one.name().stringValue()));
        return known == null || known.isEmpty() ? written(Signature.of(one.typeSymbol())) : known;
    }

    /// A type as Java has it, or an empty text if it has no name there.
    static String written(Signature signature) {
        return switch (signature) {
            case Signature.BaseTypeSig base ->
                ClassDesc.ofDescriptor("" + base.baseType()).displayName();
            case Signature.ArrayTypeSig array -> {
                String of = written(array.componentSignature());
                yield of.isEmpty() ? "" : of + "[]";
            }
            case Signature.TypeVarSig variable -> "";
            case Signature.ClassTypeSig type -> {
                String name = type.outerType().isPresent() ? "" : named(type.className());
                List<String> arguments =
                        type.typeArgs().stream().map(SiteWeaver::written).toList();
                yield name.isEmpty() || arguments.contains("")
                        ? ""
                        : arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
            }
        };
    }

    private static String written(Signature.TypeArg argument) {
        return switch (argument) {
            case Signature.TypeArg.Unbounded any -> "?";
            case Signature.TypeArg.Bounded bounded -> {
                String of = written(bounded.boundType());
                yield of.isEmpty()
                        ? ""
                        : switch (bounded.wildcardIndicator()) {
                            case NONE -> of;
                            case EXTENDS -> "? extends " + of;
                            case SUPER -> "? super " + of;
                        };
            }
        };
    }

    private static String named(String internal) {
        String name = internal.replace('/', '.').replaceFirst("^" + CellClassLoader.PACKAGE + "\\.", "");
        // Of a class in a method, and of one without a name.
        return name.matches(".*\\$[0-9].*|\\$.*") ? "" : name.replace('$', '.');
    }

    private void follow(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction one -> depth += one.typeKind().slotSize();
            case StoreInstruction one -> depth -= one.typeKind().slotSize();
            case ConstantInstruction one -> depth += one.typeKind().slotSize();
            case FieldInstruction one -> field(one);
            case InvokeInstruction one -> {
                called(one.typeSymbol());
                depth -= one.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
                made |= depth == 0 && one.name().equalsString(ConstantDescs.INIT_NAME);
            }
            case InvokeDynamicInstruction one -> called(one.typeSymbol());
            case NewObjectInstruction one -> depth++;
            case NewMultiArrayInstruction one -> depth += 1 - one.dimensions();
            case ArrayLoadInstruction one -> depth += one.typeKind().slotSize() - 2;
            case ArrayStoreInstruction one -> depth -= one.typeKind().slotSize() + 2;
            case ConvertInstruction one ->
                depth += one.toType().slotSize() - one.fromType().slotSize();
            case OperatorInstruction one -> operator(one);
            case StackInstruction one -> depth += stack(one.opcode());
            case MonitorInstruction one -> depth--;
            case BranchInstruction one -> branch(one);
            case TableSwitchInstruction one -> choose(one.cases(), one.defaultTarget());
            case LookupSwitchInstruction one -> choose(one.cases(), one.defaultTarget());
            case ReturnInstruction one -> reachable = false;
            case ThrowInstruction one -> reachable = false;
            default -> {} // casts, arrays of one dimension, increments
        }
    }

    private void called(MethodTypeDesc type) {
        for (ClassDesc parameter : type.parameterList()) {
            depth -= TypeKind.from(parameter).slotSize();
        }
        depth += TypeKind.from(type.returnType()).slotSize();
    }

    private void field(FieldInstruction one) {
        int size = TypeKind.from(one.typeSymbol()).slotSize();
        switch (one.opcode()) {
            case GETSTATIC -> depth += size;
            case PUTSTATIC -> depth -= size;
            case GETFIELD -> depth += size - 1;
            default -> depth -= size + 1;
        }
    }

    private void operator(OperatorInstruction one) {
        int size = one.typeKind().slotSize();
        switch (one.opcode()) {
            case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> {}
            case LSHL, LSHR, LUSHR -> depth--;
            case LCMP, DCMPL, DCMPG -> depth -= 3;
            case FCMPL, FCMPG -> depth--;
            default -> depth -= size;
        }
    }

    private static int stack(Opcode opcode) {
        return switch (opcode) {
            case POP -> -1;
            case POP2 -> -2;
            case DUP, DUP_X1, DUP_X2 -> 1;
            case DUP2, DUP2_X1, DUP2_X2 -> 2;
            default -> 0; // swapped
        };
    }

    private void branch(BranchInstruction one) {
        switch (one.opcode()) {
            case GOTO, GOTO_W -> {}
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE -> depth -= 2;
            default -> depth--;
        }
        depths.put(one.target(), depth);
        reachable = one.opcode() != Opcode.GOTO && one.opcode() != Opcode.GOTO_W;
    }

    private void choose(List<SwitchCase> cases, Label otherwise) {
        depth--;
        depths.put(otherwise, depth);
        cases.forEach(one -> depths.put(one.target(), depth));
        reachable = false;
    }
}
