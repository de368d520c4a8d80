package himalia.kernel.cell;

import java.io.Serializable;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Interfaces;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Whether objects of classes of cells can be written, and what makes it so.
final class Serializability {
    private static final ClassDesc SERIALIZABLE = ClassDesc.of(Serializable.class.getName());
    /// A class of ours itself, not one in it.
    private static final Pattern HOLDS = Pattern.compile("([^$]+/)?\\$(Run[0-9]+|[MV][0-9]+_[^;]*)");

    private final ClassLoader loader;
    private final Function<String, byte[]> known;
    private final ClassFile classFile;

    /// @param loader finds the classes that are no cell's
    /// @param known  the bytes of any class of a cell, or null
    Serializability(ClassLoader loader, Function<String, byte[]> known, ClassFile classFile) {
        this.loader = loader;
        this.known = known;
        this.classFile = classFile;
    }

    /// Whether objects of a class of a cell can be written as soon as that is allowed: nothing of them is in a class
    /// that does not write its part.
    boolean canBecomeSerializable(ClassModel model) {
        boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        if (isInterface || HOLDS.matcher(model.thisClass().asInternalName()).matches() || isSerializable(model)) {
            return false;
        }
        ClassEntry above = model.superclass().orElse(null);
        return above == null
                || above.asInternalName().equals("java/lang/Object")
                || above.asInternalName().equals("java/lang/Record")
                || ofCell(above).map(this::canBecomeSerializable).orElse(false);
    }

    private Optional<ClassModel> ofCell(ClassEntry type) {
        byte[] ofCell = known.apply(type.asInternalName().replace('/', '.'));
        return Optional.ofNullable(ofCell).map(classFile::parse);
    }

    /// The interfaces of a class whose objects can be written from here on.
    static List<ClassDesc> with(Interfaces interfaces) {
        List<ClassDesc> all = new ArrayList<>();
        interfaces.interfaces().forEach(one -> all.add(one.asSymbol()));
        all.add(SERIALIZABLE);
        return all;
    }

    /// Gives a class the number that it has as it is written. Code that asks for its fields does not see it.
    static ClassTransform number(long number) {
        return ClassTransform.endHandler(builder -> builder.withField(
                SerialVersion.FIELD,
                ConstantDescs.CD_long,
                field -> field.withFlags(AccessFlag.PRIVATE, AccessFlag.STATIC, AccessFlag.FINAL, AccessFlag.SYNTHETIC)
                        .with(ConstantValueAttribute.of(number))));
    }

    /// Whether objects of a class can be written.
    boolean isSerializable(ClassModel model) {
        return model.interfaces().stream().anyMatch(this::isSerializable)
                || model.superclass().stream().anyMatch(this::isSerializable);
    }

    private boolean isSerializable(ClassEntry entry) {
        String name = entry.asInternalName().replace('/', '.');
        byte[] ofCell = known.apply(name);
        if (ofCell != null) {
            return isSerializable(classFile.parse(ofCell));
        }
        try {
            return Serializable.class.isAssignableFrom(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            return false; // whoever loads the class will say so
        }
    }
}
