package himalia.kernel.cell.javac;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classes of cells that a class names: in its code, its types and the types of its members.
final class Uses {
    private static final String PREFIX = CellFiles.PACKAGE + "/";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([^;:<>/.\\[()]+)");

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
            if (entry instanceof Utf8Entry text && text.stringValue().contains(PREFIX)) {
                Matcher name = NAME.matcher(text.stringValue());
                while (name.find()) {
                    found.add(CellFiles.PACKAGE + "." + name.group(1));
                }
            }
        }
        return found;
    }
}
