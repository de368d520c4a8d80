package himalia.playground;

import static himalia.playground.Playground.playground;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Display;
import himalia.api.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A playground in a page that a test plays.
@Timeout(120)
class PlaygroundPageTest {
    private final Screen screen = new Screen();
    private final Playground p = playground().data("xor").layers(2);

    @AfterEach
    void leave() {
        p.close();
        screen.close();
    }

    private static void waitFor(BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    @Test
    void is_shown_as_a_widget_with_its_own_module_and_says_in_text_what_it_is() {
        MimeBundle bundle = Display.render(p);
        assertThat(bundle.data()).containsKey("application/vnd.jupyter.widget-view+json");
        assertThat(bundle.plain())
                .startsWith("Playground(xor, x1 x2 -> 2 tanh -> 1, lr 0.03; epoch 0: loss ")
                .contains("pip install anywidget");
        assertThat((String) screen.state("_esm")).contains("export default { render }");
        assertThat((String) screen.state("_css")).contains(".himalia-playground");
        assertThat(screen.setting("layers")).isEqualTo(List.of(2));
        assertThat(screen.state("playing")).isEqualTo(false);
        assertThat(screen.epoch()).isZero();
    }

    @Test
    void learns_between_play_and_pause_and_then_leaves_a_film_in_the_notebook() throws InterruptedException {
        Display.render(p);
        screen.does("play");
        assertThat(screen.state("playing")).isEqualTo(true);
        waitFor(() -> screen.epoch() > 3);
        assertThat(screen.shown).isEmpty();
        screen.does("pause");
        int epoch = p.epoch();
        assertThat(screen.state("playing")).isEqualTo(false);
        assertThat(screen.epoch()).as("the last picture").isEqualTo(epoch);
        assertThat(screen.shown).hasSize(1);
        assertThat(screen.shown.getFirst().data()).containsKeys(MimeBundle.PLOTLY, MimeBundle.PNG);
        screen.does("pause");
        assertThat(screen.shown).as("nothing was played").hasSize(1);
        screen.does("play");
        waitFor(() -> screen.epoch() > epoch);
        screen.does("pause");
        assertThat(screen.shown).hasSize(1);
        assertThat(screen.replaced).as("the film goes on in its place").hasSize(1);
    }

    @Test
    void one_that_has_learned_before_it_is_shown_brings_its_film_with_it() {
        p.run(3);
        MimeBundle bundle = Display.render(p);
        assertThat(bundle.data())
                .containsKeys("application/vnd.jupyter.widget-view+json", MimeBundle.PLOTLY, MimeBundle.PNG);
        assertThat(bundle.plain()).contains("epoch 3: ").contains("pip install anywidget");
    }

    @Test
    void a_picture_has_a_part_for_each_neuron_each_weight_and_each_epoch() {
        p.layers(3, 2).features("x1", "x2", "sin(x1)");
        p.run(4);
        Stage stage = new Stage();
        Training training = new Training(setup());
        stage.picture(training, new Recording(training, setup()));
        Map<?, ?> frame = (Map<?, ?>) stage.widget().state("frame");
        assertThat((byte[]) frame.get("plane")).hasSize(60 * 60);
        assertThat((byte[]) frame.get("neurons")).hasSize(5 * 30 * 30);
        assertThat((byte[]) frame.get("weights")).hasSize(4 * (3 * 3 + 3 + 3 * 2 + 2 + 2 + 1));
        assertThat((byte[]) frame.get("curve")).isEmpty();
    }

    private static Setup setup() {
        Setup setup = new Setup();
        setup.layers(List.of(3, 2));
        setup.features(List.of("x1", "x2", "sin x1"));
        return setup;
    }

    @Test
    void what_a_hand_sets_is_set_and_told_to_the_page() {
        Display.render(p);
        screen.sets("data", "spiral");
        screen.sets("noise", 0.2);
        screen.sets("share", 0.7);
        screen.sets("seed", 5);
        screen.sets("features", List.of("x2", "x1", "x1*x2"));
        screen.sets("layers", List.of(4, 3.0));
        screen.sets("activation", "relu");
        screen.sets("lr", 0.1);
        screen.sets("penalty", "l2");
        screen.sets("penaltyRate", 0.01);
        screen.sets("batchSize", 20);
        screen.sets("speed", 5);
        assertThat(p.toString())
                .startsWith("Playground(spiral, x1 x2 x1*x2 -> 4 -> 3 relu -> 1, lr 0.1, l2 0.01; epoch 0: ");
        assertThat(screen.state("settings").toString())
                .isEqualTo(
                        "{data=spiral, own=false, noise=0.2, share=0.7, seed=5, features=[x1, x2, x1*x2], "
                                + "layers=[4, 3], activation=relu, lr=0.1, penalty=l2, penaltyRate=0.01, batchSize=20, speed=5}");
        assertThat(p.points().xTrain().size(0)).isEqualTo(350);
    }

    @Test
    void a_learning_rate_may_be_moved_meanwhile_and_then_the_code_says_that_it_was() {
        Display.render(p);
        screen.does("step");
        screen.sets("lr", 0.3);
        screen.does("step");
        assertThat(p.epoch()).isEqualTo(2);
        assertThat(p.code()).startsWith("// Something was moved");
        screen.does("reset");
        assertThat(p.epoch()).isZero();
        assertThat(p.code()).startsWith("var points").contains("0.3);");
        screen.does("code");
        assertThat(((Map<?, ?>) screen.state("code")).get("Keras").toString()).contains("new Dense(2, \"tanh\")");
    }

    @Test
    void what_the_page_asks_for_wrongly_is_refused_with_a_sentence_and_changes_nothing() {
        Display.render(p);
        assertThatThrownBy(() -> screen.does("dance")).hasMessageContaining("\"dance\"");
        assertThatThrownBy(() -> screen.sets("colour", 1)).hasMessageContaining("no setting \"colour\"");
        assertThatThrownBy(() -> screen.sets("lr", "fast")).hasMessageContaining("must be a number. Received: fast");
        assertThatThrownBy(() -> screen.sets("layers", List.of(9))).hasMessageContaining("between 1 and 8");
        assertThatThrownBy(() -> screen.sets("features", 3)).hasMessageContaining("Hint");
        assertThat(p.toString()).startsWith("Playground(xor, x1 x2 -> 2 tanh -> 1, lr 0.03;");
    }

    @Test
    void a_loss_that_is_no_number_ends_the_play_with_a_note_in_the_page() throws InterruptedException {
        p.activation("linear").features("x1^2", "x2^2").layers(8, 8, 8, 8, 8, 8).lr(10);
        Display.render(p);
        p.speed(1000).play();
        waitFor(() -> !p.isPlaying());
        waitFor(() -> !"".equals(screen.state("note")));
        assertThat((String) screen.state("note")).contains("smaller learning rate");
        assertThat(screen.state("playing")).isEqualTo(false);
        p.lr(0.01).reset();
        assertThat(screen.state("note")).isEqualTo("");
        assertThat(p.step().trainLoss()).isFinite();
    }

    @Test
    void closing_while_it_plays_ends_the_play_and_leaves_the_numbers() throws InterruptedException {
        Display.render(p);
        p.play();
        waitFor(() -> p.epoch() > 1);
        p.close();
        assertThat(p.isPlaying()).isFalse();
        assertThat(screen.closed).hasSize(1);
        int epoch = p.epoch();
        Thread.sleep(100);
        assertThat(p.epoch()).as("nobody learns any more").isEqualTo(epoch);
        assertThat(p.run(1).epochs()).isEqualTo(epoch + 1);
    }

    @Test
    void a_slow_page_is_sent_no_more_than_it_draws() throws InterruptedException {
        Display.render(p);
        p.play();
        waitFor(() -> (Integer) ((Map<?, ?>) screen.state("frame")).get("n") >= 45);
        int epoch = p.epoch();
        waitFor(() -> p.epoch() > epoch + 5);
        assertThat((Integer) ((Map<?, ?>) screen.state("frame")).get("n")).isLessThan(50);
        screen.does("drawn", "n", 45);
        waitFor(() -> (Integer) ((Map<?, ?>) screen.state("frame")).get("n") > 50);
    }

    @Test
    void a_cell_names_points_of_ones_own_as_the_user_does() {
        var myX = tensor("[[1., 10.], [2., 20.], [3., 10.], [4., 30.], [5., 0.]]");
        var kinds = tensor("[0., 1., 0., 1., 0.]");
        screen.variables.put("other", tensor(1.0));
        screen.variables.put("myX", myX);
        screen.variables.put("kinds", kinds);
        assertThat(playground().data(myX, kinds).code()).contains("playground().data(myX, kinds).points()");
        screen.variables.clear();
        assertThat(playground().data(myX, kinds).code("keras")).contains("playground().data(X, y).points()");
    }
}
