package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackTest {
    private final Tensor x = rand(16, 2);
    private final Tensor y = x.sum(1);
    private Model model;

    @BeforeEach
    void compile() {
        manualSeed(1);
        model = new Sequential(new Dense(1).inputShape(2));
        model.compile(Optimizers.sgd(0.1), "mse");
    }

    private Fit plan(Callback... callbacks) {
        return model.fit(x, y).epochs(20).verbose(0).callbacks(callbacks);
    }

    @Test
    void early_stopping_waits_and_puts_the_best_weights_back() {
        var stopping = new EarlyStopping("loss").minDelta(1e9).patience(3).restoreBestWeights(true);
        List<Tensor> first = new ArrayList<>();
        History history = plan(stopping, Callback.afterEpoch((epoch, _) -> {
                    if (epoch == 0) {
                        first.addAll(model.getWeights());
                    }
                }))
                .run();
        assertThat(history.epochs()).isEqualTo(4);
        assertThat(stopping.stoppedEpoch()).isEqualTo(3);
        assertThat(stopping.bestEpoch()).isZero();
        assertThat(model.getWeights().getFirst().equal(first.getFirst())).isTrue();
    }

    @Test
    void what_is_not_followed_cannot_be_watched() {
        assertThatThrownBy(() -> plan(new EarlyStopping()).run())
                .hasMessageContaining("nothing named \"val_loss\"")
                .hasMessageContaining("validationSplit(0.2)");
    }

    @Test
    void the_rate_can_be_changed_by_callbacks_and_from_outside() {
        plan(new LearningRateScheduler((epoch, lr) -> epoch < 19 ? lr / 2 : 0.25))
                .run();
        assertThat(model.learningRate()).isEqualTo(0.25);
        plan(new ReduceLROnPlateau("loss").factor(0.5).patience(1).minLr(0.1), Callback.afterEpoch((epoch, _) -> {}))
                .sampleWeight(Tensor.zeros(16))
                .run();
        assertThat(model.learningRate()).isEqualTo(0.1);
        model.learningRate(0.01);
        assertThat(model.learningRate()).isEqualTo(0.01);
        model.fit(x, y).verbose(0).run();
        assertThat(model.learningRate()).isEqualTo(0.01);
    }

    @Test
    void logs_and_checkpoints_are_written(@TempDir Path folder) throws IOException {
        String weights = folder.resolve("epoch{epoch}.safetensors").toString();
        String best = folder.resolve("best.safetensors").toString();
        Path log = folder.resolve("log.csv");
        History history = plan(
                        new ModelCheckpoint(weights), new ModelCheckpoint(best, "loss"), new CSVLogger(log.toString()))
                .epochs(2)
                .run();
        assertThat(Files.readAllLines(log))
                .containsExactly("epoch,loss", "0," + history.get("loss")[0], "1," + history.get("loss")[1]);
        assertThat(folder.resolve("epoch2.safetensors")).exists();
        assertThat(Path.of(best)).exists();
    }

    @Test
    void training_can_be_stopped_by_a_callback() {
        assertThat(plan(Callback.afterEpoch((epoch, logs) -> model.stopTraining()))
                        .run()
                        .epochs())
                .isEqualTo(1);
    }
}
