package himalia.data;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private static List<String> texts(DataLoader loader) {
        List<String> all = new ArrayList<>();
        loader.forEach(batch -> all.add(batch.x().toString()));
        return all;
    }

    @Test
    void in_order_the_last_batch_is_smaller_and_the_base_seed_is_drawn_as_in_pytorch() {
        manualSeed(3);
        assertThat(texts(new DataLoader(arange(7), 3)))
                .containsExactly("tensor([0, 1, 2])", "tensor([3, 4, 5])", "tensor([6])");
        assertThat(rand(1)).hasToString("tensor([0.2858])");
    }

    @Test
    void shuffled_the_order_is_that_of_pytorch_for_the_seed() {
        manualSeed(3);
        var loader = new DataLoader(arange(7), 3).shuffle(true).dropLast(true);
        assertThat(texts(loader)).containsExactly("tensor([3, 2, 5])", "tensor([4, 1, 0])");
        assertThat(rand(1)).hasToString("tensor([0.4716])");
        assertThat(loader.size()).isEqualTo(2);
    }

    @Test
    void a_generator_of_its_own_leaves_the_common_one_alone() {
        var loader = new DataLoader(arange(7), 3).shuffle(true).generator(new Generator(5));
        manualSeed(3);
        assertThat(texts(loader)).containsExactly("tensor([2, 4, 3])", "tensor([5, 0, 6])", "tensor([1])");
        assertThat(texts(loader)).containsExactly("tensor([4, 1, 0])", "tensor([2, 3, 6])", "tensor([5])");
        assertThat(rand(1)).hasToString("tensor([0.0043])");
    }

    @Test
    void random_split_cuts_as_pytorch_does() {
        manualSeed(3);
        var parts = new TensorDataset(arange(7)).randomSplit(0.5, 0.3, 0.2);
        assertThat(parts.get(0).indices()).containsExactly(5, 3, 4, 6);
        assertThat(parts.get(1).indices()).containsExactly(0, 2);
        assertThat(parts.get(2).indices()).containsExactly(1);
        assertThat(parts.get(1).get(1).x()).hasToString("tensor(2)");
        assertThat(parts.get(0).batch(0, 2).x()).hasToString("tensor([5, 4])");
    }

    @Test
    void sizes_that_do_not_fit_are_told() {
        var data = new TensorDataset(arange(7));
        assertThatThrownBy(() -> data.randomSplit(3, 3)).hasMessageContaining("the dataset has 7");
        assertThatThrownBy(() -> data.randomSplit(0.5, 0.3)).hasMessageContaining("add up to 0.8");
        assertThatThrownBy(() -> data.get(0).y()).hasMessageContaining("new TensorDataset(X, Y)");
        assertThatThrownBy(() -> new TensorDataset(arange(7), arange(6))).hasMessageContaining("size mismatch");
    }

    @Test
    void datasets_of_ones_own_and_in_a_row_come_in_batches() {
        Dataset squares = new Dataset() {
            @Override
            public int size() {
                return 4;
            }

            @Override
            public Batch get(int i) {
                return Batch.of(tensor(i * 1.0), tensor((double) i * i));
            }
        };
        var both = new ConcatDataset(squares, new TensorDataset(tensor(7., 8.), tensor(49., 64.)));
        List<Tensor> targets = new ArrayList<>();
        new DataLoader(both, 4).forEach(batch -> targets.add(batch.y()));
        assertThat(targets.toString()).isEqualTo("[tensor([0., 1., 4., 9.]), tensor([49., 64.])]");
        assertThatThrownBy(() -> both.get(6)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
