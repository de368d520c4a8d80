package himalia.golden;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// `lab golden DIR`: runs the vector files of a folder and prints what agrees.
public final class Main {
    /// What each file holds; files that a folder lacks are passed over.
    private static final Map<String, Function<JsonObject, Stream<Case>>> FILES = new LinkedHashMap<>();

    static {
        FILES.put("ops", OpCases::of);
        FILES.put("ops_more", OpCases::of);
        FILES.put("losses", OpCases::of);
        FILES.put("losses_more", OpCases::of);
        FILES.put("nn_layers", LayerCases::of);
        FILES.put("nn_layers_more", LayerCases::of);
        FILES.put("optim", OptimCases::of);
        FILES.put("optim_more", OptimCases::of);
        FILES.put("rng", RandomCases::of);
        FILES.put("random_more", OpCases::of);
        FILES.put("repr", PrintedCases::of);
        FILES.put("repr_random", PrintedCases::of);
        FILES.put("errors", ErrorCases::of);
        FILES.put("seeds_torch", ProgramCases::of);
        FILES.put("keras", KerasCases::of);
    }

    private Main() {}

    /// Exits with 0 if every case passed or is listed in `known.md`, with 1 if not, with 2 if there is nothing
    /// to run.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("One folder of vector files is needed, for example shared/golden/torch.");
            System.exit(2);
        }
        Tensor.stopOnNonFiniteLoss(false); // some of PyTorch's programs run into nan, and ours must do so too
        System.exit(run(Path.of(arguments[0]), new Report(System.out, known())));
    }

    private interface Step {
        void run() throws IOException;
    }

    /// Without the library's remarks on odd programs, as many of the cases are meant to be.
    private static void quietly(Step step) throws IOException {
        PrintStream remarks = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        try {
            step.run();
        } finally {
            System.setErr(remarks);
        }
    }

    static int run(Path folder, Report report) throws IOException {
        int found = 0;
        for (String name : FILES.keySet()) {
            Path file = folder.resolve(name + ".json");
            if (Files.isRegularFile(file)) {
                found++;
                quietly(() -> report.file(name, cases(name, file)));
            }
        }
        if (found == 0) {
            System.err.println("No vector file is in " + folder + "; known are " + FILES.keySet() + ".");
            return 2;
        }
        strangers(folder);
        return report.close() == 0 ? 0 : 1;
    }

    /// Says which files of the folder hold vectors of another kind, so that nobody takes them for passed.
    private static void strangers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> others = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !FILES.containsKey(name.replace(".json", "")))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                System.err.println("Not run, as nothing here knows what they hold: " + String.join(", ", others));
            }
        }
    }

    /// The cases of a file of this name.
    static Stream<Case> cases(String name, Path file) throws IOException {
        return FILES.get(name).apply(read(file));
    }

    private static JsonObject read(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(in).getAsJsonObject();
        }
    }

    private static Known known() throws IOException {
        try (InputStream in = Main.class.getResourceAsStream("/golden/known.md")) {
            return new Known(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
