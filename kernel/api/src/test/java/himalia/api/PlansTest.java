package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void forget() {
        Plans.drop();
    }

    @Test
    void what_is_planned_is_done_once_in_its_order_and_told_the_value() {
        Plans.add(value -> done.add("first " + value));
        Plans.add(value -> {
            done.add("second");
            Plans.add(other -> done.add("third " + other));
        });
        Plans.carryOut(7);
        Plans.carryOut(8);
        assertThat(done).containsExactly("first 7", "second", "third 7");
    }

    @Test
    void what_its_author_has_done_or_a_failed_cell_has_planned_is_not() {
        Consumer<Object> plan = value -> done.add("plan");
        Plans.add(plan);
        Plans.remove(plan);
        Plans.add(value -> done.add("of a failed cell"));
        Plans.drop();
        Plans.carryOut(null);
        assertThat(done).isEmpty();
    }
}
