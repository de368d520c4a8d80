package himalia.notebooks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A notebook file as it lies in the repository, outputs included.
record Notebook(Path file, JsonObject json) {
    /// All notebooks of the course.
    static List<Notebook> all() {
        try (Stream<Path> files = Files.list(Path.of("../notebooks"))) {
            return files.filter(f -> f.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(Notebook::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Notebook read(Path file) {
        try {
            return new Notebook(
                    file, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it runs without what `./lab setup sql` or `spark` brings.
    boolean isForAll() {
        return !json.getAsJsonObject("metadata").has("himalia");
    }

    List<JsonObject> cells(String type) {
        return objects(json, "cells").stream()
                .filter(cell -> cell.get("cell_type").getAsString().equals(type))
                .toList();
    }

    List<JsonObject> outputs() {
        return cells("code").stream()
                .flatMap(cell -> objects(cell, "outputs").stream())
                .toList();
    }

    static List<JsonObject> objects(JsonObject parent, String name) {
        List<JsonObject> all = new ArrayList<>();
        parent.getAsJsonArray(name).forEach(element -> all.add(element.getAsJsonObject()));
        return all;
    }

    /// A text of a notebook is one string or a list of lines.
    static String join(JsonElement lines) {
        if (lines.isJsonPrimitive()) {
            return lines.getAsString();
        }
        StringBuilder text = new StringBuilder();
        lines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
