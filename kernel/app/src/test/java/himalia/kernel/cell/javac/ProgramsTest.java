package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Random programs, in cells that declare, use and declare anew: what JShell makes of each cell.
///
/// The programs do not do what differs by decision:
///
/// - use an object of a class that has been declared anew, or a variable that was set by what has been: JShell forgets
///   the value, here it goes on where it can;
/// - call a function that was made before a method it calls was declared anew: in JShell it calls the old method;
/// - read a variable in what it is declared with, as in `int x = x + 1;`: in JShell it has no value yet, here the old;
/// - declare anew, behind its first use in a cell, what an earlier cell has declared: JShell goes line by line, here a
///   cell is compiled as a whole;
/// - take a final variable of an earlier cell for a constant: JShell does not; here it is tried apart;
/// - begin a generic method behind the `}` of a `switch`: JShell takes its `<` for a comparison.
@Timeout(1200)
class ProgramsTest {
    private static final int ROUNDS = Integer.getInteger("himalia.programs.rounds", 30);
    private static final int FIRST = Integer.getInteger("himalia.programs.first", 0);
    private static final int CELLS = 10;
    /// JShell does not take a constant of an earlier snippet for one.
    private static final Pattern CONSTANT = Pattern.compile("case K\\d");

    @Test
    void random_programs_come_to_what_jshell_makes_of_them() {
        compare(ROUNDS, List.of());
    }

    /// Where a library carries the classes of cells to other processes, no two of them may have one name.
    @Test
    void they_do_also_where_classes_are_carried_elsewhere(@TempDir Path library) throws IOException {
        Path mark = library.resolve("META-INF/himalia/carries-cells");
        Files.createDirectories(mark.getParent());
        Files.createFile(mark);
        String again = "class A { int x = %d; }\nvar a = new A();\na.x";
        assertThat(Oracle.ours(List.of(again.formatted(1), again.formatted(2), again.formatted(2)), List.of(library)))
                .isEqualTo("= 1 | = 2 | = 2");
        compare((ROUNDS + 1) / 2, List.of(library));
    }

    private static void compare(int rounds, List<Path> libraries) {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (int seed = FIRST; seed < FIRST + rounds; seed++) {
            RandomProgram program = new RandomProgram(seed);
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < CELLS; i++) {
                cells.add(program.cell());
            }
            // Not to be asked of it, in what follows nothing depends on whether it was.
            List<String> plain = cells.stream()
                    .map(code -> CONSTANT.matcher(code).replaceAll("case 99"))
                    .toList();
            String[] theirs = jshell(plain);
            if (theirs.length == 0) {
                continue;
            }
            if (!cells.equals(plain)) {
                differences.addAll(failures(cells, libraries, theirs));
            }
            String[] ours = Oracle.ours(plain, libraries).split(" \\| ");
            for (int i = 0; i < CELLS; i++) {
                if (!theirs[i].equals(ours[i])) {
                    differences.add("seed " + seed + ", cell " + i + ": " + theirs[i] + " here " + ours[i] + "\n"
                            + String.join("\n--\n", plain.subList(0, i + 1)));
                    break;
                }
                if (ours[i].equals("fail CompilationError")) {
                    break; // of a cell that is refused JShell has run what stood before the mistake
                }
                compared += theirs[i].startsWith("= ") ? 1 : 0;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(rounds * CELLS / 3);
    }

    /// The answers of JShell; none if its own weaver cannot load what it has compiled, as happens with sealed types.
    private static String[] jshell(List<String> cells) {
        try {
            return Oracle.jshell(cells).split(" \\| ");
        } catch (IllegalArgumentException stumbled) {
            return new String[0];
        }
    }

    /// The cells as they are, constants in cases included: none of them may be refused that JShell takes without.
    private static List<String> failures(List<String> cells, List<Path> libraries, String... theirs) {
        String[] ours = Oracle.ours(cells, libraries).split(" \\| ");
        for (int i = 0; i < CELLS && !theirs[i].equals("fail CompilationError"); i++) {
            if (ours[i].equals("fail CompilationError")) {
                return List.of("refused: " + String.join("\n--\n", cells.subList(0, i + 1)));
            }
        }
        return List.of();
    }
}
