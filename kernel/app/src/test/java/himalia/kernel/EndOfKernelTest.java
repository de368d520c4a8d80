package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfKernelTest {
    private static final String BEGIN = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f3b1c0a1b2c, pid=4711, tid=4712
            #
            # JRE version: OpenJDK Runtime Environment (25.0.1+8) (build 25.0.1+8-LTS)
            # Problematic frame:
            """;

    @TempDir
    private Path folder;

    private String sentence(int status, String report) throws IOException {
        Path file = Files.writeString(folder.resolve("report.log"), report, StandardCharsets.ISO_8859_1);
        String said = EndOfKernel.sentence(5, true, status, file);
        assertThat(said).endsWith(". Its variables are gone; Java's report is in " + file + ".");
        return said;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            137 | its Java was killed (SIGKILL), as the system does where memory runs out
            143 | its Java was ended by signal 15 (SIGTERM)
            190 | its Java was ended by signal 62
            3   | its Java ended with exit code 3, as with -XX:+ExitOnOutOfMemoryError where the heap is full
            0   | something ended its Java with exit code 0, which native code and the JDK itself can do without asking the kernel
            """)
    void the_exit_code_tells(int status, String cause) {
        assertThat(EndOfKernel.sentence(5, true, status, null))
                .isEqualTo("The kernel died while cell [5] ran: " + cause + ". Its variables are gone.");
        assertThat(EndOfKernel.sentence(0, true, status, null))
                .startsWith("The kernel died while a cell ran: " + cause);
        assertThat(EndOfKernel.sentence(0, false, status, null)).startsWith("The kernel died: " + cause);
    }

    @Test
    void native_code_that_crashed_is_named() throws IOException {
        assertThat(sentence(134, BEGIN + "# C  [libfoo.so.6+0x1234]  compute+0x14\n"))
                .startsWith("The kernel died while cell [5] ran: native code crashed (SIGSEGV in libfoo.so.6).");
    }

    @Test
    void so_are_java_and_what_java_code_did_to_the_memory() throws IOException {
        assertThat(sentence(134, BEGIN + "# V  [libjvm.so+0xabc]  Unsafe_PutInt+0x8c\n"))
                .contains(": Java itself crashed (SIGSEGV in libjvm.so).");
        assertThat(sentence(134, BEGIN + "# J 1234 c2 java.util.X.y()V (5 bytes) @ 0x00007f [0x1+0x2]\n"))
                .contains(": Java code reached outside of its memory (SIGSEGV), as by Unsafe or a foreign function.");
        assertThat(sentence(134, """
                        # A fatal error has been detected by the Java Runtime Environment:
                        #
                        #  Internal Error (g1BarrierSet.cpp:12), pid=1, tid=2
                        """)).contains(": Java itself crashed (Internal Error).");
    }

    @Test
    void memory_that_ran_out_beside_the_heap_is_told_with_how_much_was_wanted() throws IOException {
        assertThat(sentence(1, """
                        #
                        # There is insufficient memory for the Java Runtime Environment to continue.
                        # Native memory allocation (mmap) failed to map 268435456 bytes. Error detail: committing
                        # Possible reasons:
                        """))
                .contains(
                        ": the system had no memory for 256 MB more outside of Java's heap, as when there are thousands"
                                + " of threads or other programs take all of it.");
        assertThat(sentence(1, "# There is insufficient memory for the Java Runtime Environment to continue.\n"))
                .contains(": the system had no memory outside of Java's heap, ");
    }

    @Test
    void a_report_that_cannot_be_read_costs_its_words_only() throws IOException {
        assertThat(sentence(134, "\u00ff\u00fe garbage")).contains("ended by signal 6 (SIGABRT)");
        assertThat(sentence(134, "")).contains("ended by signal 6 (SIGABRT)");
    }
}
