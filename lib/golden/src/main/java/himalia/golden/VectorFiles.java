package himalia.golden;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// The vector files of a folder and what each of them holds. The tests and `lab golden` both run their cases from here.
final class VectorFiles {
    private static final Map<String, BiFunction<JsonObject, Close, Stream<Case>>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("ops", OpCases::of);
        // a few of its errors depend in PyTorch on the layout, or say less than ours
        KINDS.put("ops_more", (file, close) -> OpCases.of(file, close.inOwnWords()));
        KINDS.put("edges", (file, close) -> OpCases.of(file, close.inOwnWords()));
        KINDS.put("odd", (file, close) -> OpCases.of(file, close.inOwnWords()));
        KINDS.put("losses", OpCases::of);
        KINDS.put("losses_more", OpCases::of);
        KINDS.put("nn_layers", LayerCases::of);
        KINDS.put("nn_layers_more", LayerCases::of);
        KINDS.put("optim", OptimCases::of);
        KINDS.put("optim_more", OptimCases::of);
        KINDS.put("rng", RandomCases::of);
        KINDS.put("random_more", OpCases::of);
        KINDS.put("repr", (file, _) -> PrintedCases.of(file));
        KINDS.put("repr_random", (file, _) -> PrintedCases.of(file));
        KINDS.put("errors", ErrorCases::of);
        KINDS.put("seeds_torch", ProgramCases::of);
        KINDS.put("keras", (file, _) -> KerasCases.of(file));
    }

    private final Path folder;

    VectorFiles(Path folder) {
        this.folder = folder;
    }

    static Set<String> kinds() {
        return KINDS.keySet();
    }

    /// The files that are there, in the order in which they are run.
    List<String> names() {
        return KINDS.keySet().stream()
                .filter(name -> Files.isRegularFile(path(name)))
                .toList();
    }

    /// Files of the folder that hold vectors of a kind that nothing here knows.
    List<String> strangers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !KINDS.containsKey(name.replace(".json", "")))
                    .sorted()
                    .toList();
        }
    }

    /// The cases of a file; each runs when it is asked to.
    Stream<Case> cases(String name, Close close) throws IOException {
        return KINDS.get(name).apply(read(name), close);
    }

    JsonObject read(String name) throws IOException {
        try (Reader in = Files.newBufferedReader(path(name))) {
            return JsonParser.parseReader(in).getAsJsonObject();
        }
    }

    private Path path(String name) {
        return folder.resolve(name + ".json");
    }

    /// Runs a case. The library holds its remarks back and lets a loss be nan, as many cases are meant to be odd.
    static Outcome run(Case c) {
        PrintStream remarks = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        Tensor.stopOnNonFiniteLoss(false);
        try {
            return Outcome.of(c.check());
        } finally {
            Tensor.stopOnNonFiniteLoss(true);
            System.setErr(remarks);
        }
    }
}
