package himalia.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final List<byte[]> PARTS = List.of("a".getBytes(UTF_8), "bc".getBytes(UTF_8));

    /// From `hmac.new(b"key", b"abc", "sha256").hexdigest()` in Python.
    private static final String KNOWN = "9c196e32dc0175f86f4b1cb89289d6619de6bee699e4c378e68309ed97a1a6ab";

    @Test
    void signs_as_hmac_sha256_over_all_parts() {
        assertThat(new Signer("hmac-sha256", "key").sign(PARTS)).asString(UTF_8).isEqualTo(KNOWN);
    }

    @Test
    void accepts_its_own_signature_and_no_other() {
        Signer signer = new Signer("hmac-sha256", "key");
        assertThat(signer.accepts(KNOWN.getBytes(UTF_8), PARTS)).isTrue();
        assertThat(signer.accepts("0".repeat(64).getBytes(UTF_8), PARTS)).isFalse();
        assertThat(signer.accepts(new byte[0], PARTS)).isFalse();
        assertThat(new Signer("hmac-sha256", "other").accepts(KNOWN.getBytes(UTF_8), PARTS))
                .isFalse();
    }

    @Test
    void without_a_key_nothing_is_signed_and_everything_accepted() {
        Signer signer = new Signer("hmac-sha256", "");
        assertThat(signer.sign(PARTS)).isEmpty();
        assertThat(signer.accepts("anything".getBytes(UTF_8), PARTS)).isTrue();
    }

    @Test
    void an_unknown_scheme_is_named() {
        assertThatThrownBy(() -> new Signer("hmac-rot13", "key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hmac-rot13");
    }
}
