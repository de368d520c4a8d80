package himalia.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModulePartsTest {
    @Test
    void layers_keep_their_parameters_under_the_names_of_pytorch() {
        assertThat(new LSTM(3, 4).namedParameters().keySet())
                .containsExactly("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0");
        assertThat(new TransformerEncoderLayer(4, 2).namedParameters().keySet())
                .startsWith("self_attn.in_proj_weight", "self_attn.in_proj_bias", "self_attn.out_proj.weight");
        assertThat(new BatchNorm1d(2).namedBuffers().keySet())
                .containsExactly("running_mean", "running_var", "num_batches_tracked");
    }

    @Test
    void to_double_makes_parameters_and_buffers_float64_but_not_counters() {
        Module model = new Sequential(new Linear(2, 3), new BatchNorm1d(3)).toDouble();

        assertThat(model.parameters()).allMatch(p -> p.dtype() == DType.FLOAT64 && p.requiresGrad());
        assertThat(model.namedBuffers().get("1.num_batches_tracked").dtype()).isEqualTo(DType.INT64);
        assertThat(model.forward(Tensor.ones(DType.FLOAT64, 4, 2)).dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void hooks_see_and_replace_what_the_layers_of_a_sequential_make() {
        Sequential model = new Sequential(new ReLU(), new ReLU());
        Runnable end = model.get(0).registerForwardHook((m, in, out) -> out.add(1));

        assertThat(model.forward(Tensor.tensor(1., 2.)).toDoubleArray()).containsExactly(2, 3);
        end.run();
        assertThat(model.forward(Tensor.tensor(1., 2.)).toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void a_state_that_does_not_fit_is_refused_with_all_names_unless_told_otherwise() {
        Linear layer = new Linear(2, 1);
        Map<String, Tensor> state = new LinkedHashMap<>(layer.stateDict());
        state.remove("bias");
        state.put("scale", Tensor.ones(1));

        assertThatThrownBy(() -> layer.loadStateDict(state)).hasMessageContainingAll("Missing", "bias", "scale");
        assertThat(layer.loadStateDict(state, false))
                .isEqualTo(new IncompatibleKeys(List.of("bias"), List.of("scale")));
    }

    @Test
    void frozen_parameters_do_not_ask_for_gradients() {
        assertThat(new Linear(2, 1).requiresGrad_(false).parameters()).noneMatch(Tensor::requiresGrad);
    }

    @Test
    void a_wrong_shape_shows_what_every_layer_expects() {
        Sequential model = new Sequential(new Linear(2, 4), new ReLU(), new Linear(8, 1));

        assertThatThrownBy(() -> model.forward(Tensor.ones(5, 2)))
                .hasMessageContainingAll(
                        "layer 2 `Linear(8, 1)` expected [*, 8], got [5, 4]",
                        "   0  Linear(2, 4)  expects [*, 2]",
                        "   1  ReLU()        takes any shape",
                        ">  2  Linear(8, 1)  expects [*, 8]");
    }

    @Test
    void negative_sizes_are_refused() {
        assertThatThrownBy(() -> new Linear(-1, 2)).hasMessageContainingAll("in_features", "-1");
        assertThatThrownBy(() -> new Conv2d(1, -2, 3)).hasMessageContainingAll("out_channels", "-2");
        assertThatThrownBy(() -> new Embedding(-5, 2)).hasMessageContaining("num_embeddings");
    }

    @Test
    void orthogonal_weights_stand_at_right_angles() {
        Tensor w = Init.orthogonal_(Tensor.zeros(3, 5), 1);
        double[] products = w.matmul(w.t()).sub(Tensor.eye(3)).toDoubleArray();
        assertThat(java.util.Arrays.stream(products)).allMatch(v -> Math.abs(v) < 1e-5);
    }

    @Test
    void a_place_that_a_list_of_parameters_has_not_is_told() {
        var list = new ParameterList(Tensor.zeros(2), Tensor.ones(3));
        assertThat(list.get(-1).size(0)).isEqualTo(3);
        for (int place : new int[] {2, -3}) {
            assertThatThrownBy(() -> list.get(place))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("index " + place + " is out of range: the list has 2 parameters.");
        }
    }
}
