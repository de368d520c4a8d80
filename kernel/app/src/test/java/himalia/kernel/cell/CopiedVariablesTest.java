package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which methods work on copies of the variables that they set.
class CopiedVariablesTest {
    @SuppressWarnings("unused")
    private static final class Methods {
        static void sums(int[] x) {
            for (int one : x) {
                $V1_sum.sum += Math.abs(one);
            }
        }

        static void sums_in_an_inner_loop(int[] x) {
            for (int one : x) {
                System.out.println(one);
                for (int i = 0; i < one; i++) {
                    $V1_sum.sum++;
                }
            }
        }

        static void calls(int[] x) {
            for (int one : x) {
                $V1_sum.sum += one;
                System.out.println(one);
            }
        }

        static void locks(int[] x) {
            for (int one : x) {
                synchronized (x) {
                    $V1_sum.sum += one;
                }
            }
        }

        static void reads_a_volatile_one(int[] x) {
            for (int one : x) {
                $V1_sum.sum += one + $V2_flag.flag;
            }
        }

        static void makes_objects(int[] x) {
            for (int one : x) {
                $V1_sum.sum += one;
                Object _ = new Object();
            }
        }

        static void reads_texts(String[] x) {
            for (String one : x) {
                $V1_sum.sum += Integer.parseInt(one);
            }
        }

        static void has_no_loop(int one) {
            $V1_sum.sum += one;
        }

        static int only_reads(int[] x) {
            int n = 0;
            for (int one : x) {
                n += (int) $V1_sum.sum + one;
            }
            return n;
        }

        static void sets_a_volatile_one(int[] x) {
            for (int one : x) {
                $V2_flag.flag = one;
            }
        }

        static void sets_an_object(String[] x) {
            for (String one : x) {
                $V3_name.name = one;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sums, true",
        "sums_in_an_inner_loop, true",
        "calls, false",
        "locks, false",
        "reads_a_volatile_one, false",
        "makes_objects, false",
        "reads_texts, false",
        "has_no_loop, false",
        "only_reads, false",
        "sets_a_volatile_one, false",
        "sets_an_object, false"
    })
    void a_method_has_copies_of_the_numbers_that_a_loop_sets_without_calls(String method, boolean hasCopies) {
        CodeModel code = ClassFile.of().parse(bytes(Methods.class.getName())).methods().stream()
                .filter(one -> one.methodName().equalsString(method))
                .findAny()
                .flatMap(one -> one.code())
                .orElseThrow();
        assertThat(LoopVariables.of(code, 9, CopiedVariablesTest::bytes) != null)
                .isEqualTo(hasCopies);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = CopiedVariablesTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

@SuppressWarnings("MultipleTopLevelClasses") // the classes of variables are in no other
final class $V1_sum {
    static long sum;

    private $V1_sum() {}
}

final class $V2_flag {
    static volatile int flag;

    private $V2_flag() {}
}

final class $V3_name {
    static String name = "";

    private $V3_name() {}
}
