package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OldLibrariesTest {
    @TempDir
    Path folder;

    @Test
    void a_class_file_of_every_version_can_be_loaded() throws IOException {
        int newest = ClassFile.latestMajorVersion();
        for (int version = ClassFile.JAVA_1_VERSION; version <= newest; version++) {
            write(version);
        }
        try (Engines cells = new Engines()) {
            cells.engine.addToClassPath(folder);
            for (int version = ClassFile.JAVA_1_VERSION; version <= newest; version++) {
                assertThat(cells.value("old.V" + version + ".sum(4)"))
                        .as("version " + version)
                        .isEqualTo(10);
            }
        }
    }

    /// A class with a loop, as a compiler of its time would write it.
    private void write(int version) throws IOException {
        ClassDesc name = ClassDesc.of("old", "V" + version);
        byte[] bytes = ClassFile.of()
                .build(
                        name,
                        type -> type.withVersion(version, version == 45 ? 3 : 0)
                                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                                .withMethodBody(
                                        "sum",
                                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int),
                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                        code -> {
                                            var again = code.newLabel();
                                            code.iconst_0()
                                                    .istore(1)
                                                    .labelBinding(again)
                                                    .iload(1)
                                                    .iload(0)
                                                    .iadd()
                                                    .istore(1)
                                                    .iinc(0, -1)
                                                    .iload(0)
                                                    .ifgt(again)
                                                    .iload(1)
                                                    .ireturn();
                                        }));
        Path file = folder.resolve("old").resolve("V" + version + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
