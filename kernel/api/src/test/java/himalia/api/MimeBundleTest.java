package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MimeBundleTest {
    private final MimeBundle bundle =
            MimeBundle.text("42").with("image/png", new byte[0]).withMetadata("image/png", Map.of("width", 10));

    @Test
    void with_leaves_the_original_alone() {
        bundle.with("text/html", "<b>42</b>");
        assertThat(bundle.data().keySet()).containsExactly("text/plain", "image/png");
    }

    @Test
    void only_keeps_a_form_and_its_metadata() {
        assertThat(bundle.only("image/png").metadata()).containsKey("image/png");
        assertThat(bundle.only("text/plain").metadata()).isEmpty();
        assertThat(bundle.only("text/html").isEmpty()).isTrue();
    }

    @Test
    void the_plain_text_of_a_bundle_without_one_is_empty() {
        assertThat(bundle.plain()).isEqualTo("42");
        assertThat(MimeBundle.empty().plain()).isEmpty();
    }
}
