package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final Scope scope = new Scope(
            Set.of("total"),
            Map.of("late", "`late` needs Tree, which is not defined"),
            Set.of("broken"),
            List.of("java.util.Objects", "java.lang.Math", "no.such.Library"),
            List.of("java.util.HashMap", "java.util.JumboEnumSet"),
            List.of(),
            Map.of(),
            name -> List.of(),
            ClassLoader.getPlatformClassLoader());

    @Test
    void a_static_method_of_a_library_is_a_function_of_what_it_takes_first() {
        assertThat(scope.isFunctionOf("requireNonNull", "java.lang.String")).isTrue();
        assertThat(scope.isFunctionOf("sqrt", "java.lang.String")).isFalse();
        assertThat(scope.isFunctionOf("fly", "java.lang.String")).isFalse();
        assertThat(scope.functions()).contains("hash", "sqrt").doesNotContain("toStrin");
    }

    @Test
    void members_are_those_of_the_class_and_none_if_it_is_not_found() {
        assertThat(scope.members("String")).contains("length", "CASE_INSENSITIVE_ORDER");
        assertThat(scope.members("no.such.Thing")).isEmpty();
    }

    @Test
    void a_function_written_as_a_method_is_turned_around() {
        var problem = new CompileProblem(
                "compiler.err.cant.resolve.location.args",
                "cannot find symbol\n  symbol:   method requireNonNull()\n  location: class java.lang.String",
                0,
                0,
                1);
        assertThat(Hints.of(problem, "x", scope))
                .contains("`requireNonNull` stands before what it works on: `requireNonNull(x)`, not"
                        + " `x.requireNonNull()`.");
    }

    @Test
    void the_nearest_class_is_one_that_everybody_may_use() {
        assertThat(scope.nearestType("HasMap")).contains("HashMap");
        assertThat(scope.nearestType("JumboEnumset")).isEmpty();
    }
}
