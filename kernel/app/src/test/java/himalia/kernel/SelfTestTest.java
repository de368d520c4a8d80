package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellResult;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.javac.JdkCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is said of a Java on which cells do not run, and that nothing is said of this one.
@Timeout(120)
class SelfTestTest {
    @Test
    void cells_run_on_this_java() {
        assertThat(SelfTest.complaint(List.of())).isEmpty();
    }

    @Test
    void an_engine_that_answers_wrongly_is_complained_of_in_one_sentence() {
        assertThat(SelfTest.complaint(new RefusingEngine("no")))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .doesNotContain("\n")
                        .contains(
                                "JDK 25, 26 or 27",
                                System.getProperty("java.version"),
                                "`UnsuitableJdk: no`",
                                "JAVA_HOME"));
    }

    @Test
    void every_cell_is_answered_by_the_one_sentence() {
        String sentence = JdkCheck.sentence("has no compiler");
        RefusingEngine engine = new RefusingEngine(sentence);
        assertThat(engine.execute(new Cell(1, "1 + 1"))).isInstanceOfSatisfying(CellResult.Failure.class, failure -> {
            assertThat(failure.message()).isEqualTo(sentence);
            assertThat(failure.traceback()).singleElement().asString().contains(sentence);
        });
        assertThat(engine.completeness("1 +").state()).isEqualTo(Completeness.State.UNKNOWN);
        assertThat(engine.complete("Mat", 3).matches()).isEmpty();
        assertThat(engine.variables()).isEmpty();
    }
}
