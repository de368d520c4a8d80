package himalia.train;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.MimeBundle;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A loop that shows how far it is: one line that is updated in a notebook, now and then a line on a console.
///
/// @param <T> what the loop goes through
public final class Progress<T> implements Iterable<T> {
    private static final long IN_NOTEBOOK = 50_000_000;
    private static final long ON_CONSOLE = 2_000_000_000;

    private final Iterable<T> items;
    private final int size;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private DisplayHandle handle;
    private long start;
    private long last;

    Progress(Iterable<T> items, int size) {
        this.items = items;
        this.size = size;
    }

    /// Shows a number beside the bar from now on.
    public void set(String name, double value) {
        values.put(name, value);
    }

    /// Shows a text beside the bar from now on.
    public void set(String name, String value) {
        values.put(name, value);
    }

    @Override
    public Iterator<T> iterator() {
        start = System.nanoTime();
        last = start;
        handle = ProgressLine.isNotebook() ? Display.display(MimeBundle.text(line(0))) : null;
        Iterator<T> all = items.iterator();
        return new Iterator<>() {
            private int done = -1;

            // Asked before every round, and after the last one.
            @Override
            public boolean hasNext() {
                boolean more = all.hasNext();
                shown(done + 1, !more);
                return more;
            }

            @Override
            public T next() {
                done++;
                return all.next();
            }
        };
    }

    private void shown(int done, boolean ends) {
        long now = System.nanoTime();
        if (!ends && now - last < (handle == null ? ON_CONSOLE : IN_NOTEBOOK)) {
            return;
        }
        last = now;
        if (handle == null) {
            System.out.println(line(done));
        } else {
            handle.update(MimeBundle.text(line(done)));
        }
    }

    private String line(int done) {
        double passed = (System.nanoTime() - start) * 1e-9;
        double share = size == 0 ? 1 : done / (double) size;
        StringBuilder text = new StringBuilder(done + "/" + size + " " + ProgressLine.bar(share) + " ");
        text.append(Math.round(share * 100)).append('%');
        values.forEach(
                (name, value) -> text.append(" - ").append(name).append(": ").append(shown(value)));
        double rate = done / Math.max(passed, 1e-9);
        text.append(rate >= 10 ? " - " + Math.round(rate) + "/s" : String.format(Locale.ROOT, " - %.2f/s", rate));
        return share > 0 && share < 1
                ? text.append(" - ")
                        .append(ProgressLine.time(passed / share * (1 - share)))
                        .append(" left")
                        .toString()
                : text.toString();
    }

    private static String shown(Object value) {
        return value instanceof Double number ? History.number(number) : value.toString();
    }
}
