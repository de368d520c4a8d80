package himalia.kernel.cell;

import java.io.ByteArrayInputStream;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Interfaces;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Rewrites the classes of cells before they are loaded: loops and method entries can be stopped, calls find the newest
/// definition, `System.exit` explains itself, and what a child process prints is seen.
final class Weaver {
    private final CellClassLoader loader;
    private final Function<String, byte[]> known;
    private final Map<String, String> again;
    private final boolean elsewhere;
    private final ClassFile classFile;
    private final Serializability serializability;
    /// Variables that lambdas set which may run elsewhere.
    private final Set<String> set = new TreeSet<>();

    /// @param known the bytes of any class of a cell, or null
    Weaver(CellClassLoader loader, Function<String, byte[]> known) {
        this(loader, known, Map.of(), false);
    }

    /// @param again     the packages of classes that have the names of earlier ones, as in [VmNames#of(String, Map)]
    /// @param elsewhere whether the classes are to run where no kernel is
    Weaver(CellClassLoader loader, Function<String, byte[]> known, Map<String, String> again, boolean elsewhere) {
        this.loader = loader;
        this.known = known;
        this.again = again;
        this.elsewhere = elsewhere;
        // Never by loading: the classes asked for may be just those that are being woven.
        ClassHierarchyResolver cells = ClassHierarchyResolver.ofResourceParsing(type -> {
            byte[] bytes = known.apply(name(type).replace('/', '.'));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(cells.orElse(loader.hierarchy())));
        this.serializability = new Serializability(loader, known, classFile);
    }

    /// How the classes are related that do not change.
    static ClassHierarchyResolver hierarchy(ClassLoader loader) {
        return ClassHierarchyResolver.ofResourceParsing(
                        (ClassDesc type) -> loader.getResourceAsStream(name(type) + ".class"))
                .orElse(ClassHierarchyResolver.defaultResolver())
                .cached();
    }

    private static String name(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /// @param written the class as it is written, if it is the user's
    /// @param sealed  whether a class that permits those of these names can stay sealed
    byte[] weave(byte[] bytes, @Nullable WrittenClass written, Predicate<List<String>> sealed) {
        byte[] whole = loader.isCarrying() ? TakenAlong.of(classFile, bytes, elsewhere, set::add) : bytes;
        ClassModel model = classFile.parse(elsewhere ? whole : loader.stops().weave(classFile, whole));
        String self = model.thisClass().asInternalName();
        boolean becomesSerializable = loader.isCarrying() && serializability.canBecomeSerializable(model);
        ClassTransform weaving = (builder, element) -> {
            // Public, because other cells have other loaders, and to the VM other packages.
            if (element instanceof AccessFlags flags) {
                builder.withFlags(flags.flagsMask() | ClassFile.ACC_PUBLIC);
            } else if (element instanceof MethodModel method) {
                builder.transformMethod(method, (m, part) -> {
                    if (part instanceof AccessFlags flags) {
                        m.withFlags(widened(flags.flagsMask()));
                    } else if (part instanceof CodeModel code) {
                        m.transformCode(code, body(self, method, code));
                    } else {
                        m.with(part);
                    }
                });
            } else if (element instanceof FieldModel field) {
                builder.transformField(field, (f, part) -> {
                    if (part instanceof AccessFlags flags) {
                        f.withFlags(widened(flags.flagsMask()));
                    } else {
                        f.with(part);
                    }
                });
            } else if (becomesSerializable && element instanceof Interfaces interfaces) {
                builder.withInterfaceSymbols(Serializability.with(interfaces));
            } else if (!(element instanceof PermittedSubclassesAttribute permits) || sealed.test(names(permits))) {
                // Else the compiler has checked it; the VM does not want classes of other loaders there.
                builder.with(element);
            }
        };
        boolean isNumbered =
                SerialVersion.isComputed(model) && (becomesSerializable || serializability.isSerializable(model));
        ClassTransform all = written != null && isNumbered
                ? weaving.andThen(Serializability.number(SerialVersion.of(model, written)))
                : weaving;
        byte[] woven = VmNames.rename(classFile.transformClass(model, all), again);
        loader.stops().keep(woven);
        return woven;
    }

    /// Variables that were set in lambdas of what has been woven, which elsewhere nobody would see.
    Set<String> set() {
        return set;
    }

    private static List<String> names(PermittedSubclassesAttribute permits) {
        return permits.permittedSubclasses().stream()
                .map(one -> one.asInternalName().replace('/', '.'))
                .toList();
    }

    /// Weaves a class of a library: it can be stopped as cells can. One that is older than `invokedynamic` stays as it
    /// is.
    byte[] weaveLibrary(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        if (isOld(model) && reachesNativeCode(model)) {
            NativeCode.reached();
        }
        String self = model.thisClass().asInternalName();
        return weaveBodies(
                model, bytes, CodeTransform.ofStateful(() -> new BodyWeaver(self, -1, false, false, Set.of())));
    }

    /// Weaves a class of a library so that it can be stopped where a method begins: its loops stay as they are, and as
    /// fast.
    byte[] weaveEntries(byte[] bytes) {
        return weaveBodies(classFile.parse(bytes), bytes, CodeTransform.ofStateful(() -> new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                builder.invokedynamic(BodyWeaver.CHECK);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                builder.with(element);
            }
        }));
    }

    private byte[] weaveBodies(ClassModel model, byte[] bytes, CodeTransform weaving) {
        return isOld(model) ? bytes : classFile.transformClass(model, ClassTransform.transformingMethodBodies(weaving));
    }

    private static boolean isOld(ClassModel model) {
        return model.majorVersion() < ClassFile.JAVA_7_VERSION;
    }

    private static boolean reachesNativeCode(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member
                    && NativeCode.isReachedBy(
                            member.owner().asInternalName(), member.name().stringValue())) {
                return true;
            }
        }
        return false;
    }

    private CodeTransform body(String self, MethodModel method, CodeModel code) {
        boolean starts = method.methodName().equalsString("<clinit>");
        if (!hasLoop(code)) {
            return new BodyWeaver(self, -1, starts, elsewhere, set);
        }
        int free = ((CodeAttribute) code).maxLocals();
        CodeTransform body = new BodyWeaver(self, free, starts, elsewhere, set);
        LoopVariables copied = elsewhere ? null : LoopVariables.of(code, free + 1, known);
        return copied == null ? body : copied.andThen(body);
    }

    private static boolean hasLoop(CodeModel code) {
        Set<Label> behind = new HashSet<>();
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target) {
                behind.add(target.label());
            } else if (element instanceof BranchInstruction branch && behind.contains(branch.target())) {
                return true;
            }
        }
        return false;
    }

    private static int widened(int flags) {
        boolean isPrivate = (flags & ClassFile.ACC_PRIVATE) != 0;
        return isPrivate ? flags : flags & ~ClassFile.ACC_PROTECTED | ClassFile.ACC_PUBLIC;
    }

    /// The methods of cells in a class: `name(types)result` to `(types)result`.
    Map<String, String> linkedMethods(byte[] bytes) {
        Map<String, String> found = new HashMap<>();
        ClassModel model = classFile.parse(bytes);
        if (BodyWeaver.isLinkedClass(model.thisClass().asInternalName())) {
            for (MethodModel method : model.methods()) {
                String name = method.methodName().stringValue();
                if (BodyWeaver.isLinked(name)
                        && method.flags().has(AccessFlag.STATIC)
                        && method.flags().has(AccessFlag.PUBLIC)) {
                    String descriptor = VmNames.internal(method.methodType().stringValue(), again);
                    found.put(name + descriptor, descriptor);
                }
            }
        }
        return found;
    }
}
