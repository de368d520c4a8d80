package himalia.tensor.io;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// Files that NumPy and safetensors wrote.
final class Fixtures {
    private Fixtures() {}

    static Path file(String name) {
        try {
            return Path.of(Fixtures.class.getResource("/tensor-io/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
