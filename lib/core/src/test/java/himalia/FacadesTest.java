package himalia;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import himalia.api.Renderer;
import himalia.data.Tables;
import himalia.linalg.Linalg;
import himalia.nn.Functional;
import himalia.plot.Figure;
import himalia.plot.Plot;
import himalia.tensor.Index;
import himalia.train.Train;
import himalia.widgets.Widgets;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A facade is one file: completion, help and stack traces name the class that the student called.
class FacadesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Tables.class,
                Plot.class,
                Figure.class,
                Functional.class,
                Linalg.class,
                Index.class,
                Train.class,
                Widgets.class
            })
    void every_name_that_is_called_on_a_facade_is_declared_by_it(Class<?> facade) {
        List<Method> methods = Arrays.stream(facade.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .toList();

        assertThat(methods).isNotEmpty().allMatch(method -> method.getDeclaringClass() == facade);
    }

    @Test
    void no_class_is_there_to_be_inherited_from_for_its_statics() {
        assertThat(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages(
                                "himalia.data",
                                "himalia.linalg",
                                "himalia.nn",
                                "himalia.optim",
                                "himalia.plot",
                                "himalia.train",
                                "himalia.widgets"))
                .isNotEmpty()
                .noneMatch(FacadesTest::hasOnlyStaticsAndHeirs);
    }

    @Test
    void the_services_of_the_library_are_out_of_sight_of_a_cell() {
        assertThat(ServiceLoader.load(Renderer.class))
                .isNotEmpty()
                .extracting(Object::getClass)
                .noneMatch(service -> Modifier.isPublic(outermost(service).getModifiers()));
    }

    private static boolean hasOnlyStaticsAndHeirs(JavaClass type) {
        return !type.isInterface()
                && !type.getSubclasses().isEmpty()
                && !type.getMethods().isEmpty()
                && type.getMethods().stream()
                        .allMatch(method -> Modifier.isStatic(method.reflect().getModifiers()));
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }
}
