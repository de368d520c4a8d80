package himalia;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The arrows between the packages of the library.
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("himalia");

    @Test
    void tensors_stand_on_java_and_warn_through_the_api() {
        // the Vector API is part of the JDK, though not yet of java.base
        mayUse("himalia.tensor..", "himalia.tensor..", "himalia.api", "jdk.incubator.vector");
    }

    @Test
    void linear_algebra_stands_on_tensors_and_ejml() {
        // and in tensor.cpu on what ends a long loop
        mayUse("himalia.linalg..", "himalia.linalg..", "himalia.tensor..", "org.ejml..");
    }

    @Test
    void networks_and_optimizers_stand_on_tensors() {
        mayUse("himalia.nn..", "himalia.nn..", "himalia.tensor", "himalia.api");
        mayUse("himalia.optim..", "himalia.optim..", "himalia.tensor");
    }

    @Test
    void tables_stand_on_tablesaw_and_tensors() {
        mayUse(
                "himalia.data..",
                "himalia.data..",
                // and in tensor.cpu on the threads of all cores
                "himalia.tensor..",
                "himalia.api",
                "tech.tablesaw..",
                // the lists inside Tablesaw's columns
                "it.unimi.dsi.fastutil..",
                // the parser of HTML tables
                "org.jsoup..");
    }

    @Test
    void plots_stand_on_tables_tensors_and_models() {
        // models, because a network is drawn from the paths and weights of its parameters
        mayUse(
                "himalia.plot..",
                "himalia.plot..",
                "himalia.tensor",
                "himalia.nn",
                "himalia.data",
                "himalia.api",
                "tech.tablesaw..");
    }

    @Test
    void training_stands_on_networks_data_and_plots() {
        mayUse(
                "himalia.train..",
                "himalia.train..",
                "himalia.tensor..",
                "himalia.nn",
                "himalia.optim",
                "himalia.data",
                "himalia.plot",
                // the button that ends a training
                "himalia.widgets",
                "himalia.api",
                "tech.tablesaw..");
    }

    @Test
    void widgets_stand_on_the_api() {
        mayUse("himalia.widgets..", "himalia.widgets..", "himalia.api", "org.jspecify..");
    }

    @Test
    void the_playground_stands_on_networks_plots_and_widgets() {
        mayUse(
                "himalia.playground..",
                "himalia.playground..",
                "himalia.tensor",
                "himalia.nn",
                "himalia.optim",
                "himalia.data",
                "himalia.plot",
                // the history of a training
                "himalia.train",
                "himalia.widgets",
                "himalia.api",
                "tech.tablesaw..",
                "org.jspecify..");
    }

    @Test
    void every_package_has_a_rule() {
        Set<String> ruled = Set.of("tensor", "linalg", "nn", "optim", "data", "plot", "train", "widgets", "playground");
        assertThat(CLASSES.stream()
                        .map(type -> type.getPackageName().replaceAll("^himalia\\.?([^.]*).*", "$1"))
                        .filter(name -> !name.isEmpty() && !name.equals("api") && !ruled.contains(name)))
                .as("packages without a rule: say above what each may use, and name it here")
                .isEmpty();
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("himalia.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /// A user may bring another version of a library, but not of what the methods of this one take and give.
    @Test
    void what_public_methods_take_and_give_is_said_to_be_shared() throws IOException {
        List<String> shared;
        try (InputStream in = ArchitectureTest.class.getResourceAsStream("/META-INF/himalia/shared-packages")) {
            shared = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        Set<String> others = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(method ->
                        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream()))
                .map(type -> type.getBaseComponentType())
                .filter(type -> !type.isPrimitive() && !type.getPackageName().startsWith("java"))
                .map(JavaClass::getPackageName)
                .filter(name -> shared.stream().noneMatch(one -> (name + ".").startsWith(one + ".")))
                .collect(Collectors.toSet());
        assertThat(others).isEmpty();
        assertThat(shared).contains("himalia", "tech.tablesaw");
    }

    /// Cells have both by wildcard, and a name that two wildcards bring is neither.
    @Test
    void no_widget_takes_the_name_of_a_class_of_java_from_a_cell() {
        List<String> imports = new CellImports().imports();
        List<String> java = List.of(
                "java.lang",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "java.io",
                "java.nio.file",
                "java.math",
                "java.time",
                "java.text",
                "java.util.concurrent",
                "java.util.regex",
                "java.net");
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("himalia.widgets"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> java.stream().map(name -> name + "." + type.getSimpleName()))
                        .filter(ArchitectureTest::exists)
                        .filter(name -> !imports.contains(name)))
                .isEmpty();
        assertThat(imports).contains("java.util.Stack");
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void mayUse(String name, String... others) {
        String[] allowed =
                Stream.concat(Stream.of("java..", "javax.."), Stream.of(others)).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CLASSES);
    }
}
