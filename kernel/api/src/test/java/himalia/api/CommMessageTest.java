package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommMessageTest {
    @Test
    void a_message_is_the_map_of_its_data_in_their_order() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("max", 200);
        data.put("value", 150);
        data.put("also", null);
        CommMessage message = CommMessage.of(data);
        data.clear();
        assertThat(message.keySet()).containsExactly("max", "value", "also");
        assertThat(message.get("value")).isEqualTo(150);
        assertThat(message).hasToString("{max=200, value=150, also=null}");
        assertThat(message.metadata()).isEmpty();
        assertThat(message.buffers()).isEmpty();
    }

    @Test
    void metadata_and_buffers_are_added_beside() {
        CommMessage plain = CommMessage.of(Map.of("a", 1));
        CommMessage more = plain.withMetadata(Map.of("version", "2.1.0")).withBuffers(new byte[] {1}, new byte[0]);
        assertThat(more).isEqualTo(Map.of("a", 1));
        assertThat(more.metadata()).isEqualTo(Map.of("version", "2.1.0"));
        assertThat(more.buffers()).containsExactly(new byte[] {1}, new byte[0]);
        assertThat(plain.metadata()).isEmpty();
        assertThat(CommMessage.of(more)).isSameAs(more);
        assertThat(more.withBuffers(List.of()).metadata()).isNotEmpty();
    }

    @Test
    void a_message_cannot_be_changed() {
        CommMessage message = CommMessage.of(Map.of("a", 1)).withMetadata(Map.of("b", 2));
        assertThatThrownBy(() -> message.put("c", 3)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(message::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> message.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
