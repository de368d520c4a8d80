package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTest {
    static class Net extends Module {
        Linear fc1 = new Linear(2, 3);
        Sequential layers = new Sequential(new ReLU(), new Linear(3, 1));
        Parameter scale = new Parameter(ones(1));

        @Override
        public Tensor forward(Tensor x) {
            return layers.forward(fc1.forward(x)).mul(scale);
        }
    }

    static class Wider extends Net {
        List<Module> more = List.of(new Linear(1, 1), new Linear(1, 1, false));
        Linear shared = fc1;
    }

    @Test
    void finds_parameters_in_fields() {
        assertThat(new Net().namedParameters().keySet())
                .containsExactly("scale", "fc1.weight", "fc1.bias", "layers.1.weight", "layers.1.bias");
        assertThat(new Net().numParameters()).isEqualTo(1 + 6 + 3 + 3 + 1);
    }

    @Test
    void finds_inherited_and_listed_modules_once() {
        assertThat(new Wider().namedParameters().keySet())
                .containsExactly(
                        "scale",
                        "fc1.weight",
                        "fc1.bias",
                        "layers.1.weight",
                        "layers.1.bias",
                        "more.0.weight",
                        "more.0.bias",
                        "more.1.weight");
    }

    @Test
    void finds_parameters_of_an_anonymous_model() {
        Module model = new Module() {
            final Linear only = new Linear(1, 1);

            @Override
            public Tensor forward(Tensor x) {
                return only.forward(x);
            }
        };
        assertThat(model.parameters()).hasSize(2);
    }

    @Test
    void prints_as_pytorch() {
        assertThat(new Net().toString()).startsWith("""
                        Net(
                          (fc1): Linear(in_features=2, out_features=3, bias=True)
                          (layers): Sequential(
                            (0): ReLU()
                            (1): Linear(in_features=3, out_features=1, bias=True)
                          )
                        )""");
    }

    @Test
    void train_and_eval_reach_every_layer() {
        Net net = new Net();
        assertThat(net.eval().isTraining()).isFalse();
        assertThat(net.layers.get(1).isTraining()).isFalse();
        assertThat(net.train().isTraining()).isTrue();
    }

    @Test
    void forgets_gradients() {
        Net net = new Net();
        net.forward(ones(1, 2)).sum().backward();
        assertThat(net.scale.grad()).isNotNull();
        net.zeroGrad();
        assertThat(net.parameters()).allMatch(p -> p.grad() == null);
    }

    @Test
    void parameters_print_as_pytorchs() {
        assertThat(new Parameter(zeros(2))).hasToString("Parameter containing:\ntensor([0., 0.], requires_grad=True)");
    }
}
