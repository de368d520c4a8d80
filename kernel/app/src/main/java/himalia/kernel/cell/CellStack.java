package himalia.kernel.cell;

import java.lang.StackWalker.StackFrame;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.LocalVariableTypeInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The frames of cells on the stack of the calling thread. What their variables hold is read by a walker of the JDK's
/// own that it keeps to itself, and by the tables of their classes; a VM that does not lend it shows where the frames
/// are, and of no caller a variable.
final class CellStack {
    /// What the JDK has.
    ///
    /// @param locals of a frame
    /// @param bits   of a slot that is no reference
    private record Live(StackWalker walker, Method locals, Method bits) {}

    private static final String LIVE = "java.lang.LiveStackFrame";
    private static final StackWalker CLASSES = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static @Nullable Live live;
    private static boolean asked;

    private CellStack() {}

    private static synchronized Optional<Live> live() {
        if (!asked) {
            asked = true;
            try {
                Agent.instrumentation()
                        .ifPresent(agent -> agent.redefineModule(
                                Object.class.getModule(),
                                Set.of(),
                                Map.of(),
                                Map.of("java.lang", Set.of(CellStack.class.getModule())),
                                Set.of(),
                                Map.of()));
                Class<?> frame = Class.forName(LIVE);
                Method walker = frame.getDeclaredMethod("getStackWalker", Set.class);
                walker.setAccessible(true);
                Method locals = frame.getMethod("getLocals");
                locals.setAccessible(true);
                Method bits = Class.forName(LIVE + "$PrimitiveSlot").getMethod("longValue");
                bits.setAccessible(true);
                StackWalker found =
                        (StackWalker) walker.invoke(null, Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));
                live = new Live(found, locals, bits);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError keptToItself) {
                live = null;
            }
        }
        return Optional.ofNullable(live);
    }

    /// @param classes what is known of the class of a frame
    static List<CellFrame> frames(Function<StackTraceElement, Optional<ClassModel>> classes) {
        Live by = live().orElse(null);
        StackWalker walker = by == null ? StackWalker.getInstance() : by.walker();
        return walker
                .walk(all -> all.filter(
                                one -> Frames.cell(one.toStackTraceElement()).isPresent())
                        .toList())
                .stream()
                .map(one -> frame(one, by, classes))
                .toList();
    }

    private static CellFrame frame(
            StackFrame one, @Nullable Live by, Function<StackTraceElement, Optional<ClassModel>> classes) {
        StackTraceElement at = one.toStackTraceElement();
        List<Site.Local> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        if (by != null) {
            code(one, classes).ifPresent(code -> {
                try {
                    read(code, one.getByteCodeIndex(), (Object[]) by.locals().invoke(one), by.bits(), names, values);
                } catch (ReflectiveOperationException | RuntimeException unreadable) {
                    names.clear();
                    values.clear();
                }
            });
        }
        String method = VmNames.method(one.getClassName().replace('.', '/'), one.getMethodName(), one.getDescriptor());
        Site site = new Site(Frames.cell(at).orElse(0), at.getLineNumber(), method, List.copyOf(names));
        return new CellFrame(at, site, Collections.unmodifiableList(values));
    }

    private static Optional<CodeAttribute> code(
            StackFrame one, Function<StackTraceElement, Optional<ClassModel>> classes) {
        return classes.apply(one.toStackTraceElement())
                .flatMap(model -> model.methods().stream()
                        .filter(method -> isOf(method, one))
                        .findFirst())
                .flatMap(method -> method.findAttribute(Attributes.code()));
    }

    private static boolean isOf(MethodModel method, StackFrame frame) {
        return method.methodName().equalsString(frame.getMethodName())
                && method.methodType().equalsString(frame.getDescriptor());
    }

    private static void read(
            CodeAttribute code,
            int index,
            Object[] slots,
            Method bits,
            List<Site.Local> names,
            List<@Nullable Object> values)
            throws ReflectiveOperationException {
        for (LocalVariableInfo one : CellCode.variables(code)) {
            if (!isIn(index, one.startPc(), one.length())) {
                continue;
            }
            String type = one.type().stringValue();
            boolean isWide = type.equals("J") || type.equals("D");
            // Of a value of two slots the second has it.
            int slot = one.slot() + (isWide ? 1 : 0);
            if (slot >= slots.length) {
                continue;
            }
            boolean isPrimitive = type.length() == 1;
            boolean isRead = bits.getDeclaringClass().isInstance(slots[slot]);
            if (isPrimitive != isRead) {
                continue; // what compiled code has let go of
            }
            names.add(new Site.Local(one.name().stringValue(), written(code, one)));
            values.add(isPrimitive ? primitive(type.charAt(0), (long) bits.invoke(slots[slot])) : slots[slot]);
        }
    }

    private static boolean isIn(int index, int from, int length) {
        return index >= from && index < from + length;
    }

    private static Object primitive(char type, long bits) {
        return switch (type) {
            case 'Z' -> (bits & 1) != 0;
            case 'B' -> (byte) bits;
            case 'S' -> (short) bits;
            case 'C' -> (char) bits;
            case 'I' -> (int) bits;
            case 'J' -> bits;
            case 'F' -> Float.intBitsToFloat((int) bits);
            default -> Double.longBitsToDouble(bits);
        };
    }

    private static String written(CodeAttribute code, LocalVariableInfo of) {
        String generic = code.findAttribute(Attributes.localVariableTypeTable()).stream()
                .flatMap(table -> table.localVariableTypes().stream())
                .filter(one -> one.slot() == of.slot() && one.startPc() == of.startPc())
                .findFirst()
                .map(CellStack::signature)
                .map(WrittenType::of)
                .orElse("");
        return generic.isEmpty() ? WrittenType.of(Signature.parseFrom(of.type().stringValue())) : generic;
    }

    private static Signature signature(LocalVariableTypeInfo one) {
        return Signature.parseFrom(one.signature().stringValue());
    }

    /// Whether a frame of a cell catches something that is thrown now: its own code or what calls it.
    ///
    /// @param codes what is known of the class of a frame
    static boolean isCaught(Throwable thrown, Function<StackFrame, Optional<CellCode>> codes) {
        return CLASSES.walk(all -> all.anyMatch(one ->
                codes.apply(one).filter(code -> code.catches(one, thrown)).isPresent()));
    }
}
