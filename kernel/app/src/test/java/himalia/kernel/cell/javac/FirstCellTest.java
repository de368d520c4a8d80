package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No name of the kernel's own can clash with one of a user's, also in a first cell that comes while the kernel warms
/// up.
@Timeout(600)
class FirstCellTest {
    /// Names that programs have, those that the kernel's own classes and cells have, and those of its packages.
    private static final List<String> NAMES = names();

    private static List<String> names() {
        List<String> words = List.of(
                ("one two three first last next prev left right top bottom start stop begin end run call go main test "
                                + "value values key keys name names item items list map set array table tensor data "
                                + "input output result results out err in log line lines text word words cell cells "
                                + "kernel engine session state scope code source api javac himalia java javax org lang util jupyter repl REPL "
                                + "shell control stdin iopub comm display show print println width height size length "
                                + "count sum mean min max total index row rows column columns x y z a b c i j k n m t f "
                                + "g h p q r s u v w id type kind mode flag ok done ready open close read write load "
                                + "save file path url host port user time date day month year hour minute second "
                                + "node edge tree graph root leaf parent child head tail stack queue heap buffer cache "
                                + "model layer loss rate batch epoch weight bias grad step train fit predict eval score "
                                + "error label target image color point line2 shape area circle square person student "
                                + "teacher school grade course animal dog cat car house book order price cost amount "
                                + "invoke apply accept get put add remove clear contains isEmpty of from to with as by "
                                + "check exit halt hooks link links method methods field fields variable variables "
                                + "string number object clazz integer decimal letter record_ thread lock task job worker "
                                + "$ $x $one $1 _x x1 été 이름 変数 имя lambda access this$0 val$x assertionsDisabled")
                        .split(" "));
        return Stream.concat(
                        words.stream(), IntStream.range(0, 500 - words.size()).mapToObj(i -> "name" + i))
                .distinct()
                .toList();
    }

    /// What each name may be: variable; parameter, method and label; component; type parameter; package; class.
    private static List<String> cellsOf() {
        List<String> cells = new ArrayList<>();
        cells.add(each("int %s = 7;"));
        cells.add(NAMES.stream().collect(Collectors.joining(" + ")));
        cells.add(each("int %1$s(int %1$s) { %1$s: for (;;) { break %1$s; } return %1$s; }"));
        cells.add(NAMES.stream().map(name -> name + "(7)").collect(Collectors.joining(" + ")));
        cells.add(each("record R%1$s(int %1$s) { int twice() { return 2 * %1$s; } }"));
        cells.add(NAMES.stream()
                .map(name -> "new R" + name + "(7)." + name + "()")
                .collect(Collectors.joining(" + ")));
        cells.add(each("<%1$s> int plain%1$s(%1$s one) { %1$s two = one; return (int) (Object) two; }"));
        cells.add(NAMES.stream().map(name -> "plain" + name + "(7)").collect(Collectors.joining(" + ")));
        // A program cannot be in `java`.
        cells.add(each("package %1$s;\npublic class In%1$s { public static int seven = 7; }")
                .replace("package java;", ""));
        cells.add(NAMES.stream().map(name -> "In" + name + ".seven").collect(Collectors.joining(" + ")));
        cells.add(each("class %s { int seven() { return 7; } }"));
        cells.add(NAMES.stream().map(name -> "new " + name + "().seven()").collect(Collectors.joining(" + ")));
        return cells;
    }

    private static String each(String form) {
        return NAMES.stream().map(form::formatted).collect(Collectors.joining("\n"));
    }

    @Test
    void any_name_is_the_users() throws InterruptedException {
        try (Engines cells = new Engines()) {
            Thread warmUp = warmUp(cells);
            int seven = 7 * NAMES.size();
            List<String> codes = cellsOf();
            for (int i = 0; i < codes.size(); i += 2) {
                CellResult declared = cells.run(codes.get(i));
                assertThat(declared).as(codes.get(i).substring(0, 60)).isInstanceOf(CellResult.Done.class);
                assertThat(cells.run(codes.get(i + 1)))
                        .as(codes.get(i + 1).substring(0, 60))
                        .isEqualTo(new CellResult.Value(seven));
            }
            warmUp.join();
            assertThat(cells.value(codes.get(1))).isEqualTo(seven);
            assertThat(cells.value(codes.getLast())).isEqualTo(seven);
        }
    }

    @RepeatedTest(4)
    void the_variable_of_a_first_cell_stays() throws InterruptedException {
        try (Engines cells = new Engines()) {
            Thread warmUp = warmUp(cells);
            cells.run("String one = \"abc\";");
            assertThat(cells.value("one")).isEqualTo("abc");
            warmUp.join();
            assertThat(cells.value("one")).isEqualTo("abc");
            cells.run("int[] two = {1};\nvar three = new Throwable();");
            assertThat(cells.value("one + two[0]")).isEqualTo("abc1");
        }
    }

    private static Thread warmUp(Engines cells) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                cells.engine.warmUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
