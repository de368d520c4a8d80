package himalia.tensor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of methods by purpose, with which the documentation of [Tensor] begins.
class MethodIndexTest {
    private static final Path SOURCE = Path.of("src", "main", "java", "himalia", "tensor", "Tensor.java");
    private static final Pattern ROW = Pattern.compile("/// \\| (?:[^|(]*)(?:\\(\\[(\\w+)]\\) )?\\| (.*) \\|");

    /// The names by the family that the heading of their row links to; a row without a link is [Tensor]'s own.
    private static Map<String, Set<String>> listed() throws IOException {
        String text = Files.readString(SOURCE);
        List<String> rows = text.substring(text.indexOf("| purpose |"), text.indexOf("An underscore at the end"))
                .lines()
                .filter(line -> line.startsWith("/// | "))
                .toList();
        Map<String, Set<String>> names = new LinkedHashMap<>();
        String family = "Tensor";
        for (String row : rows) {
            var cells = ROW.matcher(row);
            assertThat(cells.matches()).as(row).isTrue();
            if (!row.startsWith("/// | |")) {
                family = cells.group(1) == null ? "Tensor" : cells.group(1);
            }
            names.computeIfAbsent(family, f -> new HashSet<>())
                    .addAll(Pattern.compile("`(\\w+)`")
                            .matcher(cells.group(2))
                            .results()
                            .map((MatchResult m) -> m.group(1))
                            .toList());
        }
        return names;
    }

    private static Stream<Method> methods() {
        return Arrays.stream(Tensor.class.getMethods())
                .filter(m -> m.getDeclaringClass().getPackage() == Tensor.class.getPackage());
    }

    @Test
    void every_public_method_is_listed_by_its_purpose() throws IOException {
        Set<String> listed = listed().values().stream().flatMap(Set::stream).collect(toSet());
        assertThat(methods()
                        .map(Method::getName)
                        .filter(name -> !listed.contains(name) && !listed.contains(name.replaceAll("_$", ""))))
                .as("methods that the table in the documentation of Tensor lacks: put each into the row of its family")
                .isEmpty();
    }

    @Test
    void nothing_is_listed_that_is_not_there() throws IOException {
        Set<String> there = methods().map(Method::getName).collect(toSet());
        assertThat(listed().values().stream().flatMap(Set::stream).filter(name -> !there.contains(name)))
                .as("names in the table in the documentation of Tensor that no method has")
                .isEmpty();
    }

    @Test
    void the_family_that_the_index_names_declares_the_method() throws IOException {
        Map<String, Set<String>> listed = listed();
        assertThat(methods().filter(m -> !Modifier.isStatic(m.getModifiers()))).allSatisfy(m -> {
            String family = m.getDeclaringClass().getSimpleName();
            boolean unlisted = listed.values().stream().noneMatch(names -> names.contains(m.getName()));
            if (unlisted && m.getName().endsWith("_")) {
                assertThat(family).as(m.getName()).isEqualTo("InPlaceOps");
            } else {
                assertThat(listed.get(family)).as("the row of " + family).contains(m.getName());
            }
        });
    }

    @Test
    void what_is_called_without_a_tensor_is_declared_by_the_facade_itself() {
        assertThat(methods().filter(m -> Modifier.isStatic(m.getModifiers())))
                .allSatisfy(
                        m -> assertThat(m.getDeclaringClass()).as(m.getName()).isEqualTo(Tensor.class));
        assertThat(Tensor.class.getSuperclass()).isEqualTo(Object.class);
    }

    @Test
    void every_family_has_its_heading() throws IOException {
        assertThat(listed().keySet())
                .containsAll(Arrays.stream(Tensor.class.getInterfaces())
                        .filter(family -> family.getPackage() == Tensor.class.getPackage())
                        .map(Class::getSimpleName)
                        .toList());
    }
}
