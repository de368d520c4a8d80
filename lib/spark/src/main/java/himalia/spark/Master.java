package himalia.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where Spark computes: in this process, or on a cluster by its address.
///
/// @param address as Spark wants it
record Master(String address) {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final Pattern STANDALONE = Pattern.compile("spark://([^:/,]+):([0-9]+)(?:,.*)?");
    private static final String FORMS = "spark://host:7077, yarn or k8s://https://host:port; Spark.local() needs none";

    static Master local(int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException("Spark.local: at least one core is needed. Received: " + cores);
        }
        return new Master("local[" + cores + "]");
    }

    static Master of(String address) {
        boolean isKnown = address.equals("yarn") || address.startsWith("k8s://");
        if (!isKnown && !STANDALONE.matcher(address).matches()) {
            throw new IllegalArgumentException("Spark.connect: `" + address
                    + "` is no address of a cluster.\nHint: one is written as " + FORMS + ".");
        }
        return new Master(address);
    }

    boolean isLocal() {
        return address.startsWith("local[");
    }

    /// Whether it is on this machine, whichever process it is.
    boolean isHere() {
        Matcher at = STANDALONE.matcher(address);
        return isLocal() || at.matches() && at.group(1).matches("localhost|127\\..*");
    }

    /// Spark itself would try for more than a minute, and then not say it.
    void check() {
        Matcher at = STANDALONE.matcher(address);
        if (!at.matches()) {
            return;
        }
        int port = URI.create("spark://h:" + at.group(2)).getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(at.group(1), port), PATIENCE_MILLIS);
        } catch (IOException | IllegalArgumentException e) {
            throw new SparkProblem("Spark.connect: nobody answers at " + address
                    + ".\nHint: is the master started, and is that the address on its page?"
                    + " Spark.local() needs no cluster.");
        }
    }
}
