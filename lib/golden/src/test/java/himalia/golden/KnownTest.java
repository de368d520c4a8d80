package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownTest {
    @Test
    void a_case_is_known_by_its_file_and_text() {
        Known known = new Known("- ops `torch.eig`: no complex numbers\n- repr `a\\nb`: two lines\n");
        assertThat(known.reason("ops", new Case("eig#7", "torch.eig", () -> {})))
                .isEqualTo("no complex numbers");
        assertThat(known.reason("repr", new Case("x", "a\nb", () -> {}))).isEqualTo("two lines");
        assertThat(known.reason("repr", new Case("eig#7", "torch.eig", () -> {})))
                .isNull();
    }
}
