package himalia.data;

import static himalia.data.Tables.column;
import static himalia.data.Tables.csv;
import static himalia.data.Tables.shuffle;
import static himalia.data.Tables.split;
import static himalia.data.Tables.standardScale;
import static himalia.data.Tables.table;
import static himalia.data.Tables.trainTestSplit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class SplitsTest {
    private static final JsonObject SPLITS = Golden.json("train_test_split.json");

    static Stream<String> splits() {
        return SPLITS.keySet().stream().filter(key -> key.split("\\|").length == 4);
    }

    @ParameterizedTest
    @MethodSource("splits")
    void equals_scikit_learn(String key) throws Exception {
        String[] parts = key.split("\\|");
        Table rows = rows(Integer.parseInt(parts[0]));
        double testSize = Double.parseDouble(parts[1]);
        boolean shuffled = parts[2].equals("True");
        long seed = shuffled ? Long.parseLong(parts[3]) : 0;
        JsonObject expected = SPLITS.getAsJsonObject(key);
        if (expected.has("error")) {
            assertThatIllegalArgumentException().isThrownBy(() -> trainTestSplit(rows, testSize, shuffled, seed));
            return;
        }
        TrainTestSplit split = trainTestSplit(rows, testSize, shuffled, seed);
        int[] train = numbers(split.train());
        int[] test = numbers(split.test());
        if (expected.has("train")) {
            assertThat(train).isEqualTo(ints(expected.get("train")));
            assertThat(test).isEqualTo(ints(expected.get("test")));
        } else {
            assertThat(train).hasSize(expected.get("n_train").getAsInt());
            assertThat(test).hasSize(expected.get("n_test").getAsInt());
            assertThat(test).startsWith(ints(expected.get("test_head")));
            assertThat(sha256(train)).isEqualTo(expected.get("sha256_train").getAsString());
        }
    }

    @Test
    void permutations_equal_numpy() {
        JsonObject seeds = Golden.json("mt19937.json");
        for (String seed : seeds.keySet()) {
            assertThat(new RandomOrder(Long.parseLong(seed)).permutation(20))
                    .as(seed)
                    .isEqualTo(ints(seeds.getAsJsonObject(seed).get("permutation20")));
        }
    }

    @Test
    void the_lectures_two_splits_leave_six_two_and_two_rows() {
        Table x = csv("data/test.csv");
        Table labels = table(Tables.pop(x, "D"));
        TrainTestSplit outer = trainTestSplit(standardScale(x), 0.2, false);
        TrainTestSplit inner = trainTestSplit(outer.train(), 0.2, false);

        assertThat(inner.train().rowCount()).isEqualTo(6);
        assertThat(inner.test().rowCount()).isEqualTo(2);
        assertThat(outer.test().rowCount()).isEqualTo(2);
        assertThat(Tables.text(inner.train())).startsWith("          A").contains("5  0.165145  0.165145  0.165145");
        assertThat(trainTestSplit(trainTestSplit(labels, 0.2, false).train(), 0.2, false)
                        .train()
                        .intColumn("D")
                        .asList())
                .containsExactly(2, 2, 2, 2, 2, 2);
    }

    @Test
    void parts_follow_each_other() {
        var parts = split(rows(10), 0.7, 0.2, 0.1);
        assertThat(parts).hasSize(3);
        assertThat(numbers(parts.get(0))).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(numbers(parts.get(1))).containsExactly(7, 8);
        assertThat(numbers(parts.get(2))).containsExactly(9);
        assertThat(split(rows(7), 0.5, 0.25, 0.25).stream()
                        .mapToInt(Table::rowCount)
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void shuffling_twice_with_one_seed_gives_the_same_order() {
        int[] order = numbers(shuffle(rows(20), 42));
        assertThat(order).isEqualTo(new RandomOrder(42).permutation(20));
        assertThat(numbers(shuffle(rows(20), 42))).isEqualTo(order);
    }

    @Test
    void shares_out_of_range_are_refused() {
        Table rows = rows(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split(rows, 0.7, 0.2))
                .withMessageContainingAll("add up to 1", "[0.7, 0.2]", "Hint:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainTestSplit(rows, 20))
                .withMessageContainingAll("testSize", "20.0", "Hint:");
        assertThatIllegalArgumentException().isThrownBy(() -> shuffle(rows, -1)).withMessageContaining("seed");
    }

    private static Table rows(int n) {
        return table(column("row", IntStream.range(0, n).toArray()));
    }

    private static int[] numbers(Table table) {
        return table.intColumn("row").asObjectArray().length == 0
                ? new int[0]
                : Arrays.stream(table.intColumn("row").asObjectArray())
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private static int[] ints(JsonElement list) {
        return new Gson().fromJson(list, int[].class);
    }

    private static String sha256(int[] values) throws Exception {
        String text = Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
