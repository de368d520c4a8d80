package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String OPS = """
            {"cases": [
            {"id": "a#0", "fn": "torch.add", "args": [TENSOR, 1], "out": [OUT], "grad_out": [OUT], "grad_out_index": [0], "grads": [OUT]},
            {"id": "b#0", "params": ["x"], "expr": "x + 2", "args": [TENSOR], "out": [OUT]},
            {"id": "c#0", "params": ["x"], "expr": "x.no_such()", "args": [TENSOR], "out": [OUT]},
            {"id": "d#0", "fn": "torch.eig", "args": [TENSOR], "out": [OUT]},
            {"id": "e#0", "params": ["x"], "expr": "x.view(3)", "args": [TENSOR],
             "error": {"type": "RuntimeError", "message": "shape '[3]' is invalid for input of size 2"}},
            {"id": "f#0", "params": ["x"], "expr": "x.add_(1)", "args": [PLAIN], "out": [OUT], "args_after": [{"tensor": OUT}]},
            {"id": "g#0", "params": ["a"], "expr": "a[idx]", "index": {"list": [{"slice": [null, null, 2]}]}, "args": [PLAIN],
             "out": [{"dtype": "float64", "shape": [1], "data": [1.0]}]}
            ]}""".replace(
                    "TENSOR",
                    "{\"tensor\": {\"dtype\": \"float64\", \"shape\": [2], \"data\": [1.0, 0.0]}, \"requires_grad\": true}")
            .replace("PLAIN", "{\"tensor\": {\"dtype\": \"float64\", \"shape\": [2], \"data\": [1.0, 0.0]}}")
            .replace("OUT", "{\"dtype\": \"float64\", \"shape\": [2], \"data\": [2.0, 1.0]}");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Report report() {
        Known known = new Known("- ops `torch.eig`: no complex numbers\n");
        return new Report(new PrintStream(out, true, StandardCharsets.UTF_8), known);
    }

    @Test
    void counts_per_file_and_names_what_did_not_pass() {
        Report report = report();
        JsonObject file = JsonParser.parseString(OPS).getAsJsonObject();
        // the upstream gradient [2, 1] arrives at x as it is: add passes gradients on
        report.file("ops", OpCases.of(file, Close.ASKED));
        int open = report.close();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "ops 4/7",
                        "fail ops b#0: out at 0: 3.0, expected 2.0",
                        "unmapped ops c#0: no Tensor.noSuch()",
                        "known ops d#0: no complex numbers",
                        "missing 1 x Tensor.noSuch");
        assertThat(open).isEqualTo(2);
    }

    @Test
    void any_subset_of_the_files_will_do(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("errors.json"), """
                {"cases": [{"code": "torch.zeros(2).no_such()", "setup": "", "error": {"type": "X", "message": "y"}}]}""");
        assertThat(Main.run(folder, report())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("errors 0/1");
    }

    @Test
    void a_folder_without_vectors_is_told(@TempDir Path folder) throws IOException {
        assertThat(Main.run(folder, report())).isEqualTo(2);
    }
}
