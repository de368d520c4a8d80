package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VmNamesTest {
    private static final List<String> PACKAGES =
            List.of("REPL__cells/", "REPL__cells/", "REPL__cells/", "zoo/", "java/util/", "zoo/v2/", "");
    private static final List<String> NAMES = List.of(
            "Pet",
            "$Run12",
            "$Run1",
            "$Run",
            "$V3_x",
            "$V3",
            "$M4_main",
            "$M4_mainly",
            "$M5_",
            "$R1",
            "$Run7x",
            "L",
            "V",
            "$V7_$",
            "Run3");
    private static final List<String> INSIDE = List.of("", "", "$1", "$Leg", "$$Lambda", "$Run3", "$V");

    private final Random random = new Random(5);

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String name() {
        return any(PACKAGES) + any(NAMES) + any(INSIDE);
    }

    private String type() {
        return switch (random.nextInt(6)) {
            case 0 -> any(List.of("I", "J", "Z"));
            case 1 -> "[" + type();
            case 2 -> "L" + any(PACKAGES) + "Box<" + type() + ">;";
            default -> "L" + name() + ";";
        };
    }

    private String text() {
        return switch (random.nextInt(5)) {
            case 0 -> name();
            case 1 -> "[L" + name() + ";";
            case 2 -> "<T:" + type() + ">(" + type() + ")TT;";
            default -> "(" + type() + type() + ")" + type();
        };
    }

    @Test
    void names_in_the_package_of_the_cells_are_read_as_in_any_package() {
        // Some name that is nowhere in the text sends it the long way.
        Map<String, String> theLongWay = Map.of("?", "?");
        for (int i = 0; i < 20_000; i++) {
            String text = text();
            assertThat(VmNames.internal(text)).as(text).isEqualTo(VmNames.internal(text, theLongWay));
        }
    }

    @Test
    void classes_run_by_the_names_that_the_user_has_given_them() {
        assertThat(VmNames.internal("REPL__cells/Pet")).isEqualTo("Pet");
        assertThat(VmNames.internal("REPL__cells/$Run12")).isEqualTo("Notebook#12");
        assertThat(VmNames.internal("REPL__cells/$M4_main")).isEqualTo("Notebook#main4");
        assertThat(VmNames.internal("(LREPL__cells/Pet$Leg;I)LREPL__cells/$V3_x$1;"))
                .isEqualTo("(LPet$Leg;I)LNotebook#3$1;");
        assertThat(VmNames.internal("zoo/$Run2")).isEqualTo("zoo/Notebook#2");
    }
}
