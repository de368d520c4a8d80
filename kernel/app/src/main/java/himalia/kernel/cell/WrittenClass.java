package himalia.kernel.cell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A class of the user's as it is written, where the VM has to be told otherwise.
///
/// @param access    the access of the class, which is called [#ITSELF], and of its members: fields by their names,
/// methods by names and descriptors
/// @param permitted the classes that may extend it; none if it is not sealed
record WrittenClass(Map<String, Integer> access, List<String> permitted) {
    static final String ITSELF = "";
    static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;

    /// A class as javac has compiled it.
    ///
    /// @param closed null if its access is what javac says; else the class has no modifier, nor has its
    /// constructor if this is true
    static WrittenClass of(ClassModel model, @Nullable Boolean closed) {
        Map<String, Integer> access = new HashMap<>();
        access.put(ITSELF, closed == null ? model.flags().flagsMask() & ACCESS : 0);
        model.fields().forEach(one -> access.put(key(one), one.flags().flagsMask() & ACCESS));
        model.methods().forEach(one -> access.put(key(one), one.flags().flagsMask() & ACCESS));
        if (closed != null && closed) {
            access.computeIfPresent(constructor(model), (name, flags) -> flags & ~Modifier.PUBLIC);
        }
        List<String> permitted = model.findAttribute(Attributes.permittedSubclasses()).stream()
                .flatMap(one -> one.permittedSubclasses().stream())
                .map(one -> VmNames.of(one.asInternalName()))
                .toList();
        return new WrittenClass(access, permitted);
    }

    private static String key(FieldModel field) {
        return field.fieldName().stringValue();
    }

    private static String key(MethodModel method) {
        return method.methodName().stringValue()
                + VmNames.internal(method.methodType().stringValue());
    }

    /// The constructor that a class has without being told so.
    private static String constructor(ClassModel model) {
        StringBuilder types = new StringBuilder("<init>(");
        model.findAttribute(Attributes.record())
                .ifPresent(all -> all.components()
                        .forEach(one -> types.append(one.descriptor().stringValue())));
        return VmNames.internal(types.append(")V").toString());
    }

    /// The modifiers of a member of this class.
    int modifiers(FieldModel field) {
        return modifiers(key(field), field.flags().flagsMask());
    }

    int modifiers(MethodModel method) {
        return modifiers(key(method), method.flags().flagsMask());
    }

    /// The modifiers of this class.
    int modifiers(ClassModel model) {
        // A class in another keeps its modifiers in what it is to that.
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(all -> all.classes().stream())
                .filter(one -> one.innerClass().equals(model.thisClass()))
                .findFirst()
                .map(one -> one.flagsMask())
                .orElseGet(() -> modifiers(ITSELF, model.flags().flagsMask()));
    }

    private int modifiers(String key, int flags) {
        return flags & ~ACCESS | Objects.requireNonNull(access.get(key));
    }
}
