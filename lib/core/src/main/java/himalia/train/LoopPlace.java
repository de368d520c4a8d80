package himalia.train;

import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where a loop stands in the code of its method. Nobody tells an iterator that its loop was left, by `break`, `return`
/// or an exception; but whether the method is still at an instruction of that loop can be seen.
///
/// @param depth      how many methods have been called down to the one with the loop
/// @param home       the class of that method
/// @param method     its name
/// @param descriptor its parameters and result, as the VM writes them
/// @param at         the instruction that asks whether there is more
record LoopPlace(int depth, Class<?> home, String method, String descriptor, int at) {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /// First and last instruction of the loops of a class, by the place that asks.
    private static final ClassValue<Map<String, Extent>> EXTENTS = new ClassValue<>() {
        @Override
        protected Map<String, Extent> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private record Extent(int first, int last) {
        boolean holds(int at) {
            return first <= at && at <= last;
        }
    }

    /// The methods in which this thread is, the last one called first.
    ///
    /// @param nest left out with the classes nested in it
    static List<StackFrame> stack(Class<?> nest) {
        return WALKER.walk(frames -> frames.dropWhile(frame -> isOf(frame, nest) || isOf(frame, LoopPlace.class))
                .toList());
    }

    private static boolean isOf(StackFrame frame, Class<?> nest) {
        return frame.getDeclaringClass().getNestHost() == nest;
    }

    /// The loop that the method at the top asks for.
    static LoopPlace of(List<StackFrame> stack) {
        StackFrame top = stack.getFirst();
        return new LoopPlace(
                stack.size(),
                top.getDeclaringClass(),
                top.getMethodName(),
                top.getDescriptor(),
                top.getByteCodeIndex());
    }

    /// Whether a thread whose methods these are is still in the loop. Where the code of the method cannot be read, it
    /// is until the method has returned.
    boolean isRunning(List<StackFrame> stack) {
        if (stack.size() < depth) {
            return false;
        }
        StackFrame frame = stack.get(stack.size() - depth);
        return frame.getDeclaringClass() == home
                && frame.getMethodName().equals(method)
                && frame.getDescriptor().equals(descriptor)
                && extent().holds(frame.getByteCodeIndex());
    }

    private Extent extent() {
        return EXTENTS.get(home).computeIfAbsent(method + descriptor + at, _ -> find());
    }

    private Extent find() {
        Extent all = new Extent(0, Integer.MAX_VALUE);
        try (InputStream in = home.getResourceAsStream("/" + home.getName().replace('.', '/') + ".class")) {
            return in == null
                    ? all
                    : ClassFile.of().parse(in.readAllBytes()).methods().stream()
                            .filter(this::isMethod)
                            .findFirst()
                            .flatMap(found -> found.findAttribute(Attributes.code()))
                            .map(this::innermost)
                            .orElse(all);
        } catch (IOException | IllegalArgumentException unreadable) {
            return all;
        }
    }

    private boolean isMethod(MethodModel found) {
        return found.methodName().equalsString(method) && found.methodType().equalsString(descriptor);
    }

    /// Of the loops around the place the one that begins last: from where branches lead back to that beginning.
    private Extent innermost(CodeAttribute code) {
        int first = -1;
        int last = -1;
        int here = 0;
        for (CodeElement element : code) {
            if (element instanceof BranchInstruction branch) {
                int target = code.labelToBci(branch.target());
                if (target <= at && at <= here && target >= first) {
                    first = target;
                    last = here;
                }
            }
            here += element instanceof Instruction one ? one.sizeInBytes() : 0;
        }
        return first < 0 ? new Extent(at, at) : new Extent(first, last);
    }
}
