package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/// Every vector of PyTorch and Keras that the project has, one test each.
class VectorsTest {
    static final VectorFiles FILES = new VectorFiles(Path.of("vectors"));

    @TestFactory
    Stream<DynamicTest> ours_are_theirs() throws IOException {
        Known known = Known.listed();
        Stream<DynamicTest> all = Stream.of();
        for (String file : FILES.names()) {
            all = Stream.concat(all, FILES.cases(file, Close.KEPT).map(c -> test(file, c, known.reason(file, c))));
        }
        return all;
    }

    private static DynamicTest test(String file, Case c, String reason) {
        String name = file + " " + c.id();
        return dynamicTest(name, () -> {
            Outcome outcome = VectorFiles.run(c);
            if (reason != null && outcome instanceof Outcome.Passed) {
                throw new Different(
                        name + " passes: take it off the list in known.md, where it stands with \"" + reason + "\"");
            }
            if (reason != null) {
                throw new TestAbortedException(name + ", known: " + reason);
            }
            switch (outcome) {
                case Outcome.Passed _ -> {}
                case Outcome.Failed f -> throw new Different(name + ": " + f.reason());
                case Outcome.Missing m -> throw new Different(name + ", unmapped: " + m.reason());
            }
        });
    }

    /// Without a stack trace, which would show the harness: the message says which case differs, and where.
    private static final class Different extends AssertionError {
        private static final long serialVersionUID = 1L;

        Different(String message) {
            super(message, null);
            setStackTrace(new StackTraceElement[0]);
        }
    }

    @Test
    void every_file_of_the_folder_is_run() throws IOException {
        assertThat(FILES.strangers()).isEmpty();
        assertThat(FILES.names()).containsExactlyElementsOf(VectorFiles.kinds());
    }

    @Test
    void every_line_of_the_list_names_a_case_and_they_are_few() throws IOException {
        Known known = Known.listed();
        Set<String> unmet = new HashSet<>(known.keys());
        int cases = 0;
        for (String file : FILES.names()) {
            List<Case> all = FILES.cases(file, Close.KEPT).toList();
            cases += all.size();
            all.forEach(c -> unmet.remove(Known.key(file, c)));
        }
        assertThat(unmet).as("lines that name no case").isEmpty();
        assertThat(known.keys()).hasSizeLessThan(cases / 100);
    }
}
