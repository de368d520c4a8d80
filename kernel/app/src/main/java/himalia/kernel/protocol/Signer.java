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
    private final @Nullable Mac mac;

    /// @param scheme as the connection file says it, for example `hmac-sha256`
    /// @param key    an empty key means that nothing is signed and everything accepted
    /// @throws IllegalArgumentException if this Java does not know the scheme
    public Signer(String scheme, String key) {
        if (key.isEmpty()) {
            mac = null;
            return;
        }
        String algorithm = scheme.toLowerCase(Locale.ROOT).replace("-", "");
        try {
            mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("signature scheme `" + scheme + "` is not known", e);
        }
    }

    /// The signature of the four JSON parts, in hexadecimal.
    public synchronized byte[] sign(List<byte[]> parts) {
        if (mac == null) {
            return new byte[0];
        }
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /// Whether a signature is that of the parts. Takes the same time for every wrong one, so that nobody can feel
    /// their way to a right one.
    public boolean accepts(byte[] signature, List<byte[]> parts) {
        return mac == null || MessageDigest.isEqual(sign(parts), signature);
    }
}
