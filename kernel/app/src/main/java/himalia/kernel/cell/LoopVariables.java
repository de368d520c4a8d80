package himalia.kernel.cell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets a loop that counts or sums in a variable of the notebook be as fast as one with a local variable.
///
/// Such a variable is a static field, which the compiler writes in each turn and reads back in the next: three times as
/// long as to add up. So a method with a loop that sets one has a local copy, which is read in its place. What is set
/// is set in both, so that whoever looks sees it at any time; and whenever other code may have run, which may have set
/// the variable, the copy is taken anew.
final class LoopVariables implements CodeTransform {
    /// Bytes that the copies may add: a method cannot have more than 64 KB.
    private static final int ROOM = 16_000;

    private static final int COPY = 8; // bytes

    /// What calls nothing of a user's.
    private static final Set<String> PURE = Set.of(
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Character");

    private record Variable(String owner, String name, String descriptor) {
        static Variable of(FieldInstruction field) {
            return new Variable(
                    field.owner().asInternalName(),
                    field.name().stringValue(),
                    field.type().stringValue());
        }
    }

    /// Where a variable stands and where its copy.
    private record Copy(FieldInstruction of, TypeKind kind, int slot) {}

    private final Map<Variable, Copy> copies = new LinkedHashMap<>();
    private final Set<Label> handlers;

    private LoopVariables(Map<Variable, FieldInstruction> variables, Set<Label> handlers, int slot) {
        this.handlers = handlers;
        int next = slot;
        for (Map.Entry<Variable, FieldInstruction> one : variables.entrySet()) {
            TypeKind kind = TypeKind.fromDescriptor(one.getKey().descriptor());
            copies.put(one.getKey(), new Copy(one.getValue(), kind, next));
            next += kind.slotSize();
        }
    }

    /// @param slot  the first local variable that is free
    /// @param known the bytes of any class of a cell, or null
    /// @return null if no variable needs it
    static @Nullable LoopVariables of(CodeModel code, int slot, Function<String, byte[]> known) {
        List<CodeElement> elements = code.elementList();
        Map<Label, Integer> at = new HashMap<>();
        int[] calls = new int[elements.size() + 1]; // before each element
        Map<Integer, Variable> set = new LinkedHashMap<>();
        Map<Integer, Integer> loops = new LinkedHashMap<>(); // from the end of each to its start
        Set<Label> handlers = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            CodeElement element = elements.get(i);
            calls[i + 1] = calls[i] + (mayRunOthers(element) ? 1 : 0);
            switch (element) {
                case LabelTarget target -> at.put(target.label(), i);
                case BranchInstruction branch
                when at.containsKey(branch.target()) -> loops.put(i, at.get(branch.target()));
                case FieldInstruction field
                when field.opcode() == Opcode.PUTSTATIC
                        && TakenAlong.isVariable(field)
                        && field.typeSymbol().isPrimitive() -> set.put(i, Variable.of(field));
                case ExceptionCatch one -> handlers.add(one.handler());
                default -> {}
            }
        }
        Set<Variable> found = new HashSet<>();
        loops.forEach((end, start) -> {
            if (calls[start] == calls[end]) {
                set.forEach((index, variable) -> {
                    if (start < index && index < end) {
                        found.add(variable);
                    }
                });
            }
        });
        found.removeIf(one -> isVolatile(one, known));
        int added = COPY * found.size() * (1 + calls[elements.size()] + handlers.size());
        if (found.isEmpty() || added > ROOM || ((CodeAttribute) code).codeLength() > ROOM) {
            return null;
        }
        Map<Variable, FieldInstruction> variables = new LinkedHashMap<>();
        for (CodeElement element : elements) {
            if (element instanceof FieldInstruction field && found.contains(Variable.of(field))) {
                variables.putIfAbsent(Variable.of(field), field);
            }
        }
        return new LoopVariables(variables, handlers, slot);
    }

    private static boolean isVolatile(Variable variable, Function<String, byte[]> known) {
        byte[] holder = known.apply(variable.owner().replace('/', '.'));
        return holder == null
                || ClassFile.of().parse(holder).fields().stream()
                        .anyMatch(field -> (field.flags().flagsMask() & ClassFile.ACC_VOLATILE) != 0);
    }

    /// Calls, and what may initialize a class.
    private static boolean mayRunOthers(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call ->
                call.opcode() != Opcode.INVOKESTATIC
                        || !PURE.contains(call.owner().asInternalName());
            case InvokeDynamicInstruction _ -> true;
            case FieldInstruction field ->
                (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC)
                        && !TakenAlong.isVariable(field)
                        && !field.owner().asInternalName().startsWith("java/");
            default -> false;
        };
    }

    @Override
    public void atStart(CodeBuilder builder) {
        copy(builder);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        Copy copy = element instanceof FieldInstruction field ? copies.get(Variable.of(field)) : null;
        if (copy == null) {
            builder.with(element);
            if (mayRunOthers(element) || element instanceof LabelTarget target && handlers.contains(target.label())) {
                copy(builder);
            }
        } else if (((FieldInstruction) element).opcode() == Opcode.GETSTATIC) {
            builder.loadLocal(copy.kind(), copy.slot());
        } else {
            if (copy.kind().slotSize() == 2) {
                builder.dup2();
            } else {
                builder.dup();
            }
            builder.with(element).storeLocal(copy.kind(), copy.slot());
        }
    }

    private void copy(CodeBuilder builder) {
        for (Copy one : copies.values()) {
            FieldInstruction field = one.of();
            builder.getstatic(field.owner().asSymbol(), field.name().stringValue(), field.typeSymbol())
                    .storeLocal(one.kind(), one.slot());
        }
    }
}
