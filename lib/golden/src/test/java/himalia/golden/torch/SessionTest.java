package himalia.golden.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    private static Object run(String source) {
        return new Session().run(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.zeros(2, 3).shape|torch.Size([2, 3])",
                "torch.zeros((2, 3)).size(1)|3",
                "torch.ones(2, dtype=torch.int64)|tensor([1, 1])",
                "torch.tensor([[1, 2], [3, 4]]).sum(dim=1, keepdim=True).T|tensor([[3, 7]])",
                "torch.tensor([1., 2.], requires_grad=True)|tensor([1., 2.], requires_grad=True)",
                "torch.tensor([True, False])|tensor([ True, False])",
                "torch.tensor(0.1, dtype=torch.float64).item()|0.1",
                "1 - torch.tensor([1, 2])|tensor([ 0, -1])",
                "2 * torch.ones(2)|tensor([2., 2.])",
                "torch.arange(6).view(2, -1)[:, 1:]|'tensor([[1, 2],|        [4, 5]])'",
                "torch.cat([torch.ones(1), torch.zeros(1)], 0)|tensor([1., 0.])",
                "torch.cat([torch.ones(1), torch.zeros(1)], dim=0)|tensor([1., 0.])",
                "torch.sum(torch.ones(2), dtype=f64)|tensor(2., dtype=torch.float64)",
                "nn.functional.mse_loss(torch.ones(2), torch.zeros(2), reduction='sum')|tensor(2.)",
                "torch.tensor([3, 5]).max(0).indices|tensor(1)",
                "torch.ones(2).float().dtype|torch.float32",
                "nn.Linear(2, 1, bias=False)|Linear(in_features=2, out_features=1, bias=False)",
            })
    void python_means_the_java_call_of_the_same_name(String source, String expected) {
        assertThat(run(source)).hasToString(expected.replace("|", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "x[1] -> tensor([3, 4, 5])",
                "x[1, -1] -> tensor(5)",
                "x[:, ::2][0] -> tensor([0, 2])",
                "x[..., None, 0].shape -> torch.Size([2, 1])",
                "x.max(1)[0] -> tensor([2, 5])",
            })
    void indices_are_ours(String source, String expected) {
        assertThat(run("x = torch.arange(6).view(2, 3); " + source)).hasToString(expected);
    }

    @Test
    void keywords_that_no_constructor_takes_are_set_by_methods() {
        assertThat(run("torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=0.1, momentum=0.9, nesterov=True)")
                        .toString())
                .contains("momentum: 0.9", "nesterov: True");
    }

    @Test
    void changes_go_through_views_and_in_place_methods() {
        assertThat(run("x = torch.zeros(3); x[1] = 5; x += 1; x")).hasToString("tensor([1., 6., 1.])");
    }

    @Test
    void what_the_api_lacks_is_named_with_its_arguments() {
        assertThatThrownBy(() -> run("torch.zeros(2).no_such_thing(1, dim=[0])"))
                .isInstanceOf(Unmapped.class)
                .hasMessage("no Tensor.noSuchThing(int, int[] dim)");
        assertThatThrownBy(() -> run("nn.NoSuchLayer(1)")).hasMessage("no class NoSuchLayer");
        assertThatThrownBy(() -> run("torch.zeros(2, dtype=torch.int8)")).hasMessage("no element type int8");
        assertThatThrownBy(() -> run("np.zeros(2)")).hasMessage("no name np");
    }

    @Test
    void errors_of_the_library_come_as_they_are() {
        assertThatThrownBy(() -> run("torch.zeros(6).view(-1, -1)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("only one dimension can be inferred");
    }

    @ParameterizedTest
    @CsvSource({
        "log_softmax, logSoftmax",
        "masked_fill_, maskedFill_",
        "l1_loss, l1Loss",
        "_threshold, threshold",
        "conv2d, conv2d",
        "float, toFloat"
    })
    void names_are_pytorchs_in_camel_case(String python, String java) {
        assertThat(Names.java(python)).first().isEqualTo(java);
    }
}
