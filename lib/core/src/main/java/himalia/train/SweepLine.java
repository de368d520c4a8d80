package himalia.train;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.MimeBundle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells how far a [Sweep] is: one line that is updated in a notebook, now and then a line on a console.
final class SweepLine {
    private static final long ON_CONSOLE = 2_000_000_000;

    private final int all;
    private final long start = System.nanoTime();
    private final @Nullable DisplayHandle handle;
    private String shown = "";
    private long last = start;

    SweepLine(int all) {
        this.all = all;
        this.handle = ProgressLine.isNotebook() ? Display.display(MimeBundle.text(head(0))) : null;
    }

    void shown(int done, List<String> running) {
        String names = String.join("; ", running.subList(0, Math.min(4, running.size())));
        String more = running.size() > 4 ? " and " + (running.size() - 4) + " more" : "";
        show(head(done) + " - " + ProgressLine.time(seconds()) + " - now " + names + more);
    }

    void close(Collection<? extends SweepRun<?>> done, boolean stopped) {
        List<String> failed =
                done.stream().filter(SweepRun::isFailed).map(SweepRun::message).toList();
        String all = failed.stream().distinct().count() == 1 ? ": " : ", the first: ";
        show(head(done.size()) + " - " + String.format(Locale.ROOT, "%.2f s", seconds())
                + (stopped ? " - stopped" : "")
                + (failed.isEmpty() ? "" : " - " + failed.size() + " failed" + all + failed.getFirst()));
    }

    private String head(int done) {
        double share = done / (double) all;
        return done + "/" + all + " " + ProgressLine.bar(share) + " " + Math.round(share * 100) + "%";
    }

    private double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }

    private void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        shown = text;
        if (handle != null) {
            handle.update(MimeBundle.text(text));
        } else if (System.nanoTime() - last > ON_CONSOLE) { // a short sweep on a console needs no word
            last = System.nanoTime();
            System.out.println(text);
        }
    }
}
