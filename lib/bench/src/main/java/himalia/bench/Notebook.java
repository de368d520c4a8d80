package himalia.bench;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.function.DoubleSupplier;

/// A notebook without a page: what is shown is made into bytes and let go.
final class Notebook extends Frontend {
    @SuppressWarnings("unused") // without it the VM could leave the work out
    private long bytes;

    @Override
    public void show(MimeBundle bundle, String displayId, boolean update) {
        bytes += (displayId + bundle.data()).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void clear(boolean wait) {
        bytes = 0;
    }

    @Override
    public MimeBundle render(Object value) {
        return value instanceof MimeBundle bundle ? bundle : MimeBundle.text(String.valueOf(value));
    }

    /// What a piece of code comes to when it is run in this notebook.
    double during(DoubleSupplier code) {
        install();
        try {
            return code.getAsDouble();
        } finally {
            uninstall();
        }
    }
}
