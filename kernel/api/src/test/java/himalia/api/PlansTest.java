package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void its_author_learns_whether_it_was_still_to_be_done() {
        Consumer<Object> plan = value -> done.add("plan");
        Plans.add(plan);
        assertThat(Plans.remove(plan)).isTrue();
        assertThat(Plans.remove(plan)).isFalse();
    }

    @Test
    void what_fails_is_told_as_called_by_who_has_planned_it() {
        theCell();
        assertThatThrownBy(() -> Plans.carryOut(null))
                .satisfies(failure -> assertThat(failure.getStackTrace())
                        .extracting(StackTraceElement::getMethodName)
                        .contains("theCell")
                        .doesNotContain("carryOut"));
    }

    private static void theCell() {
        Plans.add(value -> {
            throw new IllegalStateException("the data do not fit");
        });
    }
}
