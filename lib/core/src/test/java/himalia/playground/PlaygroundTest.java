package himalia.playground;

import static himalia.nn.Functional.binaryCrossEntropyWithLogits;
import static himalia.playground.Playground.playground;
import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.manualSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import himalia.data.Batch;
import himalia.data.DataLoader;
import himalia.data.TensorSplit;
import himalia.nn.Init;
import himalia.nn.Linear;
import himalia.nn.Module;
import himalia.nn.Sequential;
import himalia.nn.Tanh;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A playground without a page.
class PlaygroundTest {
    @Test
    void gives_the_numbers_of_the_same_network_built_by_hand() {
        Playground p = playground()
                .data("xor")
                .noise(0.1)
                .features("x1", "x2", "x1*x2")
                .layers(3, 2)
                .seed(7);
        p.run(20);

        TensorSplit points = p.points();
        Tensor x = withProduct(points.xTrain());
        Sequential net = new Sequential(new Linear(3, 3), new Tanh(), new Linear(3, 2), new Tanh(), new Linear(2, 1));
        manualSeed(7);
        for (Module layer : net.children()) {
            if (layer instanceof Linear linear) {
                Init.xavierUniform_(linear.weight.t());
                Init.zeros_(linear.bias);
            }
        }
        SGD optimizer = new SGD(net.parameters(), 0.03);
        DataLoader loader = new DataLoader(x, points.yTrain(), 10).shuffle(true);
        for (int epoch = 0; epoch < 20; epoch++) {
            for (Batch batch : loader) {
                optimizer.zeroGrad();
                binaryCrossEntropyWithLogits(net.call(batch.x()), batch.y()).backward();
                optimizer.step();
            }
        }
        assertThat(p.net().parameters().toString()).isEqualTo(net.parameters().toString());
        assertThat(p.trainLoss())
                .isCloseTo(
                        binaryCrossEntropyWithLogits(net.call(x), points.yTrain())
                                .item(),
                        within(1e-7));
        assertThat(p.testLoss())
                .isCloseTo(
                        binaryCrossEntropyWithLogits(net.call(withProduct(points.xTest())), points.yTest())
                                .item(),
                        within(1e-7));
    }

    private static Tensor withProduct(Tensor points) {
        Tensor x1 = points.narrow(1, 0, 1);
        Tensor x2 = points.narrow(1, 1, 1);
        return cat(List.of(x1, x2, x1.mul(x2)), 1);
    }

    @Test
    void two_hidden_neurons_learn_what_is_xor_with_one_feature_more_and_every_data_set_is_learned() {
        for (String name : Points.SHAPES) {
            Playground p = playground().data(name).layers(6, 4);
            double before = p.trainLoss();
            p.run(name.equals("spiral") ? 300 : 40);
            assertThat(p.trainLoss()).as(name).isLessThan(0.6 * before);
        }
        Playground xor = playground().data("xor").features("x1", "x2").layers(2).lr(0.1);
        xor.run(300);
        assertThat(xor.trainLoss()).as("xor").isLessThan(0.3);
        System.out.println(xor);
    }
}
