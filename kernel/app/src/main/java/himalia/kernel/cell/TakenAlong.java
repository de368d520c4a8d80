package himalia.kernel.cell;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets serializable lambdas of cells take the values of variables along, as they take those of local variables: in
/// another process the variables themselves have none.
///
/// A lambda is a method of its class, which gets its captured values as its first arguments, and a place where the
/// lambda is made of it. Here the method gets more of them, one for each variable of a cell that it reads or that a
/// lambda in it reads, and the place gives them. The method by which a lambda is read back does the same with what was
/// written. A variable that such a lambda sets stays as it is.
final class TakenAlong {
    /// A class that holds a variable of a cell.
    private static final Pattern HOLDER = Pattern.compile("(?:[^$]+/)?\\$V[0-9]+_.*");

    private static final String DESERIALIZE = "$deserializeLambda$";
    private static final ClassDesc WRITTEN = ClassDesc.of("java.lang.invoke.SerializedLambda");
    private static final MethodTypeDesc CAPTURED = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int);
    private static final ClassDesc HOOKS = ClassDesc.of(CellHooks.class.getName());
    private static final MethodTypeDesc CARRIED =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_String);

    private record Variable(ClassDesc owner, String name, ClassDesc type) {
        static Variable of(FieldInstruction one) {
            return new Variable(one.owner().asSymbol(), one.name().stringValue(), one.typeSymbol());
        }

        int size() {
            return TypeKind.from(type).slotSize();
        }
    }

    /// The method of a lambda.
    ///
    /// @param captured how many arguments it was given when it was made, itself included
    private record Body(MethodModel method, int captured) {
        boolean isStatic() {
            return (method.flags().flagsMask() & ClassFile.ACC_STATIC) != 0;
        }

        /// Where its own arguments begin.
        int slot() {
            int slot = isStatic() ? 0 : 1;
            for (int i = 0; i < firstOwn(); i++) {
                slot += TypeKind.from(method.methodTypeSymbol().parameterType(i))
                        .slotSize();
            }
            return slot;
        }

        /// The index of its first argument that was not captured.
        int firstOwn() {
            return captured - (isStatic() ? 0 : 1);
        }
    }

    private final ClassModel model;
    private final boolean elsewhere;
    private final Map<String, MethodModel> methods = new HashMap<>();
    private final Map<String, Body> bodies = new LinkedHashMap<>();
    private final Map<String, Set<Variable>> reads = new HashMap<>();
    private final Set<String> sets = new TreeSet<>();

    private TakenAlong(ClassModel model, boolean elsewhere) {
        this.model = model;
        this.elsewhere = elsewhere;
        model.methods().forEach(one -> methods.put(key(one), one));
    }

    /// The class with such lambdas; the same if it has none.
    ///
    /// @param elsewhere whether it is for another process, where nobody looks at what is taken along
    /// @param isSet     told the variables that lambdas set
    static byte[] of(ClassFile file, byte[] bytes, boolean elsewhere, Consumer<String> isSet) {
        if (!VmNames.readsLambdas(bytes)) {
            return bytes;
        }
        TakenAlong one = new TakenAlong(file.parse(bytes), elsewhere);
        one.find();
        one.sets.forEach(isSet);
        return one.reads.values().stream().allMatch(Set::isEmpty) ? bytes : one.change(file);
    }

    private static String key(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    // ------------------------------------------------------------------------------------ looking

    private void find() {
        for (MethodModel method : model.methods()) {
            for (InvokeDynamicInstruction made : made(method)) {
                if (isSerializable(made)) {
                    add(made);
                }
            }
        }
        // What a lambda in another reads, the outer one has to have: until nothing new comes.
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Body> one : bodies.entrySet()) {
                Set<Variable> own = Objects.requireNonNull(reads.get(one.getKey()));
                for (InvokeDynamicInstruction made : made(one.getValue().method())) {
                    String inner = impl(made);
                    more |= inner != null && own.addAll(Objects.requireNonNull(reads.get(inner)));
                }
            }
        }
        reads.values().forEach(all -> all.removeIf(variable -> sets.contains(variable.name())));
    }

    private void add(InvokeDynamicInstruction made) {
        String key = impl(made);
        MethodModel method = key == null ? null : methods.get(key);
        if (key == null || method == null || bodies.containsKey(key)) {
            return;
        }
        bodies.put(key, new Body(method, made.typeSymbol().parameterCount()));
        Set<Variable> own = new LinkedHashSet<>();
        reads.put(key, own);
        method.code().ifPresent(code -> {
            for (CodeElement element : code) {
                if (element instanceof FieldInstruction field && isVariable(field)) {
                    if (field.opcode() == Opcode.GETSTATIC) {
                        own.add(Variable.of(field));
                    } else {
                        sets.add(field.name().stringValue());
                    }
                }
            }
        });
        made(method).forEach(this::add);
    }

    /// Whether a variable of a cell is read or set.
    static boolean isVariable(FieldInstruction field) {
        boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
        return isStatic && isHolder(field.owner().asInternalName());
    }

    private static boolean isHolder(String internalName) {
        return internalName.indexOf('$') >= 0 && HOLDER.matcher(internalName).matches();
    }

    /// The lambdas that are made in a method.
    private static List<InvokeDynamicInstruction> made(MethodModel method) {
        List<InvokeDynamicInstruction> found = new ArrayList<>();
        method.code().ifPresent(code -> {
            for (CodeElement element : code) {
                if (element instanceof InvokeDynamicInstruction made && impl(made) != null) {
                    found.add(made);
                }
            }
        });
        return found;
    }

    /// The method of which a lambda is made; null if it is none of `lambda$`.
    private static @Nullable String impl(InvokeDynamicInstruction made) {
        if (!made.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/invoke/LambdaMetafactory;")) {
            return null;
        }
        MethodHandleEntry handle =
                (MethodHandleEntry) made.invokedynamic().bootstrap().arguments().get(1);
        String name = handle.reference().name().stringValue();
        return name.startsWith("lambda$") ? name + handle.reference().type().stringValue() : null;
    }

    private static boolean isSerializable(InvokeDynamicInstruction made) {
        List<LoadableConstantEntry> arguments = made.invokedynamic().bootstrap().arguments();
        return made.bootstrapMethod().methodName().equals("altMetafactory")
                && arguments.get(3).constantValue() instanceof Integer flags
                && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
    }

    // ------------------------------------------------------------------------------------ changing

    private Set<Variable> reads(String key) {
        return reads.getOrDefault(key, Set.of());
    }

    private MethodTypeDesc type(Body body) {
        ClassDesc[] more =
                reads(key(body.method())).stream().map(Variable::type).toArray(ClassDesc[]::new);
        return body.method().methodTypeSymbol().insertParameterTypes(body.firstOwn(), more);
    }

    private byte[] change(ClassFile file) {
        return file.transformClass(model, (builder, element) -> {
            if (!(element instanceof MethodModel method)) {
                builder.with(element);
                return;
            }
            Body body = reads(key(method)).isEmpty() ? null : bodies.get(key(method));
            MethodTypeDesc type = body == null ? method.methodTypeSymbol() : type(body);
            builder.withMethod(
                    method.methodName().stringValue(),
                    type,
                    method.flags().flagsMask(),
                    made -> method.forEach(part -> {
                        switch (part) {
                            case AccessFlags flags -> {}
                            case MethodParametersAttribute names when body != null -> {}
                            case CodeModel code ->
                                made.transformCode(code, CodeTransform.ofStateful(() -> transform(method, body, code)));
                            default -> made.with(part);
                        }
                    }));
        });
    }

    private CodeTransform transform(MethodModel method, @Nullable Body body, CodeModel code) {
        boolean readsBack = method.methodName().stringValue().startsWith(DESERIALIZE);
        Map<Variable, Integer> slots = new HashMap<>();
        int from = body == null ? Integer.MAX_VALUE : body.slot();
        int next = from;
        for (Variable one : reads(key(method))) {
            slots.put(one, next);
            next += one.size();
        }
        int by = next - from;
        Map<Integer, String> changed = readsBack ? signatures(code) : Map.of();
        AtomicInteger texts = new AtomicInteger();
        return (builder, element) -> {
            switch (element) {
                case LoadInstruction one when one.slot() >= from -> builder.loadLocal(one.typeKind(), one.slot() + by);
                case StoreInstruction one
                when one.slot() >= from -> builder.storeLocal(one.typeKind(), one.slot() + by);
                case IncrementInstruction one when one.slot() >= from -> builder.iinc(one.slot() + by, one.constant());
                case LocalVariable one
                when one.slot() >= from ->
                    builder.localVariable(one.slot() + by, one.name(), one.type(), one.startScope(), one.endScope());
                case LocalVariableType one
                when one.slot() >= from ->
                    builder.localVariableType(
                            one.slot() + by, one.name(), one.signature(), one.startScope(), one.endScope());
                case RuntimeVisibleTypeAnnotationsAttribute places when body != null -> {}
                case RuntimeInvisibleTypeAnnotationsAttribute places when body != null -> {}
                case FieldInstruction one
                when isVariable(one) && slots.containsKey(Variable.of(one)) ->
                    builder.loadLocal(
                            TypeKind.from(one.typeSymbol()), Objects.requireNonNull(slots.get(Variable.of(one))));
                case ConstantInstruction one
                when readsBack && one.constantValue() instanceof String text ->
                    builder.ldc(changed.getOrDefault(texts.getAndIncrement(), text));
                case InvokeDynamicInstruction made when isChanged(made) -> make(builder, made, slots, readsBack);
                default -> builder.with(element);
            }
        };
    }

    private boolean isChanged(InvokeDynamicInstruction made) {
        String key = impl(made);
        return key != null && !reads(key).isEmpty();
    }

    private void make(
            CodeBuilder builder, InvokeDynamicInstruction made, Map<Variable, Integer> slots, boolean readsBack) {
        String key = Objects.requireNonNull(impl(made));
        Body body = Objects.requireNonNull(bodies.get(key));
        int index = body.captured();
        for (Variable one : reads(key)) {
            if (readsBack) {
                builder.aload(0).loadConstant(index++).invokevirtual(WRITTEN, "getCapturedArg", CAPTURED);
                unbox(builder, one.type());
            } else if (slots.containsKey(one)) {
                builder.loadLocal(TypeKind.from(one.type()), slots.get(one));
            } else {
                builder.getstatic(one.owner(), one.name(), one.type());
                if (!one.type().isPrimitive() && !elsewhere) {
                    builder.dup().ldc(one.name()).invokestatic(HOOKS, "carried", CARRIED);
                }
            }
        }
        ClassDesc[] more = reads(key).stream().map(Variable::type).toArray(ClassDesc[]::new);
        List<LoadableConstantEntry> arguments = made.invokedynamic().bootstrap().arguments();
        ConstantDesc[] given =
                arguments.stream().map(LoadableConstantEntry::constantValue).toArray(ConstantDesc[]::new);
        DirectMethodHandleDesc impl = (DirectMethodHandleDesc) given[1];
        given[1] = MethodHandleDesc.of(
                impl.kind(), impl.owner(), impl.methodName(), type(body).descriptorString());
        MethodTypeDesc type = made.typeSymbol();
        builder.invokedynamic(DynamicCallSiteDesc.of(
                made.bootstrapMethod(),
                made.name().stringValue(),
                type.insertParameterTypes(type.parameterCount(), more),
                given));
    }

    private static void unbox(CodeBuilder builder, ClassDesc type) {
        if (!type.isPrimitive()) {
            builder.checkcast(type);
            return;
        }
        ClassDesc box = ClassDesc.of("java.lang."
                + switch (type.displayName()) {
                    case "int" -> "Integer";
                    case "char" -> "Character";
                    default ->
                        Character.toUpperCase(type.displayName().charAt(0))
                                + type.displayName().substring(1);
                });
        builder.checkcast(box).invokevirtual(box, type.displayName() + "Value", MethodTypeDesc.of(type));
    }

    /// The texts with which what was written is compared, and what they become: before each lambda that is read back
    /// stands the type of its method.
    ///
    /// @return by how many texts come before it in the method
    private Map<Integer, String> signatures(CodeModel code) {
        Map<Integer, String> changed = new HashMap<>();
        int texts = 0;
        for (CodeElement element : code) {
            if (element instanceof ConstantInstruction one && one.constantValue() instanceof String) {
                texts++;
            } else if (element instanceof InvokeDynamicInstruction made && isChanged(made)) {
                Body body = Objects.requireNonNull(bodies.get(Objects.requireNonNull(impl(made))));
                changed.put(texts - 1, type(body).descriptorString());
            }
        }
        return changed;
    }
}
