package himalia.kernel.cell;

import java.lang.classfile.Signature;
import java.lang.constant.ClassDesc;
import java.util.List;

/// Types in class files, as Java writes them.
final class WrittenType {
    private WrittenType() {}

    /// A type as Java has it, or an empty text if it has no name there.
    static String of(Signature signature) {
        return switch (signature) {
            case Signature.BaseTypeSig base ->
                ClassDesc.ofDescriptor("" + base.baseType()).displayName();
            case Signature.ArrayTypeSig array -> {
                String of = of(array.componentSignature());
                yield of.isEmpty() ? "" : of + "[]";
            }
            case Signature.TypeVarSig variable -> "";
            case Signature.ClassTypeSig type -> {
                String name = type.outerType().isPresent() ? "" : named(type.className());
                List<String> arguments =
                        type.typeArgs().stream().map(WrittenType::argument).toList();
                yield name.isEmpty() || arguments.contains("")
                        ? ""
                        : arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
            }
        };
    }

    private static String argument(Signature.TypeArg argument) {
        return switch (argument) {
            case Signature.TypeArg.Unbounded any -> "?";
            case Signature.TypeArg.Bounded bounded -> {
                String of = of(bounded.boundType());
                yield of.isEmpty()
                        ? ""
                        : switch (bounded.wildcardIndicator()) {
                            case NONE -> of;
                            case EXTENDS -> "? extends " + of;
                            case SUPER -> "? super " + of;
                        };
            }
        };
    }

    private static String named(String internal) {
        String name = internal.replace('/', '.').replaceFirst("^" + CellClassLoader.PACKAGE + "\\.", "");
        // Of a class in a method, and of one without a name.
        return name.matches(".*\\$[0-9].*|\\$.*") ? "" : name.replace('$', '.');
    }
}
