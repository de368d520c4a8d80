package himalia.kernel.cell;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;

/// The number by which objects that are read back know whether their class is still the one that was written.
///
/// Java computes it from the class unless that says one, and from the access to its members, too. Of a class of a cell
/// all of that is public to the VM: it gets the number that the class has as it is written, so that a notebook and a
/// program can exchange objects.
final class SerialVersion {
    static final String FIELD = "serialVersionUID";

    private static final int OF_CLASS =
            ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_INTERFACE | ClassFile.ACC_ABSTRACT;
    private static final int ACCESS = ClassFile.ACC_PUBLIC | ClassFile.ACC_PRIVATE | ClassFile.ACC_PROTECTED;
    private static final int OF_FIELD =
            ACCESS | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL | ClassFile.ACC_VOLATILE | ClassFile.ACC_TRANSIENT;
    private static final int OF_METHOD = ACCESS
            | ClassFile.ACC_STATIC
            | ClassFile.ACC_FINAL
            | ClassFile.ACC_SYNCHRONIZED
            | ClassFile.ACC_NATIVE
            | ClassFile.ACC_ABSTRACT
            | ClassFile.ACC_STRICT;

    private SerialVersion() {}

    /// Whether Java would compute the number of such a class, if its objects can be written.
    static boolean isComputed(ClassModel type) {
        int flags = type.flags().flagsMask();
        return (flags & (ClassFile.ACC_INTERFACE | ClassFile.ACC_ENUM)) == 0
                && type.findAttribute(Attributes.record()).isEmpty()
                && type.fields().stream().noneMatch(one -> one.fieldName().equalsString(FIELD));
    }

    /// The number, as `ObjectStreamClass` computes it.
    ///
    /// @param type as javac has compiled it
    /// @param written the same as it is written
    static long of(ClassModel type, WrittenClass written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(VmNames.of(type.thisClass().asInternalName()));
            out.writeInt(written.modifiers(type) & OF_CLASS);
            for (String name : type.interfaces().stream()
                    .map(one -> VmNames.of(one.asInternalName()))
                    .sorted()
                    .toList()) {
                out.writeUTF(name);
            }
            for (FieldModel field : type.fields().stream()
                    .sorted(Comparator.comparing(one -> one.fieldName().stringValue()))
                    .toList()) {
                int modifiers = written.modifiers(field) & OF_FIELD;
                boolean isOwn = (modifiers & ClassFile.ACC_PRIVATE) != 0;
                if (!isOwn || (modifiers & (ClassFile.ACC_STATIC | ClassFile.ACC_TRANSIENT)) == 0) {
                    write(
                            out,
                            field.fieldName().stringValue(),
                            modifiers,
                            VmNames.internal(field.fieldType().stringValue()));
                }
            }
            if (type.methods().stream().anyMatch(one -> one.methodName().equalsString("<clinit>"))) {
                write(out, "<clinit>", ClassFile.ACC_STATIC, "()V");
            }
            writeMethods(out, type, true, written);
            writeMethods(out, type, false, written);
            byte[] hash = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
            long number = 0;
            for (int i = 7; i >= 0; i--) {
                number = number << 8 | hash[i] & 0xff;
            }
            return number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void writeMethods(DataOutputStream out, ClassModel type, boolean constructors, WrittenClass written)
            throws IOException {
        List<MethodModel> methods = type.methods().stream()
                .filter(one -> !one.methodName().equalsString("<clinit>"))
                .filter(one -> one.methodName().equalsString("<init>") == constructors)
                .sorted(Comparator.comparing(
                                (MethodModel one) -> one.methodName().stringValue())
                        .thenComparing(one -> VmNames.internal(one.methodType().stringValue())))
                .toList();
        for (MethodModel method : methods) {
            int modifiers = written.modifiers(method) & OF_METHOD;
            if ((modifiers & ClassFile.ACC_PRIVATE) == 0) {
                write(
                        out,
                        method.methodName().stringValue(),
                        modifiers,
                        VmNames.of(method.methodType().stringValue()));
            }
        }
    }

    private static void write(DataOutputStream out, String name, int modifiers, String type) throws IOException {
        out.writeUTF(name);
        out.writeInt(modifiers);
        out.writeUTF(type);
    }
}
