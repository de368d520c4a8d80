package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
    private final CodePoints text = new CodePoints("a😀b");

    @Test
    void a_face_counts_once_for_the_protocol_and_twice_for_java() {
        assertThat(text.toIndex(2)).isEqualTo(3);
        assertThat(text.fromIndex(3)).isEqualTo(2);
    }

    @Test
    void an_offset_outside_the_text_is_moved_into_it() {
        assertThat(text.toIndex(99)).isEqualTo(4);
        assertThat(text.toIndex(-1)).isZero();
        assertThat(text.fromIndex(99)).isEqualTo(3);
    }
}
