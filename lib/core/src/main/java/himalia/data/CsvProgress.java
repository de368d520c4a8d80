package himalia.data;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import org.jspecify.annotations.Nullable;

/// A bar in the notebook for a file that takes longer than a second to read. A console gets none: it could not replace
/// it.
final class CsvProgress implements AutoCloseable {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 200_000_000L;
    private static final int WIDTH = 30;

    private final String name;
    private final long size;
    private final boolean notebook;
    private long next = System.nanoTime() + FIRST_NANOS;
    private @Nullable DisplayHandle bar;

    CsvProgress(String name, long size) {
        this.name = name;
        this.size = size;
        // The console is the front end of himalia.api itself; a kernel brings its own.
        this.notebook = !Frontend.current().getClass().getPackage().equals(Frontend.class.getPackage());
    }

    void at(long bytes) {
        if (notebook && System.nanoTime() - next >= 0) {
            show((double) bytes / size);
            next = System.nanoTime() + NEXT_NANOS;
        }
    }

    private void show(double share) {
        int full = (int) (share * WIDTH);
        String text = "Reading " + name + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] "
                + Math.round(100 * share) + " %";
        if (bar == null) {
            bar = Display.display(text, MimeBundle.TEXT);
        } else {
            bar.update(text, MimeBundle.TEXT);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            show(1);
        }
    }
}
