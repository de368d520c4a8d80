package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines as the lecture writes them, and the plain Java that `%java` shows for them.
@Timeout(120)
class PlainLectureTest {
    private static final LectureCells CELLS = new LectureCells();

    @BeforeAll
    static void declare() {
        assertThat(CELLS.shown("""
                Tensor x = tensor("[[1., 2.], [3., 4.]]"), y = tensor("[[1.], [0.]]"), W = zeros(2, 1), b = zeros(1);
                Table df = table(x, "A", "B");
                var model = new Sequential(new Linear(2, 1), new Sigmoid());
                import himalia.train.Dense;
                var keras = new himalia.train.Sequential(new Dense(1, "sigmoid").inputShape(2));
                keras.compile("sgd", "mse");
                """)).isEmpty();
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "x.matmul(W) + b => x.matmul(W).add(b)",
                "W -= 0.1 * W; => W.sub_(W.mul(0.1));",
                "t(x)[0] => x.t().get(0)",
                "df[\"A\"] => TableFormulas.get(df, \"A\")",
                "df[\"C\"] = df[\"A\"] / df[\"B\"]; => TableFormulas.set(df, \"C\", TableFormulas.div(TableFormulas.get(df, \"A\"), TableFormulas.get(df, \"B\")));",
                "(df - df.min()) / (df.max() - df.min()) => TableFormulas.div(TableFormulas.minus(df, TableFormulas.min(df)), TableFormulas.minus(TableFormulas.max(df), TableFormulas.min(df)))",
                "df.head() => head(df)",
                "torch.zeros_like(x) + torch.ones(2) => zerosLike(x).add(ones(2))",
                "F.mse_loss(x * 2, x) => mseLoss(x.mul(2), x)",
                "nn.Linear layer = new nn.Linear(2, 1); => Linear layer = new Linear(2, 1);",
                "new nn.Linear(2, 1, bias=false) => new Linear(2, 1, false)",
                "x.mean(dim=0) => x.mean(0)",
                "x.log_softmax(1) => x.logSoftmax(1)",
                "exp(x) => x.exp()",
                "keras.fit(x, y, epochs=2, batch_size=2); => keras.fit(x, y).epochs(2).batchSize(2).run();",
                "train_test_split(x, y, test_size=0.5) => trainTestSplit(x, y, 0.5)",
                "class Net extends nn.Module { Linear one = new nn.Linear(2, 1); public Tensor forward(Tensor v) { return torch.sigmoid(one.forward(v)); } } => class Net extends Module { Linear one = new Linear(2, 1); public Tensor forward(Tensor v) { return sigmoid(one.forward(v)); } }",
                "import torch => "
            })
    void a_line_of_the_lecture_is_a_line_of_java(String lecture, String java) {
        assertThat(CELLS.plain(lecture)).isEqualTo(java == null ? "" : java);
    }

    @Test
    void a_class_that_no_cell_sees_by_its_name_is_imported() {
        assertThat(CELLS.plain("// a leaf\nzeros(2, requires_grad=true)"))
                .isEqualTo("import himalia.TensorNames;\n\n// a leaf\nTensorNames.requiresGrad(zeros(2), true)");
    }
}
