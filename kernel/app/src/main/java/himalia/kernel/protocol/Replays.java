package himalia.kernel.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashMap;
import java.util.Map;

/// The signatures of the last messages. Each message has an id and so a signature of its own: one that comes again was
/// overheard, and is sent by somebody who has no key.
final class Replays {
    /// A day's work, in three megabytes.
    private static final int REMEMBERED = 16_384;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// Whether a signature is here for the first time; none, where nothing is signed, always is.
    synchronized boolean isNew(byte[] signature) {
        return signature.length == 0 || seen.put(new String(signature, US_ASCII), true) == null;
    }
}
