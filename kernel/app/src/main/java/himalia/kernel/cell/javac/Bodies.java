package himalia.kernel.cell.javac;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Finds the classes of which a cell changes nothing but what their methods do: their objects can go on.
final class Bodies {
    private Bodies() {}

    /// The names of those classes, nested ones included.
    ///
    /// @param before the bytes of the classes of earlier cells
    static Set<String> of(Compiled compiled, Map<String, byte[]> before) {
        Map<String, Set<String>> alike = new HashMap<>();
        Set<String> replaced = new HashSet<>();
        for (Declared one : compiled.replaced()) {
            if (one.kind() == Declared.Kind.TYPE && one.isUsable()) {
                Set<String> old = owned(one, before.keySet());
                replaced.addAll(old);
                if (!old.isEmpty() && isAlike(old, owned(one, compiled.classes().keySet()), compiled, before)) {
                    alike.put(one.className(), old);
                }
            }
        }
        // A class that is loaded knows others by their loaded classes: it cannot go on if one of those does not.
        boolean less = true;
        while (less) {
            Set<String> found = new HashSet<>();
            alike.values().forEach(found::addAll);
            less = alike.values()
                    .removeIf(names -> names.stream()
                            .flatMap(name -> Uses.of(Objects.requireNonNull(before.get(name))).stream())
                            .anyMatch(used -> replaced.contains(used) && !found.contains(used)));
        }
        Set<String> found = new HashSet<>();
        alike.values().forEach(found::addAll);
        return found;
    }

    private static boolean isAlike(Set<String> old, Set<String> next, Compiled compiled, Map<String, byte[]> before) {
        return old.equals(next)
                && old.stream()
                        .allMatch(name -> shape(
                                        ClassFile.of().parse(compiled.classes().get(name)))
                                .equals(shape(ClassFile.of().parse(before.get(name)))));
    }

    private static Set<String> owned(Declared type, Set<String> names) {
        Set<String> owned = new HashSet<>(names);
        owned.removeIf(name -> !type.owns(name));
        return owned;
    }

    /// All that the VM does not let a loaded class change, and what is done when it is loaded: that is not done again.
    private static Set<String> shape(ClassModel type) {
        Set<String> shape = new TreeSet<>();
        shape.add("flags " + type.flags().flagsMask());
        shape.add(
                "extends " + type.superclass().map(one -> one.asInternalName()).orElse(""));
        type.interfaces().forEach(one -> shape.add("implements " + one.asInternalName()));
        type.fields().forEach(one -> shape.add("field " + one.flags().flagsMask() + one.fieldName() + one.fieldType()));
        type.fields()
                .forEach(one -> one.findAttribute(Attributes.constantValue())
                        .ifPresent(value -> shape.add(
                                "value " + one.fieldName() + value.constant().constantValue())));
        type.methods().stream()
                .filter(one -> one.methodName().equalsString("<clinit>"))
                .flatMap(one -> one.code().stream())
                .forEach(code -> shape.add("start " + instructions(code)));
        type.methods()
                .forEach(one -> shape.add("method " + one.flags().flagsMask() + one.methodName() + one.methodType()));
        type.attributes().stream()
                .filter(one ->
                        one.attributeName().stringValue().matches("Signature|Record|PermittedSubclasses|NestMembers"))
                .forEach(one -> shape.add(one.attributeName() + " " + one));
        return shape;
    }

    private static List<String> instructions(CodeModel code) {
        List<String> texts = new ArrayList<>();
        for (CodeElement element : code) {
            if (element instanceof Instruction) {
                texts.add(element.toString());
            }
        }
        return texts;
    }
}
