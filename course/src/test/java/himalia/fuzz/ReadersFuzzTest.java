package himalia.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.data.Tables;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Signer;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import himalia.tensor.io.Npy;
import himalia.tensor.io.Npz;
import himalia.tensor.io.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What comes from files and from the network: any bytes are read, or refused in a sentence.
class ReadersFuzzTest {
    private static final double SHARE = 1.0 / 6;

    @TempDir
    private Path folder;

    private interface FileReader {
        String read(Path file) throws Exception;
    }

    /// A reader of bytes in a file, whose name a refusal must tell.
    private Fuzzer.Reader inFile(String name, FileReader reader) {
        return input -> {
            Path file = Files.write(folder.resolve(name), input);
            try {
                return reader.read(file);
            } catch (IllegalArgumentException | UncheckedIOException refused) {
                assertThat(refused.getMessage()).contains(name);
                throw refused;
            }
        };
    }

    private byte[] saved(BiConsumer<Path, Tensor> save, Tensor tensor) throws IOException {
        Path file = folder.resolve("seed");
        save.accept(file, tensor);
        return Files.readAllBytes(file);
    }

    private static List<Tensor> tensors() {
        return List.of(
                Tensor.arange(6).view(2, 3).toFloat(),
                Tensor.arange(4),
                Tensor.zeros(DType.BOOL, 0, 2),
                Tensor.ones(DType.FLOAT64, 2, 1, 3));
    }

    private static String described(Tensor tensor) {
        return tensor.dtype() + " of " + tensor.dim() + " dimensions";
    }

    @Test
    void any_csv_is_read_or_refused() throws IOException {
        new Fuzzer(
                        "csv",
                        inFile("fuzzed.csv", file -> {
                            Table table = Tables.csv(file.toString());
                            for (Column<?> column : table.columns()) {
                                assertThat(column.size()).isEqualTo(table.rowCount());
                            }
                            assertThat(table.first(3).print()).isNotNull();
                            return table.columns().stream()
                                    .map(column -> column.type().name())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(" "));
                        }),
                        List.of(IllegalArgumentException.class, UncheckedIOException.class))
                .words(
                        "\"", "\"\"", ",", ";", "\t", "|", "\r\n", "\n", "\r", "\ufeff", "NaN", "NA", "-", "1e400",
                        "0x1p3")
                .words("2024-02-29", "12:30:00", "2024-01-01T00:00:00Z", "true", "1,5", "1.234,5", "한글", "#", "'", " ")
                .seed("a,b,c\n1,2.5,x\n3,,\"y, \"\"z\"\"\"\n")
                .seed("id;date;t\r\n1;2024-02-29;12:30\r\n2;;\r\n")
                .seed("\ufeffname\tok\n한글\ttrue\n\tfalse\n")
                .seed("x\n1\n2\n3\n")
                .seed(Arrays.copyOfRange("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16), 0, 18))
                .run(300, SHARE);
    }

    @Test
    void any_npy_is_read_or_refused() throws IOException {
        Fuzzer fuzzer = new Fuzzer(
                        "npy",
                        inFile("fuzzed.npy", file -> {
                            Tensor read = Npy.load(file);
                            Npy.save(folder.resolve("again.npy"), read);
                            assertThat(Npy.load(folder.resolve("again.npy")).shape())
                                    .isEqualTo(read.shape());
                            return described(read);
                        }),
                        List.of(IllegalArgumentException.class, UncheckedIOException.class))
                .words(
                        "'descr': '<f4'",
                        "'<i8'",
                        "'|b1'",
                        "'>f2'",
                        "'|O'",
                        "'fortran_order': True",
                        "'shape': ()",
                        "(2,)")
                .words("\u0093NUMPY", "\u0001\u0000", "\u0002\u0000", "{", "}", "(", ")", ", ", "2147483647");
        for (Tensor one : tensors()) {
            fuzzer.seed(saved(Npy::save, one));
        }
        fuzzer.run(1500, SHARE);
    }

    @Test
    void any_npz_is_read_or_refused() throws IOException {
        Fuzzer fuzzer = new Fuzzer(
                "npz",
                inFile("fuzzed.npz", file -> Npz.load(file).size() + " tensors"),
                List.of(IllegalArgumentException.class, UncheckedIOException.class));
        for (Tensor one : tensors()) {
            fuzzer.seed(saved((file, tensor) -> Npz.save(file, Map.of("x", tensor)), one));
        }
        fuzzer.run(600, SHARE);
    }

    @Test
    void any_safetensors_is_read_or_refused() throws IOException {
        Fuzzer fuzzer = new Fuzzer(
                        "safetensors",
                        inFile(
                                "fuzzed.safetensors",
                                file -> Safetensors.load(file).values().stream()
                                        .map(ReadersFuzzTest::described)
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(" "))),
                        List.of(IllegalArgumentException.class, UncheckedIOException.class))
                .words(
                        "\"dtype\":\"F64\"",
                        "\"shape\":[2,3]",
                        "\"data_offsets\":[0,24]",
                        "\"__metadata__\":{\"a\":\"b\"}")
                .words(
                        "{",
                        "}",
                        "[",
                        "]",
                        "null",
                        "true",
                        "1e99",
                        "-1",
                        "\\u0000",
                        "\"x\":",
                        ",",
                        "\"BF16\"",
                        "\"U8\"");
        for (Tensor one : tensors()) {
            fuzzer.seed(saved((file, tensor) -> Safetensors.save(file, Map.of("x", tensor, "y", tensor)), one));
        }
        fuzzer.run(1500, SHARE);
    }

    /// Frames of a message, with a control character between them.
    @Test
    void any_message_is_read_or_refused() throws IOException {
        new Fuzzer(
                        "message",
                        input -> {
                            List<byte[]> frames = new ArrayList<>();
                            int start = 0;
                            for (int i = 0; i <= input.length; i++) {
                                if (i == input.length || input[i] == 0x1e) {
                                    frames.add(Arrays.copyOfRange(input, start, i));
                                    start = i + 1;
                                }
                            }
                            Message<?> read = new Codec(new Signer("hmac-sha256", "")).decode(frames);
                            return read.content().getClass().getSimpleName() + " with "
                                    + Math.min(2, read.buffers().size());
                        },
                        List.of(BadMessage.class))
                .words(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"code\":\"1\"",
                        "\"msg_type\":\"execute_request\"",
                        "\"msg_id\":\"1\"",
                        "\u001e")
                .words("null", "true", "1e999", "-0", "\\ud800", "\"comm_id\":\"c\"", "\"cursor_pos\":1", "\"data\":{}")
                .words(
                        "complete_request",
                        "inspect_request",
                        "comm_msg",
                        "comm_open",
                        "debug_request",
                        "history_request")
                .words(
                        "shutdown_request",
                        "interrupt_request",
                        "input_reply",
                        "is_complete_request",
                        "kernel_info_request")
                .seed(message(
                        "execute_request", "{\"code\":\"1 + 1\",\"silent\":false,\"user_expressions\":{\"a\":\"b\"}}"))
                .seed(message("complete_request", "{\"code\":\"a.\",\"cursor_pos\":2}"))
                .seed(message("comm_open", "{\"comm_id\":\"c\",\"target_name\":\"t\",\"data\":{\"x\":[1,2.5,null]}}")
                        + "\u001eB")
                .seed(message(
                        "history_request", "{\"hist_access_type\":\"range\",\"session\":0,\"start\":1,\"stop\":3}"))
                .seed(message(
                        "debug_request",
                        "{\"type\":\"request\",\"seq\":1,\"command\":\"initialize\",\"arguments\":{}}"))
                .run(4000, SHARE);
    }

    private static String message(String type, String content) {
        String header = "{\"msg_id\":\"1\",\"session\":\"s\",\"username\":\"u\",\"msg_type\":\"" + type
                + "\",\"version\":\"5.3\",\"date\":\"2026-01-01T00:00:00Z\"}";
        return String.join("\u001e", "id", "<IDS|MSG>", "", header, "{}", "{}", content);
    }

    @Test
    void any_text_is_completed_and_explained_or_not() throws IOException {
        try (JavacEngine engine = new JavacEngine(List.of())) {
            engine.execute(new himalia.kernel.cell.Cell(1, "String text = \"a\";\nrecord Pair(int a, int b) {}"));
            new Fuzzer(
                            "cell",
                            input -> {
                                String code = new String(input, StandardCharsets.UTF_8);
                                int cursor =
                                        code.length() - Math.floorMod(code.hashCode(), Math.min(5, code.length() + 1));
                                Completion found = engine.complete(code, cursor);
                                assertThat(found.start()).isBetween(0, cursor);
                                assertThat(found.end()).isBetween(cursor, code.length());
                                boolean known =
                                        engine.inspect(code, cursor, false).isPresent();
                                return engine.completeness(code).state()
                                        + (known ? " known " : " ")
                                        + found.matches().stream()
                                                .map(Completion.Match::kind)
                                                .distinct()
                                                .sorted()
                                                .limit(2)
                                                .toList();
                            },
                            List.of())
                    .words(
                            "text.",
                            "new Pair(",
                            "List.of(",
                            "->",
                            "::",
                            "var x = ",
                            "for (int i = 0; ",
                            "\"\"\"",
                            "//",
                            "/*")
                    .words(
                            "switch (",
                            "case ",
                            "import java.",
                            "<String>",
                            "@",
                            "'",
                            "\\u0041",
                            "한",
                            "😀",
                            "\u0000",
                            "record ")
                    .seed("text.le")
                    .seed("new Pair(1, 2).a() + List.of(text).ge")
                    .seed("for (int i = 0; i < 3; i++) {\n  System.out.pr\n}")
                    .seed("switch (text) { case \"a\" -> tex }")
                    .seed("import java.util.fun")
                    .run(60, SHARE);
        }
    }
}
