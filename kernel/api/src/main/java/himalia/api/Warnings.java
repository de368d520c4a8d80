package himalia.api;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a library warns of: once in each cell, so that a loop does not repeat it, and a cell that is run again says it
/// again.
///
/// ```java
/// Warnings.say("mse_loss [3, 1] [3]", "mse_loss will broadcast [3, 1] and [3]");
/// ```
public final class Warnings {
    /// A loop over ever new shapes ends in silence.
    private static final int MOST = 100;

    private static final Set<Object> SAID = ConcurrentHashMap.newKeySet();

    private Warnings() {}

    /// Prints a warning to `System.err`, unless the running cell has seen one of this key; in a program without cells,
    /// unless the program has.
    ///
    /// @param key what is warned of
    public static void say(Object key, String text) {
        boolean isFirst = SAID.isEmpty();
        if (SAID.size() < MOST && SAID.add(key)) {
            if (isFirst) {
                Frontend.current().atEndOfCell(SAID::clear);
            }
            System.err.println(text);
        }
    }
}
