package himalia.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// The files that Python's installation reads, too.
final class Resources {
    private Resources() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the jar of the kernel has no " + name);
            }
            return in.readAllBytes();
        }
    }

    static String text(String name) throws IOException {
        return new String(bytes(name), UTF_8);
    }

    /// The options of a file, one a line; what stands for a place in it is filled in.
    static List<String> options(String name, Map<String, Object> places) throws IOException {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> {
                    String filled = line;
                    for (Map.Entry<String, Object> place : places.entrySet()) {
                        filled = filled.replace(
                                "{" + place.getKey() + "}", place.getValue().toString());
                    }
                    return filled;
                })
                .toList();
    }
}
