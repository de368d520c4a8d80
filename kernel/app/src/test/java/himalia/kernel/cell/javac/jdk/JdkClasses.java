package himalia.kernel.cell.javac.jdk;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The class files of a JDK, be it the one that runs or another.
final class JdkClasses implements AutoCloseable {
    private static final List<String> MODULES = List.of("jdk.compiler", "java.compiler", "java.base");

    private final Path home;
    private final FileSystem files;
    private final Map<String, Optional<ClassModel>> known = new HashMap<>();

    JdkClasses(Path home) throws IOException {
        this.home = home;
        files = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", home.toString()));
    }

    /// The running JDK and those that the variable `HIMALIA_JDKS` names.
    static List<Path> reachable() {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        for (String one : System.getenv().getOrDefault("HIMALIA_JDKS", "").split(java.io.File.pathSeparator)) {
            if (!one.isBlank()) {
                homes.add(Path.of(one));
            }
        }
        return homes;
    }

    int release() throws IOException {
        Properties about = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            about.load(in);
        }
        return Integer.parseInt(about.getProperty("JAVA_VERSION").replaceAll("\\D*(\\d+).*", "$1"));
    }

    /// Whether it has a member where others can see it, in the class itself or in one above it.
    boolean has(Member member) {
        return has(member, member.owner().replace('.', '/'));
    }

    private boolean has(Member member, String owner) {
        Optional<ClassModel> found = known.computeIfAbsent(owner, this::read);
        if (found.isEmpty() || member.name().equals(Member.CLASS)) {
            return found.isPresent();
        }
        ClassModel home = found.get();
        for (MethodModel one : home.methods()) {
            if (one.methodName().equalsString(member.name()) && one.methodType().equalsString(member.type())) {
                return isSeen(one.flags().has(AccessFlag.PUBLIC), one.flags().has(AccessFlag.PROTECTED));
            }
        }
        for (FieldModel one : home.fields()) {
            if (one.fieldName().equalsString(member.name()) && one.fieldType().equalsString(member.type())) {
                return isSeen(one.flags().has(AccessFlag.PUBLIC), one.flags().has(AccessFlag.PROTECTED))
                        && (member.value() == null || member.value().equals(value(one)));
            }
        }
        return home.superclass()
                        .filter(one -> has(member, one.asInternalName()))
                        .isPresent()
                || home.interfaces().stream().anyMatch(one -> has(member, one.asInternalName()));
    }

    private static boolean isSeen(boolean isPublic, boolean isProtected) {
        return isPublic || isProtected;
    }

    private static String value(FieldModel field) {
        return field.findAttribute(Attributes.constantValue())
                .map(one -> String.valueOf(one.constant().constantValue()))
                .orElse("");
    }

    private Optional<ClassModel> read(String owner) {
        for (String module : MODULES) {
            Path file = files.getPath("modules", module, owner + ".class");
            if (Files.exists(file)) {
                try {
                    byte[] bytes = Files.readAllBytes(file);
                    // A class file of a newer JDK reads as one of this: what is asked for here has not changed.
                    bytes[7] = (byte) Math.min(bytes[7], ClassFile.latestMajorVersion());
                    return Optional.of(ClassFile.of().parse(bytes));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (files != FileSystems.getFileSystem(URI.create("jrt:/"))) {
            files.close();
        }
    }

    @Override
    public String toString() {
        return home.toString();
    }
}
