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
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
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
/// is set in both, so that whoever looks sees it at any time; and whenever other code may have run here, or what
/// another thread has set must be seen by the rules of Java's memory, the copy is taken anew. Loops in which that
/// happens have none.
final class LoopVariables implements CodeTransform {
    /// The VM does not compile a method of more than 8000 bytes. What is not for the copies is woven in, too.
    private static final int ROOM = 7000;

    private static final int LOOP = 20; // bytes of what lets it be stopped
    private static final int COPY = 8;
    private static final int ACCESS = 5;

    /// What calls nothing of a user's, if it is given numbers.
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
    private final Volatiles volatiles;

    private LoopVariables(
            Map<Variable, FieldInstruction> variables, Set<Label> handlers, int slot, Volatiles volatiles) {
        this.handlers = handlers;
        this.volatiles = volatiles;
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
        Map<Integer, Integer> loops = new LinkedHashMap<>(); // from the end of each to its start
        Map<Integer, FieldInstruction> set = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            // No `switch`: the VM makes a class for each at the start, which no cache keeps.
            CodeElement element = elements.get(i);
            if (element instanceof LabelTarget target) {
                at.put(target.label(), i);
            } else if (element instanceof BranchInstruction branch && at.containsKey(branch.target())) {
                loops.put(i, at.get(branch.target()));
            } else if (element instanceof FieldInstruction field
                    && field.opcode() == Opcode.PUTSTATIC
                    && TakenAlong.isVariable(field)
                    && field.typeSymbol().isPrimitive()) {
                set.put(i, field);
            }
        }
        if (loops.isEmpty() || set.isEmpty()) {
            return null;
        }
        Volatiles volatiles = new Volatiles(known);
        int[] breaks = new int[elements.size() + 1]; // before each element
        for (int i = 0; i < elements.size(); i++) {
            breaks[i + 1] = breaks[i] + (endsCopies(elements.get(i), volatiles) ? 1 : 0);
        }
        Set<Variable> found = new HashSet<>();
        loops.forEach((end, start) -> {
            if (breaks[start] == breaks[end]) {
                set.forEach((index, field) -> {
                    if (start < index && index < end && !volatiles.has(field)) {
                        found.add(Variable.of(field));
                    }
                });
            }
        });
        return found.isEmpty() ? null : of(code, found, breaks[elements.size()], loops.size(), slot, volatiles);
    }

    private static @Nullable LoopVariables of(
            CodeModel code, Set<Variable> found, int breaks, int loops, int slot, Volatiles volatiles) {
        Map<Variable, FieldInstruction> variables = new LinkedHashMap<>();
        Set<Label> handlers = new HashSet<>();
        int accesses = 0;
        for (CodeElement element : code) {
            if (element instanceof FieldInstruction field && found.contains(Variable.of(field))) {
                variables.putIfAbsent(Variable.of(field), field);
                accesses++;
            } else if (element instanceof ExceptionCatch one) {
                handlers.add(one.handler());
            }
        }
        int copies = found.size() * (1 + breaks + handlers.size());
        int size = ((CodeAttribute) code).codeLength() + LOOP * loops + COPY * copies + ACCESS * accesses;
        return size > ROOM ? null : new LoopVariables(variables, handlers, slot, volatiles);
    }

    /// Whether other code may run at it, as in a call or where a class is initialized, or it may be one of the actions
    /// behind which a thread must see what another has done: it enters a monitor or reads a volatile variable.
    private static boolean endsCopies(CodeElement element, Volatiles volatiles) {
        if (element instanceof FieldInstruction field) {
            return field.opcode() != Opcode.PUTFIELD && (!TakenAlong.isVariable(field) || volatiles.has(field));
        }
        return element instanceof InvokeInstruction call && !isPure(call)
                || element instanceof InvokeDynamicInstruction
                || element instanceof NewObjectInstruction
                || element instanceof MonitorInstruction;
    }

    private static boolean isPure(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                && PURE.contains(call.owner().asInternalName())
                && call.typeSymbol().parameterList().stream().allMatch(ClassDesc::isPrimitive);
    }

    /// Which variables of cells are volatile.
    private static final class Volatiles {
        private final Map<String, Boolean> found = new HashMap<>();
        private final Function<String, byte[]> known;

        Volatiles(Function<String, byte[]> known) {
            this.known = known;
        }

        boolean has(FieldInstruction field) {
            return found.computeIfAbsent(field.owner().asInternalName(), this::look);
        }

        private boolean look(String holder) {
            byte[] bytes = known.apply(holder.replace('/', '.'));
            return bytes == null
                    || ClassFile.of().parse(bytes).fields().stream()
                            .anyMatch(field -> (field.flags().flagsMask() & ClassFile.ACC_VOLATILE) != 0);
        }
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
            if (endsCopies(element, volatiles)
                    || element instanceof LabelTarget target && handlers.contains(target.label())) {
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
