package himalia.nn;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ModuleCopiesTest {
    @Test
    void a_copy_starts_alike_and_goes_its_own_way() {
        Sequential model = new Sequential(new Linear(2, 3), new BatchNorm1d(3), new Linear(3, 1));
        Module copy = model.copy();
        assertThat(copy.toString()).isEqualTo(model.toString());
        assertThat(copy.stateDict().keySet()).isEqualTo(model.stateDict().keySet());
        double before = model.parameters().getFirst().sum().item();
        Tensor.noGrad(() -> {
            copy.parameters().getFirst().fill_(0);
        });
        assertThat(model.parameters().getFirst().sum().item()).isEqualTo(before);
        assertThat(copy.parameters()).allMatch(Tensor::requiresGrad);
    }

    @Test
    void no_random_number_is_drawn() {
        Tensor.manualSeed(3);
        Linear layer = new Linear(4, 4);
        Tensor next = Tensor.rand(3);
        Tensor.manualSeed(3);
        new Linear(4, 4).copy();
        assertThat(Tensor.rand(3).equal(next)).isTrue();
        assertThat(layer.copy()).isNotSameAs(layer);
    }

    @Test
    void what_is_shared_stays_shared() {
        Linear shared = new Linear(2, 2);
        ModuleList twice = new ModuleList(shared, new Sequential(shared));
        ModuleList copy = (ModuleList) twice.copy();
        assertThat(copy.get(0)).isNotSameAs(shared).isSameAs(((Sequential) copy.get(1)).get(0));
        assertThat(copy.namedParameters()).hasSize(2);
    }

    @Test
    void a_subclass_with_fields_and_a_map_is_copied() {
        class Net extends Module {
            final Linear first = new Linear(2, 2);
            final ModuleDict heads = new ModuleDict();

            Net() {
                heads.put("a", new Linear(2, 1));
            }

            @Override
            public Tensor forward(Tensor x) {
                return heads.get("a").forward(first.forward(x));
            }
        }
        Net net = new Net();
        Net copy = (Net) net.copy();
        assertThat(copy.first).isNotSameAs(net.first);
        Tensor x = Tensor.ones(1, 2);
        assertThat(copy.forward(x).item()).isEqualTo(net.forward(x).item());
        Tensor.noGrad(() -> {
            copy.parameters().forEach(p -> p.zero_());
        });
        assertThat(net.first.weight.abs().sum().item()).isPositive();
        assertThat(copy.forward(x).item()).isZero();
    }
}
