package himalia.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs messages with the key of the connection file, and checks the signatures of those that come.
public final class Signer {
    private final @Nullable SecretKeySpec key;
    private @Nullable Mac mac;

    /// @param scheme as the connection file says it, for example `hmac-sha256`
    /// @param key    an empty key means that nothing is signed and everything accepted
    /// @throws IllegalArgumentException if this Java does not know the scheme
    public Signer(String scheme, String key) {
        if (key.isEmpty()) {
            this.key = null;
            return;
        }
        String algorithm = scheme.toLowerCase(Locale.ROOT).replace("-", "");
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm);
        try {
            mac = mac(this.key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("signature scheme `" + scheme + "` is not known", e);
        }
    }

    private static Mac mac(SecretKeySpec key) throws GeneralSecurityException {
        Mac mac = find(key.getAlgorithm());
        mac.init(key);
        return mac;
    }

    /// By the name of who has it, where that is known: the search begins with elliptic curves, and a start waits for
    /// it.
    private static Mac find(String algorithm) throws GeneralSecurityException {
        try {
            return Mac.getInstance(algorithm, "SunJCE");
        } catch (GeneralSecurityException elsewhere) {
            return Mac.getInstance(algorithm);
        }
    }

    /// The signature of the four JSON parts, in hexadecimal.
    public synchronized byte[] sign(List<byte[]> parts) {
        if (key == null) {
            return new byte[0];
        }
        try {
            Mac whole = mac == null ? mac(key) : mac;
            // A cell that runs out of stack or heap in the middle leaves behind what no reset mends.
            mac = null;
            for (byte[] part : parts) {
                whole.update(part);
            }
            byte[] signature = HexFormat.of().formatHex(whole.doFinal()).getBytes(StandardCharsets.US_ASCII);
            mac = whole;
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // it was there before
        }
    }

    /// Whether a signature is that of the parts. Takes the same time for every wrong one, so that nobody can feel
    /// their way to a right one.
    public boolean accepts(byte[] signature, List<byte[]> parts) {
        return key == null || MessageDigest.isEqual(sign(parts), signature);
    }
}
