package himalia.kernel.cell.javac;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classes that a class names: in its code, its types and the types of its members. Those of the JDK are left out.
final class Uses {
    private static final Pattern IN_TYPE = Pattern.compile("L([^;:<>.\\[()]+)");

    private Uses() {}

    /// What a class and those nested in it use of others.
    static Set<String> of(String className, Map<String, byte[]> classes) {
        Set<String> found = new HashSet<>();
        if (className.isEmpty()) {
            return found;
        }
        classes.forEach((name, bytes) -> {
            if (belongs(name, className)) {
                found.addAll(of(bytes));
            }
        });
        found.removeIf(name -> belongs(name, className));
        return found;
    }

    private static boolean belongs(String name, String className) {
        return name.equals(className) || name.startsWith(className + "$");
    }

    static Set<String> of(byte[] bytes) {
        Set<String> found = new HashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            if (entry instanceof ClassEntry type) {
                add(type.asInternalName(), found);
            } else if (entry instanceof Utf8Entry text && text.stringValue().indexOf(';') > 0) {
                addAll(text.stringValue(), found);
            }
        }
        return found;
    }

    /// Those in the types of its members and in what it extends, not those in its code.
    static Set<String> ofShape(byte[] bytes) {
        Set<String> found = new HashSet<>();
        ClassModel type = ClassFile.of().parse(bytes);
        type.superclass().ifPresent(one -> add(one.asInternalName(), found));
        type.interfaces().forEach(one -> add(one.asInternalName(), found));
        for (FieldModel field : type.fields()) {
            addAll(field.fieldType().stringValue(), found);
            field.findAttribute(Attributes.signature())
                    .ifPresent(one -> addAll(one.signature().stringValue(), found));
        }
        for (MethodModel method : type.methods()) {
            addAll(method.methodType().stringValue(), found);
            method.findAttribute(Attributes.signature())
                    .ifPresent(one -> addAll(one.signature().stringValue(), found));
        }
        return found;
    }

    private static void addAll(String type, Set<String> found) {
        Matcher name = IN_TYPE.matcher(type);
        while (name.find()) {
            add(name.group(1), found);
        }
    }

    private static void add(String name, Set<String> found) {
        if (name.startsWith("[")) {
            addAll(name, found);
        } else if (!name.startsWith("java/")) {
            found.add(name.replace('/', '.'));
        }
    }
}
