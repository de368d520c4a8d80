package himalia.kernel.cell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Code that hands over the values of local variables in an array, and takes them back: whoever has the array may have
/// set them.
final class Handover {
    private static final String THIS = "this";

    private Handover() {}

    /// Puts the values of variables into an array on the stack.
    static void collect(CodeBuilder builder, List<LocalVariable> here) {
        builder.loadConstant(here.size()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < here.size(); i++) {
            LocalVariable one = here.get(i);
            builder.dup().loadConstant(i).loadLocal(TypeKind.from(one.typeSymbol()), one.slot());
            box(builder, one.typeSymbol());
            builder.aastore();
        }
    }

    /// Takes the values back out of the array.
    static void give(CodeBuilder builder, List<LocalVariable> here) {
        for (int i = 0; i < here.size(); i++) {
            LocalVariable one = here.get(i);
            if (!one.name().equalsString(THIS)) {
                builder.dup().loadConstant(i).aaload();
                unbox(builder, one.typeSymbol());
                builder.storeLocal(TypeKind.from(one.typeSymbol()), one.slot());
            }
        }
        builder.pop();
    }

    private static void box(CodeBuilder builder, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc boxed = boxed(type);
            builder.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, type));
        }
    }

    private static void unbox(CodeBuilder builder, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc boxed = boxed(type);
            builder.checkcast(boxed).invokevirtual(boxed, type.displayName() + "Value", MethodTypeDesc.of(type));
        } else if (!type.equals(ConstantDescs.CD_Object)) {
            builder.checkcast(type);
        }
    }

    private static ClassDesc boxed(ClassDesc primitive) {
        return switch (primitive.displayName()) {
            case "int" -> ConstantDescs.CD_Integer;
            case "char" -> ConstantDescs.CD_Character;
            default -> {
                String name = primitive.displayName();
                yield ClassDesc.of("java.lang." + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        };
    }
}
