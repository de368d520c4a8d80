package himalia.kernel.cell.javac;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What a class has that it did not have, and the other way round: why its objects cannot go on.
final class Changes {
    private static final int NAMED = 4;

    private Changes() {}

    /// A sentence that names members, or nothing if it is not a matter of members.
    static String of(String type, byte[] before, byte[] now) {
        Set<String> had = members(ClassFile.of().parse(before));
        Set<String> has = members(ClassFile.of().parse(now));
        Set<String> fresh = new LinkedHashSet<>(has);
        fresh.removeAll(had);
        had.removeAll(has);
        if (fresh.isEmpty() && had.isEmpty()) {
            return "";
        }
        return " In `" + type + "` "
                + (fresh.isEmpty() ? "" : names(fresh) + (fresh.size() == 1 ? " is new" : " are new"))
                + (fresh.isEmpty() || had.isEmpty() ? "" : ", ")
                + (had.isEmpty() ? "" : names(had) + (had.size() == 1 ? " is gone" : " are gone"))
                + ".";
    }

    private static String names(Set<String> members) {
        String named = members.stream().limit(NAMED).map(one -> "`" + one + "`").collect(Collectors.joining(", "));
        return members.size() > NAMED ? named + " and " + (members.size() - NAMED) + " more" : named;
    }

    private static Set<String> members(ClassModel type) {
        Set<String> members = new LinkedHashSet<>();
        type.superclass().ifPresent(one -> members.add("extends " + name(one.asSymbol())));
        type.interfaces().forEach(one -> members.add("implements " + name(one.asSymbol())));
        members.removeIf(one -> one.matches("extends (Object|Record|Enum)"));
        type.fields().stream()
                .filter(one -> !one.flags().has(AccessFlag.SYNTHETIC))
                .forEach(one -> members.add((one.flags().has(AccessFlag.STATIC) ? "static " : "")
                        + name(one.fieldTypeSymbol()) + " " + one.fieldName().stringValue()));
        type.methods().stream()
                .filter(one -> !one.flags().has(AccessFlag.SYNTHETIC)
                        && !one.methodName().equalsString("<clinit>"))
                .forEach(one -> members.add(method(type, one.methodName().stringValue(), one.methodTypeSymbol())));
        return members;
    }

    private static String method(ClassModel type, String name, MethodTypeDesc of) {
        String parameters = of.parameterList().stream().map(Changes::name).collect(Collectors.joining(", ", "(", ")"));
        return name.equals("<init>")
                ? "new " + name(type.thisClass().asSymbol()) + parameters
                : name(of.returnType()) + " " + name + parameters;
    }

    private static String name(ClassDesc type) {
        return type.displayName().replaceFirst("^.*\\$(?=[\\p{L}_])", "");
    }
}
