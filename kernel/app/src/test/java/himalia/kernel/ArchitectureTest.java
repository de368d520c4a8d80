package himalia.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The arrows between the packages of the kernel.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("himalia.kernel");

    @Test
    void the_protocol_knows_json_only() {
        mayUse("himalia.kernel.protocol", "com.google.gson..");
    }

    @Test
    void the_transport_knows_messages_and_zeromq() {
        mayUse("himalia.kernel.transport", "himalia.kernel.protocol", "org.zeromq..", "zmq..");
    }

    @Test
    void the_cell_engine_knows_nothing_of_jupyter() {
        mayUse("himalia.kernel.cell", "himalia.api", "jdk.compiler..", "com.sun.source..");
        mayUse(
                "himalia.kernel.cell.javac",
                "himalia.kernel.cell",
                "himalia.kernel.cell.javac.jdk",
                "himalia.kernel.cell.javac.sugar",
                "himalia.api",
                "com.sun.source..",
                "com.sun.tools.javac..");
        mayUse("himalia.kernel.cell.javac.sugar", "com.sun.source..", "com.sun.tools.javac..");
        mayUse("himalia.kernel.cell.javac.jdk", "com.sun.tools.javac..");
    }

    @Test
    void the_compiler_s_own_classes_stay_with_the_cell_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("himalia.kernel.cell.javac..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.tools.javac..", "jdk.jshell..")
                .check(CLASSES);
    }

    @Test
    void magics_output_and_history_know_the_engine_and_the_protocol_at_most() {
        mayUse(
                "himalia.kernel.magic",
                "himalia.api",
                "himalia.kernel.cell",
                "himalia.kernel.history",
                "himalia.kernel.notebook",
                "com.sun.management");
        mayUse("himalia.kernel.notebook", "himalia.kernel.protocol");
        mayUse("himalia.kernel.output");
        mayUse("himalia.kernel.history", "himalia.kernel.protocol");
    }

    @Test
    void the_debugger_knows_the_engine_and_the_protocol_and_only_the_kernel_knows_it() {
        mayUse(
                "himalia.kernel.debug",
                "himalia.api",
                "himalia.kernel.cell",
                "himalia.kernel.protocol",
                "org.jspecify..");
        noClasses()
                .that()
                .resideInAPackage("himalia.kernel.*..")
                .and()
                .resideOutsideOfPackage("himalia.kernel.debug")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("himalia.kernel.debug")
                .check(CLASSES);
    }

    @Test
    void the_installation_talks_to_a_kernel_as_a_front_end_does_and_knows_nothing_else_of_it() {
        mayUse("himalia.kernel.install", "himalia.kernel.protocol", "org.zeromq..", "org.jspecify..");
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("himalia.kernel.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static void mayUse(String name, String... others) {
        String[] allowed = new String[others.length + 2];
        System.arraycopy(others, 0, allowed, 2, others.length);
        allowed[0] = "java..";
        allowed[1] = name;
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(extend(allowed, "javax.."))
                .check(CLASSES);
    }

    private static String[] extend(String[] names, String more) {
        String[] all = java.util.Arrays.copyOf(names, names.length + 1);
        all[names.length] = more;
        return all;
    }
}
