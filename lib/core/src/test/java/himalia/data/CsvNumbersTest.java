package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CsvNumbersTest {
    private static Table read(String content, CsvOptions options) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return CsvReader.read(CsvSource.of("t.csv", bytes, options), "t.csv", options);
    }

    /// All the ways to write a decimal, short ones and those that lie next to the middle between two doubles.
    private static String decimal(Random random) {
        String sign = random.nextInt(3) == 0 ? "-" : "";
        String text = switch (random.nextInt(8)) {
            case 0 -> Double.toString(random.nextDouble());
            case 1 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
            case 2 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7FEF_FFFF_FFFF_FFFFL));
            case 3 -> random.nextInt(1_000_000) + "." + random.nextInt(1_000_000);
            case 4 -> digits(random, 1 + random.nextInt(12)) + "." + digits(random, random.nextInt(26));
            case 5 -> "0.000" + digits(random, 1 + random.nextInt(20));
            case 6 -> digits(random, 1 + random.nextInt(20)) + "e" + (random.nextInt(700) - 350);
            default -> {
                long odd = (1L << 53) + 1 + 2L * random.nextInt(1 << 30);
                yield odd + "." + (random.nextBoolean() ? "0" : "00000000001");
            }
        };
        return text.startsWith("-") ? text : sign + text;
    }

    private static String digits(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    @Test
    void decimals_are_the_nearest_doubles_however_they_are_written() {
        Random random = new Random(25);
        List<String> texts = new ArrayList<>();
        StringBuilder content = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 90_000; i++) {
            texts.add(decimal(random));
            content.append(texts.getLast()).append(i % 3 < 2 ? "," : i % 2 == 0 ? "\n" : "\r\n");
        }
        Table table = read(content.toString(), CsvOptions.DEFAULT);
        for (int i = 0; i < texts.size(); i++) {
            double value = table.doubleColumn(i % 3).getDouble(i / 3);
            assertThat(Double.doubleToRawLongBits(value))
                    .as(texts.get(i))
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(texts.get(i))));
        }
    }

    @Test
    void products_of_any_mantissa_and_power_are_rounded_like_parse_double() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            long mantissa = random.nextLong() >>> random.nextInt(64);
            int exponent = random.nextInt(140) - 70;
            double value = NearestDouble.of(mantissa, exponent);
            if (!Double.isNaN(value)) {
                String text = Long.toUnsignedString(mantissa) + "e" + exponent;
                assertThat(value).as(text).isEqualTo(Double.parseDouble(text));
            } else {
                assertThat(Math.abs(exponent)).isGreaterThan(20);
            }
        }
    }

    @Test
    void whole_numbers_stay_whole_up_to_64_bits() {
        String content = "a,b\n" + "0,-7\n12345678,-123456789012345678\n9223372036854775807,42\n".repeat(40);
        Table table = read(content, CsvOptions.DEFAULT);
        assertThat(table.column("a").get(2)).isEqualTo(Long.MAX_VALUE);
        assertThat(table.column("a").get(118)).isEqualTo(12345678L);
        assertThat(table.column("b").get(1)).isEqualTo(-123456789012345678L);
    }

    @Test
    void empty_fields_are_missing_and_blanks_do_not_count() {
        Table table = read("a,b,c\n" + "1, 2.5,\n,-0.0,3\n,,\n".repeat(40), CsvOptions.DEFAULT);
        assertThat(table.rowCount()).isEqualTo(120);
        assertThat(table.doubleColumn("a").get(117)).isEqualTo(1.0);
        assertThat(table.doubleColumn("a").countMissing()).isEqualTo(80);
        assertThat(table.doubleColumn("b").get(0)).isEqualTo(2.5);
        assertThat(1 / table.doubleColumn("b").get(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(table.doubleColumn("c").countMissing()).isEqualTo(80);
    }

    @Test
    void a_number_may_stand_for_a_missing_value() {
        CsvOptions options = CsvOptions.DEFAULT.naValues("-999");
        Table table = read("a,b\n" + "1,-999\n-999.0,2\n".repeat(40), options);
        assertThat(table.column("a").countMissing()).isEqualTo(40);
        assertThat(table.column("b").countMissing()).isEqualTo(40);
    }

    @Test
    void what_only_begins_like_a_number_is_text() throws IOException {
        for (String text : List.of("1.2.3", "12-5", "1e", "1e+", "-", ".", "1_000", "5%", "0x10", "--1", "1 2")) {
            Table table = read("a,b\n" + "1,2.5\n".repeat(100) + text + ",3\n", CsvOptions.DEFAULT);
            assertThat(table.stringColumn("a").get(100)).isEqualTo(text);
            assertThat(table.stringColumn("a").get(0)).isEqualTo("1");
            assertThat(table.doubleColumn("b").get(100)).isEqualTo(3.0);
        }
    }
}
