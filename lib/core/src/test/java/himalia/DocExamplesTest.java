package himalia;

import static himalia.data.Tables.csv;
import static himalia.data.Tables.html;
import static himalia.data.Tables.trainTestSplit;
import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.data.Tables;
import himalia.nn.Functional;
import himalia.nn.Linear;
import himalia.nn.ReLU;
import himalia.nn.Sequential;
import himalia.nn.Sigmoid;
import himalia.nn.Tanh;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/// What the examples in the documentation print is true.
class DocExamplesTest {
    @Test
    void of_tensors() {
        Tensor x = tensor("[[1., 2.], [3., 4.]]");
        assertThat(x.matmul(tensor("[[1.], [2.]]"))).hasToString("tensor([[ 5.],\n        [11.]])");
        Tensor w = tensor(3.).requiresGrad_();
        w.mul(w).backward();
        assertThat(w.grad()).hasToString("tensor(6.)");
        assertThat(zeros(2, 3).shape()).hasToString("torch.Size([2, 3])");
        assertThat(zeros(2, 3).shape().get(-1)).isEqualTo(3);
        assertThat(DType.promote(DType.INT64, DType.FLOAT32)).hasToString("torch.float32");
        assertThat(x.max(0).values()).hasToString("tensor([3., 4.])");
        assertThat(x.max(0).indices()).hasToString("tensor([1, 1])");
        manualSeed(777);
        assertThat(rand(5)).hasToString("tensor([0.0819, 0.4911, 0.4033, 0.3859, 0.8813])");
    }

    @Test
    void of_layers() {
        manualSeed(777);
        assertThat(new Linear(2, 1).weight.detach()).hasToString("tensor([[-0.5913, -0.0125]])");
        assertThat(new Sigmoid().forward(tensor(0., 2.))).hasToString("tensor([0.5000, 0.8808])");
        assertThat(new Tanh().forward(tensor(0., 2.))).hasToString("tensor([0.0000, 0.9640])");
        assertThat(new ReLU().forward(tensor(-1., 2.))).hasToString("tensor([0., 2.])");
        assertThat(Functional.mseLoss(tensor(1., 2.), tensor(0., 4.))).hasToString("tensor(2.5000)");
        assertThat(new Sequential(new Linear(2, 1), new Sigmoid()).toString().lines())
                .containsExactly(
                        "Sequential(",
                        "  (0): Linear(in_features=2, out_features=1, bias=True)",
                        "  (1): Sigmoid()",
                        ")");
    }

    @Test
    void of_tables() {
        Table data = csv("data/test.csv");
        assertThat(data.shape()).isEqualTo("test: 10 rows X 4 cols");
        assertThat(data.columnNames()).containsExactly("A", "B", "C", "D");
        assertThat(Tables.tensor(data, "A", "B").shape()).hasToString("torch.Size([10, 2])");
        assertThat(html("<table><tr><th>a<th>b<tr><td>1<td>2</table>").columnNames())
                .containsExactly("a", "b");
        assertThat(trainTestSplit(data, 0.2, true, 42).train().rowCount()).isEqualTo(8);
    }
}
