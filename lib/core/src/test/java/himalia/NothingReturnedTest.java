package himalia;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.data.Tables;
import himalia.nn.Linear;
import himalia.nn.TransformerEncoder;
import himalia.nn.TripletMarginWithDistanceLoss;
import himalia.plot.Plot;
import himalia.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/// Functions of a student's that return nothing where something is needed: the error is about them.
class NothingReturnedTest {
    @TempDir
    Path folder;

    @Test
    void a_function_that_gives_null_is_named_and_not_what_becomes_of_the_null() throws Exception {
        Tensor x = tensor("[[0., 1.], [1., 0.], [1., 1.], [0., 0.]]");
        Tensor y = tensor("[[0.], [1.], [1.], [0.]]");
        Table table = Table.create(DoubleColumn.create("A", 1, 2, 3, 4));
        String file = Files.writeString(folder.resolve("a.csv"), "A\n1\n").toString();
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("csv", () -> Tables.csv(file, o -> null));
        calls.put("trainTestSplit of a table", () -> Tables.trainTestSplit(table, o -> null));
        calls.put("trainTestSplit of tensors", () -> Tables.trainTestSplit(x, y, o -> null));
        calls.put("trainTestSplit of a column", () -> Tables.trainTestSplit(table, table.column("A"), o -> null));
        calls.put("apply", () -> TableNames.apply(table, c -> null));
        calls.put("decisionBoundary", () -> Plot.decisionBoundary((Tensor p) -> (Tensor) null, x, y));
        calls.put("lossSurface", () -> Plot.lossSurface(new Linear(2, 1), () -> null));
        calls.put("animate", () -> Plot.animate(3, i -> null));
        calls.put("TransformerEncoder", () -> new TransformerEncoder(2, () -> null));
        calls.put(
                "TripletMarginWithDistanceLoss",
                () -> new TripletMarginWithDistanceLoss()
                        .distanceFunction((a, b) -> null)
                        .forward(x, x, x));
        calls.forEach((name, call) -> assertThatThrownBy(call)
                .as(name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("null")
                .hasMessageContaining("Hint: "));
    }
}
