package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MagicCallTest {
    private record Typed(String rest) implements MagicCall {
        @Override
        public Optional<String> body() {
            return Optional.empty();
        }

        @Override
        public List<Magic> magics() {
            return List.of();
        }

        @Override
        public CellResult plain(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CellResult run(String code, Runnable start) {
            return new CellResult.Done();
        }

        @Override
        public String inPlace(String code) {
            return code;
        }

        @Override
        public void addToClassPath(Path path) {}
    }

    private static List<String> words(String rest) {
        return new Typed(rest).words();
    }

    @Test
    void words_are_cut_at_blanks_but_not_in_quotes() {
        assertThat(words("")).isEmpty();
        assertThat(words("a  b\tc")).containsExactly("a", "b", "c");
        assertThat(words("\"a b\" 'c \"d\"' e")).containsExactly("a b", "c \"d\"", "e");
        assertThat(words("lib/\"my libs\"/a.jar")).containsExactly("lib/my libs/a.jar");
        assertThat(words("C:\\libs\\a.jar")).containsExactly("C:\\libs\\a.jar");
        assertThat(words("\"\" x")).containsExactly("", "x");
        assertThat(words("\"never closed")).containsExactly("never closed");
    }
}
