package himalia.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Files of many dialects and encodings, and what pandas makes of them.
class CsvVectorsTest {
    private static final Pattern CALL =
            Pattern.compile("csv\\(path(?:, o -> o((?:\\.\\w+\\((?:[^()'\"]|'[^']+'|\"[^\"]*\")*\\))+))?\\)");
    private static final Pattern OPTION = Pattern.compile("\\.(\\w+)\\(((?:[^()'\"]|'[^']+'|\"[^\"]*\")*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("'(\\\\?.)'|\"([^\"]*)\"|(\\d+)");

    /// Python's encodings that Java has not, or has otherwise: cp950 without Kana and Cyrillic, those of old
    /// Macintosh computers without the euro.
    private static final Set<String> PYTHON_ONLY = Set.of(
            "utf-7",
            "hz",
            "cp720",
            "cp950",
            "cp1006",
            "cp1125",
            "iso8859-10",
            "iso8859-14",
            "koi8-t",
            "kz1048",
            "ptcp154",
            "hp-roman8",
            "mac-farsi",
            "iso2022_jp_1",
            "iso2022_jp_2004",
            "iso2022_jp_3",
            "iso2022_jp_ext",
            "shift_jis_2004",
            "shift_jisx0213",
            "euc_jis_2004",
            "euc_jisx0213",
            "iso2022_jp_2",
            "mac-cyrillic",
            "mac-greek",
            "mac-iceland");

    @TempDir
    static Path folder;

    static Stream<JsonElement> of(String file) {
        return Stream.of(JsonParser.parseString(Golden.text(file)).getAsJsonArray())
                .flatMap(a -> a.asList().stream());
    }

    static Stream<JsonElement> encodings() {
        return of("encodings.json");
    }

    @TestFactory
    Stream<DynamicTest> options_in_any_order_read_what_pandas_reads() {
        return of("csv_options.json").map(JsonElement::getAsJsonObject).map(c -> {
            byte[] bytes = HexFormat.of().parseHex(c.get("bytes").getAsString());
            String name = c.get("options") + " " + new String(bytes, StandardCharsets.UTF_8);
            return DynamicTest.dynamicTest(name, () -> {
                if (c.has("refused")) {
                    assertThatThrownBy(() -> read(bytes, options(c.getAsJsonArray("options"))))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("Hint:");
                } else {
                    assertThat(written(read(bytes, options(c.getAsJsonArray("options")))))
                            .isEqualTo(expected(c.getAsJsonObject("table")));
                }
            });
        });
    }

    /// A note or hint is copied into the next cell, until there is none: one of the ways must lead to the right table.
    @TestFactory
    Stream<DynamicTest> following_the_notes_and_hints_leads_to_what_pandas_reads() {
        return of("csv_advice.json").map(JsonElement::getAsJsonObject).map(c -> {
            byte[] bytes = HexFormat.of().parseHex(c.get("bytes").getAsString());
            return DynamicTest.dynamicTest(c.get("given") + " -> " + c.get("options"), () -> {
                List<String> said = new ArrayList<>();
                List<Object> ends = new ArrayList<>();
                follow(bytes, options(c.getAsJsonArray("given")), said, ends, 0);
                assertThat(ends).as(String.join("\n", said)).contains(expected(c.getAsJsonObject("table")));
            });
        });
    }

    private static void follow(byte[] bytes, CsvOptions options, List<String> said, List<Object> ends, int depth) {
        PrintStream before = System.err;
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        Object end = null;
        System.setErr(new PrintStream(notes, true, StandardCharsets.UTF_8));
        try {
            end = written(read(bytes, options));
        } catch (IllegalArgumentException e) {
            notes.writeBytes(e.getMessage().getBytes(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
        String text = notes.toString(StandardCharsets.UTF_8);
        said.add(options.call() + " : " + text);
        List<CsvOptions> next =
                CALL.matcher(text).results().map(m -> options(m.group(1))).toList();
        if (next.isEmpty() || depth == 4) {
            ends.add(end);
        }
        for (CsvOptions advised : depth == 4 ? List.<CsvOptions>of() : next) {
            follow(bytes, advised, said, ends, depth + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encodings_have_the_names_of_python(JsonElement json) {
        JsonArray c = json.getAsJsonArray();
        String name = c.get(0).getAsString();
        if (PYTHON_ONLY.contains(c.get(1).getAsString())) {
            return;
        }
        byte[] bytes = HexFormat.of().parseHex(c.get(2).getAsString());
        String text = c.get(3).getAsString();
        CsvOptions options = CsvOptions.DEFAULT.encoding(name).noHeader().separator('|');
        assertThat(read(bytes, options).column(0).get(0)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void a_wide_encoding_without_a_mark_is_read_in_the_order_of_its_bytes(String order) {
        byte[] bytes = "이름,값\n가나,1\n".getBytes(Encodings.named(order));
        Table table = read(bytes, CsvOptions.DEFAULT.encoding(order.substring(0, 6)));
        assertThat(table.columnNames()).containsExactly("이름", "값");
        assertThat(table.column(0).get(0)).isEqualTo("가나");
    }

    @Test
    void names_that_differ_only_in_capitals_are_told() {
        PrintStream before = System.err;
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(notes, true, StandardCharsets.UTF_8));
        try {
            assertThat(read("a,A,A.1\n1,2,3\n".getBytes(StandardCharsets.UTF_8), CsvOptions.DEFAULT)
                            .columnNames())
                    .containsExactly("a", "A.2", "A.1");
        } finally {
            System.setErr(before);
        }
        assertThat(notes.toString(StandardCharsets.UTF_8)).contains("\"a\" and \"A\"", "\"A.2\"");
    }

    @Test
    void a_byte_that_is_no_text_is_named_with_file_row_and_number() {
        byte[] bytes = "name,n\nOslo,1\nTromsø,2\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(bytes, CsvOptions.DEFAULT))
                .hasMessageContainingAll(
                        "t.csv, line 3, column \"name\"", "byte 20 of the file (0xF8)", "no UTF-8", "windows-1252");
        assertThatThrownBy(() -> read(bytes, CsvOptions.DEFAULT.encoding("cp949")))
                .hasMessageContainingAll("t.csv, line 3", "byte 20 of the file (0xF8)", "cp949", "windows-1252");
    }

    @Test
    void text_of_latin_letters_is_never_called_korean() {
        for (String text :
                List.of("Manuel Rodríguez Sánchez", "Møller", "Citroën", "El Niño", "Ærø å Øst", "à la carte")) {
            for (String encoding : List.of("windows-1252", "mac_roman")) {
                byte[] bytes = ("a\n" + text + "\n").getBytes(Encodings.named(encoding));
                assertThatThrownBy(() -> read(bytes, CsvOptions.DEFAULT))
                        .message()
                        .contains(encoding)
                        .doesNotContain("Korean", "cp949");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tables/book.xlsx, an Excel file, excel(path)",
        "tensor-io/several.npz, a file of NumPy arrays, Npz.load(path)",
        "tensor-io/float32.npy, a NumPy array, Npy.load(path)",
        "tensor-io/weights.safetensors, a file of tensors, Safetensors.load(path)",
    })
    void a_file_of_another_kind_is_told_by_its_bytes(String file, String kind, String reader) throws Exception {
        byte[] bytes = Files.readAllBytes(
                Path.of(CsvVectorsTest.class.getResource("/" + file).toURI()));
        assertThatThrownBy(() -> read(bytes, CsvOptions.DEFAULT))
                .hasMessageContainingAll("t.csv", kind, "Hint:", reader);
        assertThatThrownBy(() -> Tables.csv(
                        Path.of(CsvVectorsTest.class.getResource("/" + file).toURI())
                                .toString(),
                        o -> o.encoding("cp949")))
                .hasMessageContainingAll(kind, reader);
    }

    @Test
    void an_archive_of_one_table_is_read_as_pandas_does_and_of_more_is_told() throws IOException {
        assertThat(read(zip("a.csv"), CsvOptions.DEFAULT).columnNames()).containsExactly("x", "y");
        assertThatThrownBy(() -> read(zip("a.csv", "b.csv"), CsvOptions.DEFAULT))
                .hasMessageContainingAll("t.csv", "2 files: a.csv, b.csv", "Hint:");
        assertThatThrownBy(() -> read(zip("archive/data.pkl"), CsvOptions.DEFAULT))
                .hasMessageContaining("PyTorch");
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void only_the_rows_asked_for_are_looked_at_in_pieces_too() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 100; i++) {
            text.append(i).append(",x\n");
        }
        byte[] bytes = text.append("oops\n").toString().getBytes(StandardCharsets.UTF_8);
        for (int n : new int[] {0, 1, 7, 50, 99, 100}) {
            CsvOptions options = CsvOptions.DEFAULT.nRows(n);
            Table table = CsvReader.read(himalia.data.CsvSource.of("t.csv", bytes, options), "t.csv", options, 64);
            assertThat(table.rowCount()).isEqualTo(n);
        }
    }

    private static Table read(byte[] bytes, CsvOptions options) {
        try {
            Path file = Files.write(folder.resolve("t.csv"), bytes);
            return Tables.csv(file.toString(), o -> options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The chain of options that a hint shows, as the compiler would read it.
    private static CsvOptions options(String chain) {
        JsonArray options = new JsonArray();
        Matcher option = OPTION.matcher(chain == null ? "" : chain);
        while (option.find()) {
            JsonArray one = new JsonArray();
            one.add(option.group(1));
            Matcher argument = ARGUMENT.matcher(option.group(2));
            while (argument.find()) {
                if (argument.group(3) != null) {
                    one.add(Integer.parseInt(argument.group(3)));
                } else {
                    String text = argument.group(1) == null ? argument.group(2) : argument.group(1);
                    one.add(text.equals("\\t") ? "\t" : text.replace("\\", ""));
                }
            }
            options.add(one);
        }
        return options(options);
    }

    private static CsvOptions options(JsonArray chain) {
        CsvOptions options = CsvOptions.DEFAULT;
        for (JsonElement element : chain) {
            JsonArray option = element.getAsJsonArray();
            List<String> texts = option.asList().stream()
                    .skip(1)
                    .map(JsonElement::getAsString)
                    .toList();
            options = switch (option.get(0).getAsString()) {
                case "separator" -> options.separator(texts.get(0).charAt(0));
                case "decimal" -> options.decimal(texts.get(0).charAt(0));
                case "thousands" -> options.thousands(texts.get(0).charAt(0));
                case "skipRows" -> options.skipRows(Integer.parseInt(texts.get(0)));
                case "nRows" -> options.nRows(Integer.parseInt(texts.get(0)));
                case "encoding" -> options.encoding(texts.get(0));
                case "noHeader" -> options.noHeader();
                case "names" -> options.names(texts.toArray(String[]::new));
                case "naValues" -> options.naValues(texts.toArray(String[]::new));
                case "type" -> options.type(texts.get(0), texts.get(1));
                default -> throw new IllegalArgumentException(option.toString());
            };
        }
        return options;
    }

    private static List<List<Object>> written(Table table) {
        List<List<Object>> all = new ArrayList<>();
        List<Object> types = new ArrayList<>();
        all.add(List.copyOf(table.columnNames()));
        all.add(types);
        for (Column<?> column : table.columns()) {
            types.add(table.rowCount() == 0 ? "" : ColumnText.dtype(column));
        }
        for (int row = 0; row < table.rowCount(); row++) {
            List<Object> cells = new ArrayList<>();
            for (Column<?> column : table.columns()) {
                Object value = column.isMissing(row) ? null : column.get(row);
                cells.add(value instanceof Number n ? (Object) n.doubleValue() : value);
            }
            all.add(cells);
        }
        return all;
    }

    private static List<List<Object>> expected(JsonObject table) {
        List<List<Object>> all = new ArrayList<>();
        all.add(List.copyOf(table.getAsJsonArray("columns").asList().stream()
                .map(JsonElement::getAsString)
                .toList()));
        List<Object> types = new ArrayList<>();
        boolean none = table.getAsJsonArray("rows").isEmpty();
        table.getAsJsonArray("dtypes").forEach(type -> types.add(none ? "" : type.getAsString()));
        all.add(types);
        for (JsonElement row : table.getAsJsonArray("rows")) {
            List<Object> cells = new ArrayList<>();
            for (JsonElement cell : row.getAsJsonArray()) {
                cells.add(
                        cell.isJsonNull()
                                ? null
                                : cell.getAsJsonPrimitive().isBoolean()
                                        ? (Object) cell.getAsBoolean()
                                        : cell.getAsJsonPrimitive().isNumber()
                                                ? (Object) cell.getAsDouble()
                                                : cell.getAsString());
            }
            all.add(cells);
        }
        return all;
    }
}
