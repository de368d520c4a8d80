package himalia.kernel.cell;

import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Methods of the JDK for which functions of the same names in [CellHooks] stand in.
final class StandIns {
    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    /// Who is asked for the access to classes and members, and by what.
    private static final Set<String> REFLECTION = Set.of(
            "java/lang/Class",
            "java/lang/reflect/Constructor",
            "java/lang/reflect/Executable",
            "java/lang/reflect/Field",
            "java/lang/reflect/Member",
            "java/lang/reflect/Method");

    private static final Set<String> ASKED = Set.of(
            "accessFlags",
            "getConstructor",
            "getConstructors",
            "getDeclaredField",
            "getDeclaredFields",
            "getField",
            "getFields",
            "getMethod",
            "getMethods",
            "getModifiers",
            "getPermittedSubclasses",
            "isSealed",
            "toGenericString",
            "toString");

    /// Methods of the JDK for which others stand in, by their owner.
    private static final Map<String, Set<String>> STANDS_IN = Map.of(
            "java/beans/Introspector", Set.of("getBeanInfo"),
            "java/lang/ProcessBuilder", Set.of("start", "startPipeline"),
            "java/lang/Runtime", Set.of("exit", "halt"),
            "java/lang/invoke/MethodHandles$Lookup", Set.of("bind", "findStatic", "findVirtual", "unreflect"),
            "java/lang/StackWalker", Set.of("forEach", "getCallerClass", "walk"),
            "java/lang/System", Set.of("exit"),
            "java/lang/Thread", Set.of("dumpStack", "getAllStackTraces"));

    private static final ClassDesc MEMBER = ClassDesc.of("java.lang.reflect.Member");
    private static final Pattern EXCEPTION = Pattern.compile("(Throwable|Exception|Error)$");

    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    /// By what stack traces are read, where it takes nothing.
    private static final Set<String> TRACED = Set.of("getStackTrace", "printStackTrace");

    private StandIns() {}

    /// Whether it makes a lambda of a method that another stands in for.
    static boolean isReplaced(InvokeDynamicInstruction dynamic) {
        return dynamic.invokedynamic().bootstrap().arguments().stream()
                .anyMatch(one -> standIn(one).isPresent());
    }

    /// The lambda of the other.
    static DynamicCallSiteDesc replaced(InvokeDynamicInstruction dynamic) {
        return DynamicCallSiteDesc.of(
                dynamic.bootstrapMethod(),
                dynamic.name().stringValue(),
                dynamic.typeSymbol(),
                dynamic.invokedynamic().bootstrap().arguments().stream()
                        .map(one -> standIn(one).orElseGet(one::constantValue))
                        .toArray(ConstantDesc[]::new));
    }

    /// What a method reference stands for instead.
    private static Optional<ConstantDesc> standIn(LoadableConstantEntry argument) {
        if (!(argument instanceof MethodHandleEntry method)) {
            return Optional.empty();
        }
        boolean isStatic = method.kind() == MethodHandleInfo.REF_invokeStatic;
        boolean isOpen = method.kind() == MethodHandleInfo.REF_invokeVirtual
                || method.kind() == MethodHandleInfo.REF_invokeInterface;
        if (!isStatic && !isOpen) {
            return Optional.empty(); // a constructor, a field, or what a class inherits
        }
        String owner = method.reference().owner().asInternalName();
        String name = method.reference().name().stringValue();
        MethodTypeDesc type =
                MethodTypeDesc.ofDescriptor(method.reference().type().stringValue());
        if (isOpen && TRACED.contains(name) && type.parameterCount() == 0) {
            boolean isThread = owner.equals("java/lang/Thread") && !name.equals("printStackTrace");
            if (isThread || EXCEPTION.matcher(owner).find()) {
                return Optional.of(
                        hook(name, type.insertParameterTypes(0, isThread ? THREAD : ConstantDescs.CD_Throwable)));
            }
        }
        return hooked(owner, name, type, isStatic).map(of -> hook(name, of));
    }

    private static ConstantDesc hook(String name, MethodTypeDesc type) {
        return MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, HOOKS, name, type);
    }

    /// The type of the function of the same name that stands in for a method: it takes what that is called on
    /// first.
    static Optional<MethodTypeDesc> hooked(String owner, String name, MethodTypeDesc type, boolean isStatic) {
        if (!isStatic && isAsked(owner, name)) {
            return Optional.of(type.insertParameterTypes(0, typeOf(owner)));
        }
        if (!STANDS_IN.getOrDefault(owner, Set.of()).contains(name)) {
            return Optional.empty();
        }
        return Optional.of(isStatic ? type : type.insertParameterTypes(0, ClassDesc.ofInternalName(owner)));
    }

    private static boolean isAsked(String owner, String method) {
        return REFLECTION.contains(owner) && ASKED.contains(method);
    }

    private static ClassDesc typeOf(String owner) {
        return owner.equals("java/lang/Class") ? ConstantDescs.CD_Class : MEMBER;
    }
}
