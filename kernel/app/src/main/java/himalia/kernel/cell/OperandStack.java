package himalia.kernel.cell;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
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
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much lies on the operand stack while one reads a method, in its order, and whether one comes there at all.
final class OperandStack {
    private final Set<Label> handlers = new HashSet<>();
    private final Map<Label, Integer> depths = new HashMap<>();
    private int depth;
    private boolean reachable = true;

    /// What is thrown lies on it where it is caught.
    void catches(Label handler) {
        handlers.add(handler);
    }

    boolean isEmpty() {
        return depth == 0;
    }

    boolean isReachable() {
        return reachable;
    }

    /// Goes on behind a label.
    ///
    /// @return whether one may come there from elsewhere than from the line before
    boolean pass(Label label) {
        Integer known = depths.get(label);
        boolean fromElsewhere = known != null || !reachable;
        if (known != null) {
            depth = known;
        } else if (handlers.contains(label)) {
            depth = 1;
        } else if (!reachable) {
            depth = 0;
        }
        reachable = true;
        return fromElsewhere;
    }

    /// Goes on behind an instruction.
    void follow(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction one -> depth += one.typeKind().slotSize();
            case StoreInstruction one -> depth -= one.typeKind().slotSize();
            case ConstantInstruction one -> depth += one.typeKind().slotSize();
            case FieldInstruction one -> field(one);
            case InvokeInstruction one -> {
                called(one.typeSymbol());
                depth -= one.opcode() == Opcode.INVOKESTATIC ? 0 : 1;
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
