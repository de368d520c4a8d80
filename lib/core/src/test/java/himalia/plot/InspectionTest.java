package himalia.plot;

import static himalia.plot.Plot.inspect;
import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randn;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MimeBundle;
import himalia.api.Renderers;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static MimeBundle bundle(Tensor x) {
        return Renderers.find(InspectionTest.class.getClassLoader()).render(inspect(x));
    }

    @Test
    void says_shape_type_and_spread() {
        assertThat(inspect(arange(12).view(3, 4).toFloat()))
                .hasToString("float32 [3, 4], 12 values\nmin 0, max 11, mean 5.5, std 3.606\n"
                        + "1 zero, 0 nan, 0 inf, gradient none");
    }

    @Test
    void its_numbers_are_those_of_the_tensor() {
        manualSeed(5);
        Tensor x = randn(DType.FLOAT64, 40, 30);
        Inspection seen = inspect(x);
        assertThat(seen.mean()).isCloseTo(x.mean().item(), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(seen.std()).isCloseTo(x.std().item(), org.assertj.core.api.Assertions.within(1e-12));
        assertThat(seen.min()).isEqualTo(x.min().item());
        assertThat(seen.max()).isEqualTo(x.max().item());
    }

    @Test
    void counts_what_is_no_number_and_leaves_it_out_of_the_others() {
        Inspection seen = inspect(tensor(1., Double.NaN, 3., Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertThat(seen.nans()).isOne();
        assertThat(seen.infinities()).isEqualTo(2);
        assertThat(seen.mean()).isEqualTo(2);
        assertThat(seen.figure().toString()).contains("1 nan, 2 inf");
        assertThat(inspect(tensor(Double.NaN, Double.NaN)).figure()).isNull();
    }

    @Test
    void tells_of_the_gradient() {
        Tensor w = ones(2).requiresGrad_();
        assertThat(inspect(w).gradient()).isEqualTo("recorded");
        w.sum().backward();
        assertThat(inspect(w).gradient()).isEqualTo("kept");
        assertThat(w.grad()).hasToString("tensor([1., 1.])");
    }

    @Test
    void tensors_of_every_rank_and_type_have_a_text_and_mostly_a_picture() {
        manualSeed(1);
        for (Tensor x : List.of(
                randn(7),
                randn(3000),
                randn(4, 5),
                randn(200, 300),
                rand(3, 16, 16),
                rand(16, 16, 3),
                randn(1, 8, 8),
                randn(6, 5, 5),
                randn(2, 3, 8, 8),
                randn(2, 2, 2, 2, 2),
                randn(5, 4).t(),
                arange(6).view(2, 3),
                randn(3, 3).gt(0),
                zeros(4, 4))) {
            MimeBundle bundle = bundle(x);
            assertThat(bundle.data())
                    .as(x.shape().toString())
                    .containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG, MimeBundle.PLOTLY);
            assertThat(bundle.data().get(MimeBundle.PLOTLY).toString().length())
                    .as(x.shape().toString())
                    .isLessThan(200_000);
            assertThat(bundle.plain()).contains(" values\nmin ");
        }
        for (Tensor x : List.of(tensor(3.), zeros(0), zeros(2, 0))) {
            assertThat(bundle(x).data()).containsOnlyKeys(MimeBundle.TEXT);
        }
    }

    @Test
    void a_matrix_that_is_turned_is_seen_as_it_is() {
        Tensor x = arange(6).view(2, 3).toFloat().t();
        CellsTrace cells = (CellsTrace)
                inspect(x).figure().panels().cells().get(1).traces().getFirst();
        assertThat(cells.values()).isDeepEqualTo(new double[][] {{0, 3}, {1, 4}, {2, 5}});
    }
}
