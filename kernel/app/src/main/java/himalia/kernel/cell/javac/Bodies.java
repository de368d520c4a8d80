package himalia.kernel.cell.javac;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds the classes of which a cell changes nothing but what their methods do: their objects can go on.
final class Bodies {
    private Bodies() {}

    /// The names of the classes that a cell replaces, nested ones included; empty if it changes the members of any.
    ///
    /// @param before the bytes of the classes of earlier cells
    static Set<String> of(Compiled compiled, Map<String, byte[]> before) {
        Set<String> found = new HashSet<>();
        for (Declared replaced : compiled.replaced()) {
            if (replaced.kind() == Declared.Kind.TYPE) {
                Set<String> old = owned(replaced, before.keySet());
                if (!old.equals(owned(replaced, compiled.classes().keySet()))) {
                    return Set.of();
                }
                for (String name : old) {
                    ClassModel now = ClassFile.of().parse(compiled.classes().get(name));
                    ClassModel then = ClassFile.of().parse(before.get(name));
                    if (hasStatics(now) || hasStatics(then) || !shape(now).equals(shape(then))) {
                        return Set.of();
                    }
                }
                found.addAll(old);
            }
        }
        return found;
    }

    private static Set<String> owned(Declared type, Set<String> names) {
        Set<String> owned = new HashSet<>(names);
        owned.removeIf(name -> !type.owns(name));
        return owned;
    }

    /// What is static is set when a class is loaded, and so belongs to one loading of it.
    private static boolean hasStatics(ClassModel type) {
        return type.fields().stream().anyMatch(field -> (field.flags().flagsMask() & ClassFile.ACC_STATIC) != 0)
                || type.methods().stream()
                        .anyMatch(method -> method.methodName().equalsString("<clinit>"));
    }

    /// All that the VM does not let a loaded class change.
    private static Set<String> shape(ClassModel type) {
        Set<String> shape = new TreeSet<>();
        shape.add("flags " + type.flags().flagsMask());
        shape.add(
                "extends " + type.superclass().map(one -> one.asInternalName()).orElse(""));
        type.interfaces().forEach(one -> shape.add("implements " + one.asInternalName()));
        type.fields().forEach(one -> shape.add("field " + one.flags().flagsMask() + one.fieldName() + one.fieldType()));
        type.methods()
                .forEach(one -> shape.add("method " + one.flags().flagsMask() + one.methodName() + one.methodType()));
        type.attributes().stream()
                .filter(one ->
                        one.attributeName().stringValue().matches("Signature|Record|PermittedSubclasses|NestMembers"))
                .forEach(one -> shape.add(one.attributeName() + " " + one));
        return shape;
    }
}
