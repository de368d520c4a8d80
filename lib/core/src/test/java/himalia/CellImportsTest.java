package himalia;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellImportsTest {
    private static final List<String> IMPORTS = new CellImports().imports();

    @Test
    void no_two_classes_bring_the_same_verb_for_the_same_arguments() throws ClassNotFoundException {
        var verbs = Stream.<Method>builder();
        for (String name : IMPORTS) {
            if (name.startsWith("static ")) {
                Class<?> from = Class.forName(name.substring("static ".length(), name.length() - ".*".length()));
                Arrays.stream(from.getMethods())
                        .filter(verb -> Modifier.isStatic(verb.getModifiers()))
                        .forEach(verbs);
            }
        }
        assertThat(verbs.build()
                        .distinct()
                        .collect(Collectors.groupingBy(
                                verb -> verb.getName() + Arrays.toString(verb.getParameterTypes()),
                                Collectors.mapping(Function.identity(), Collectors.toList())))
                        .values())
                .isNotEmpty()
                .allSatisfy(same -> assertThat(same).hasSize(1));
    }

    @Test
    void the_names_of_a_course_need_no_import(@TempDir Path folder) throws Exception {
        Path cell = folder.resolve("Cell.java");
        String imports = IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
        Files.writeString(cell, imports + """
                        class Cell {
                            Tensor y = tensor("[[1.], [0.]]");
                            Module model = new Sequential(new Linear(2, 1), new Sigmoid());
                            Tensor costs = mseLoss(y, y).add(binaryCrossEntropy(y, y)).add(sigmoid(y).sum());
                            Tensor solved = Linalg.inv(eye(2)).matmul(y);
                            Object shown = line(y, "cost").scatter(y, y).hline(0);
                            String version = Himalia.version();
                        }
                        """);

        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), cell.toString());

        assertThat(failed).isZero();
    }
}
