package himalia.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;

/// Files by their addresses.
final class Web {
    private static final int MILLIS = 20_000;

    private Web() {}

    static boolean isAddress(String path) {
        return path.startsWith("http://") || path.startsWith("https://");
    }

    /// What stands at an address.
    ///
    /// @param verb who asks, for the message
    /// @throws UncheckedIOException if it cannot be loaded
    static byte[] load(String verb, String address) {
        try {
            URLConnection connection = URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    verb + ": " + address + " cannot be loaded: " + e
                            + "\nHint: is the address right, and the computer online? A file on this computer needs no"
                            + " http://.",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    verb + ": \"" + address + "\" is no address: " + e.getMessage()
                            + "\nHint: a blank in an address is written %20.",
                    e);
        }
    }

    /// The name of the file at an address.
    static String name(String address) {
        return address.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
    }
}
