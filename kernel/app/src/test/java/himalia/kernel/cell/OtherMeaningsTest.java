package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OtherMeaningsTest {
    private static final Scope SCOPE = new Scope(
            Set.of(),
            Map.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of("figure", "line(List.of(3, 2, 1))"),
            _ -> List.of(),
            OtherMeaningsTest.class.getClassLoader());

    private static List<String> meanings(String code, String kind, String message, String at) {
        int start = code.indexOf(at);
        var problem = new CompileProblem("compiler.err." + kind, message, start, start + at.length(), start);
        return OtherMeanings.of(code, problem, SCOPE).stream()
                .map(Rewriting::code)
                .toList();
    }

    @Test
    void a_name_of_another_library_is_what_does_the_same_here() {
        String missing = "cannot find symbol\n  symbol:   method figure()";
        assertThat(meanings("figure();", "cant.resolve.args", missing, "figure"))
                .contains("line(List.of(3, 2, 1));");
        assertThat(meanings("plt.figure();", "cant.resolve", "cannot find symbol\n  symbol:   variable plt", "plt"))
                .contains("line(List.of(3, 2, 1));");
    }

    @Test
    void a_variable_that_is_called_so_is_none() {
        String missing =
                "cannot find symbol\n  symbol:   method area()\n  location: variable figure of type java.lang.Record";
        assertThat(meanings("figure.area();", "cant.resolve.location.args", missing, ".area"))
                .noneMatch(code -> code.contains("line("));
    }

    @Test
    void behind_a_name_that_nobody_knows_stands_no_key() {
        assertThat(meanings("system.out.println(1);", "doesnt.exist", "package system does not exist", ".out"))
                .doesNotContain("system.out().println(1);");
        assertThat(meanings("pair.first;", "cant.resolve.location", "symbol: variable first", ".first"))
                .contains("pair.first();");
    }
}
