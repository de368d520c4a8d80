package himalia.kernel.debug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The hash by which front ends know a cell: Austin Appleby's MurmurHash2, 32 bits, over the text as UTF-8.
final class Murmur2 {
    /// As the front end is told; any would do.
    static final long SEED = 0xC70F6907L;

    private static final int M = 0x5bd1e995;
    private static final int R = 24;

    private Murmur2() {}

    /// ```java
    /// Murmur2.of("")   // as an unsigned number
    /// ```
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int hash = (int) SEED ^ bytes.length;
        while (in.remaining() >= 4) {
            int word = in.getInt() * M;
            word = (word ^ word >>> R) * M;
            hash = hash * M ^ word;
        }
        if (in.hasRemaining()) {
            int rest = 0;
            for (int shift = 0; in.hasRemaining(); shift += 8) {
                rest |= (in.get() & 0xff) << shift;
            }
            hash = (hash ^ rest) * M;
        }
        hash = (hash ^ hash >>> 13) * M;
        return Integer.toUnsignedString(hash ^ hash >>> 15);
    }
}
