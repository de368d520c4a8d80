package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of methods by purpose, with which the documentation of [Tensor] begins.
class MethodIndexTest {
    private static final Path SOURCE = Path.of("src", "main", "java", "himalia", "tensor", "Tensor.java");

    private static Set<String> listed() throws IOException {
        String text = Files.readString(SOURCE);
        String index = text.substring(text.indexOf("| purpose |"), text.indexOf("Where PyTorch has a keyword"));
        return Pattern.compile("`(\\w+)`")
                .matcher(index)
                .results()
                .map((MatchResult m) -> m.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> methods() {
        return Arrays.stream(Tensor.class.getMethods())
                .filter(m -> m.getDeclaringClass().getPackage() == Tensor.class.getPackage())
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void every_public_method_is_listed_by_its_purpose() throws IOException {
        Set<String> listed = listed();
        assertThat(methods())
                .allSatisfy(name -> assertThat(listed)
                        .as("the index in the documentation of Tensor lacks " + name)
                        .containsAnyOf(name, name.replaceAll("_$", "")));
    }

    @Test
    void nothing_is_listed_that_is_not_there() throws IOException {
        assertThat(methods()).containsAll(listed());
    }
}
