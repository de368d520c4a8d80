package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PW", "s3cr$t", "HOST", "db.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://${HOST}/x?user=me&password=${PW}",
                "jdbc:mysql://me:${PW}@${HOST}/x",
                "jdbc:sqlserver://${HOST};user=me;Password=${PW};encrypt=true"
            })
    void a_password_is_shown_nowhere(String written) {
        Address address = Address.of(written, ENVIRONMENT::get);
        assertThat(address.url()).contains("s3cr$t").contains("db.example");
        assertThat(address.shown()).doesNotContain("s3cr").contains("***").contains("db.example");
        assertThat(address.isPlain()).isFalse();
        assertThat(address.clean("cannot open " + address.url() + " with s3cr$t"))
                .doesNotContain("s3cr");
        assertThat(Address.of(written.replace("${PW}", "abc"), ENVIRONMENT::get).isPlain())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:a:b@c.db", "jdbc:postgresql://${HOST}/x?user=me", "jdbc:duckdb:"})
    void an_address_without_a_password_is_shown_as_it_is(String written) {
        Address address = Address.of(written, ENVIRONMENT::get);
        assertThat(address.shown()).isEqualTo(address.url());
        assertThat(address.isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"school.db", "postgres://me:pw1@host/x"})
    void what_is_no_address_is_said_to_be_none(String written) {
        assertThatThrownBy(() -> Address.of(written))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("Hint: it begins with jdbc:")
                .hasMessageNotContaining("pw1");
    }

    @ParameterizedTest
    @ValueSource(strings = "jdbc:postgresql://h/x?password=${NO_SUCH}")
    void a_variable_that_is_not_set_is_named(String written) {
        assertThatThrownBy(() -> Address.of(written, ENVIRONMENT::get)).hasMessageContaining("NO_SUCH is not set");
    }
}
