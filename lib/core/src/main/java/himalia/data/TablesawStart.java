package himalia.data;

import tech.tablesaw.api.Table;

/// Tablesaw looks for readers in all jars when its `Table` is first used, which takes most of a second and much more
/// on a busy machine: time that a notebook has while its reader looks at the first cells.
public final class TablesawStart {
    private TablesawStart() {}

    /// Loads Tablesaw beside what the caller goes on with. What needs it before waits for the rest only.
    ///
    /// @param delayMillis how long to leave the processors to others first
    public static void inBackground(long delayMillis) {
        Thread.ofPlatform().name("himalia-tablesaw").daemon().start(() -> {
            try {
                Thread.sleep(delayMillis);
                load();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the JVM ends
            }
        });
    }

    private static void load() {
        Table.create();
    }
}
