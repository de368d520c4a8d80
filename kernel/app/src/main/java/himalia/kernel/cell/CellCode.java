package himalia.kernel.cell;

import java.lang.StackWalker.StackFrame;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.instruction.ExceptionCatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The class file of a class of a cell, as it runs.
final class CellCode {
    /// A stretch of a method in which somebody catches exceptions of a type.
    private record Handler(int from, int to, String type) {}

    /// How many bytes it takes at the most to put an exception into its variable.
    private static final int LONGEST_STORE = 4;

    private final byte[] bytes;
    /// Of each method: the file is read once, as programs may throw in each turn of a loop.
    private @Nullable Map<String, List<Handler>> handlers;

    CellCode(byte[] bytes) {
        this.bytes = bytes;
    }

    ClassModel model() {
        return ClassFile.of().parse(bytes);
    }

    /// Whether a frame of it catches what is thrown there now.
    boolean catches(StackFrame frame, Throwable thrown) {
        int index = frame.getByteCodeIndex();
        return of(frame).stream()
                .anyMatch(one -> index >= one.from()
                        && index < one.to()
                        && isA(one.type(), thrown.getClass(), frame.getDeclaringClass()));
    }

    private synchronized List<Handler> of(StackFrame frame) {
        Map<String, List<Handler>> known = handlers;
        if (known == null) {
            known = new HashMap<>();
            for (MethodModel method : model().methods()) {
                List<Handler> own = method.findAttribute(Attributes.code())
                        .map(CellCode::handlers)
                        .orElse(List.of());
                known.put(
                        method.methodName().stringValue() + method.methodType().stringValue(), own);
            }
            handlers = known;
        }
        return known.getOrDefault(frame.getMethodName() + frame.getDescriptor(), List.of());
    }

    private static List<Handler> handlers(CodeAttribute code) {
        return code.exceptionHandlers().stream()
                .filter(one -> isUsers(code, one))
                .map(one -> new Handler(
                        code.labelToBci(one.tryStart()),
                        code.labelToBci(one.tryEnd()),
                        one.catchType().orElseThrow().asInternalName().replace('/', '.')))
                .toList();
    }

    /// Whether somebody has written it. What closes a resource or ends a `finally` catches anything, and throws it
    /// again; it has no variable.
    private static boolean isUsers(CodeAttribute code, ExceptionCatch one) {
        if (one.catchType().isEmpty()) {
            return false;
        }
        if (!one.catchType().get().asInternalName().equals("java/lang/Throwable")) {
            return true;
        }
        int handler = code.labelToBci(one.handler());
        return variables(code).stream()
                .anyMatch(variable ->
                        variable.startPc() >= handler + 1 && variable.startPc() < handler + 1 + LONGEST_STORE);
    }

    static List<LocalVariableInfo> variables(CodeAttribute code) {
        return code.findAttribute(Attributes.localVariableTable())
                .map(table -> table.localVariables())
                .orElse(List.of());
    }

    /// Whether a class has a type of that name above it, and that one which another class means by the name.
    private static boolean isA(String type, Class<?> thrown, Class<?> by) {
        for (Class<?> one = thrown; one != null; one = one.getSuperclass()) {
            if (one.getName().equals(type)) {
                return one.getClassLoader() == null || one == meant(type, by);
            }
        }
        return false;
    }

    private static @Nullable Class<?> meant(String type, Class<?> by) {
        try {
            return Class.forName(type, false, by.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            return null;
        }
    }
}
