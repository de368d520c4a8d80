package himalia.kernel.magic;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows in the cell what is fetched for it, in one line; nothing if all is there already.
final class Fetching implements LibraryFinder.Progress {
    private volatile boolean cancelled;
    private String now = "";
    private int files;
    private long bytes;
    private @Nullable DisplayHandle shown;
    private String last = "";

    @Override
    public synchronized void fetching(String file, long done, long total) {
        now = file + " " + size(done) + (total > 0 ? " of " + size(total) : "");
    }

    @Override
    public synchronized void fetched(String file, long size) {
        files++;
        bytes += size;
        now = "";
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /// Brings the line up to date; called by the thread of the cell, whose output it is.
    void show(boolean atEnd) {
        String line = line(atEnd);
        if (line.equals(last)) {
            return;
        }
        last = line;
        if (shown == null) {
            shown = Display.display(line, "text/plain");
        } else {
            shown.update(line, "text/plain");
        }
    }

    private synchronized String line(boolean atEnd) {
        if (files == 0 && (now.isEmpty() || atEnd)) {
            return "";
        }
        String come = files == 0 ? "" : files + (files == 1 ? " file" : " files") + ", " + size(bytes) + " fetched";
        if (atEnd || now.isEmpty()) {
            return come + ".";
        }
        return "Fetching " + now + (come.isEmpty() ? "" : " (" + come + ")");
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1e3)) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
