package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A loop that sets variables of the notebook works on copies of them, of which nobody notices anything.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopVariablesTest {
    private final Engines cells = new Engines();

    @AfterAll
    void close() {
        cells.close();
    }

    /// The same statements with local variables say what is right.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "long acc = 1; for (long i = 0; i < 5000; i++) acc = acc * 6364136223846793005L + i; return acc;",
                "double s = 0; int n = 0; for (int i = 0; i < 100; i++) { s += Math.sqrt(i); n++; } return s + n;",
                "byte b = 0; short h = 0; char c = 'a'; float f = 1; boolean odd = false; for (int i = 0; i < 300; i++) "
                        + "{ b++; h += 300; c++; f *= 1.01f; odd = !odd; } return \"\" + b + h + c + f + odd;",
                "int n = 0; while (true) { n += 2; if (n % 3 == 0) continue; if (n > 50) break; } return n;",
                "int n = 0; int m = 0; do { n++; for (int j = 0; j < n; j++) m += j; } while (n < 20); return n * 1000 + m;",
                "int n = 0; int[] a = {1, 2, 3}; try { for (;;) { n += a[n]; } } catch (RuntimeException e) { n *= 10; } "
                        + "for (int i = 0; i < 5; i++) n++; return n;",
                "int n = 0; for (int i = 0; i < 9; i++) { try { n++; if (i % 2 == 0) throw new Error(); n += 10; } "
                        + "catch (Error e) { n += 100; } finally { n += 1000; } } return n;",
                "int n = 0; outer: for (int i = 0; i < 9; i++) for (int j = 0; j < 9; j++) { n += i * j; "
                        + "if (n > 99) break outer; if (j > i) continue outer; } return n;",
                "int n = 0; for (int i = 0; i < 20; i++) { switch (i % 4) { case 0 -> n++; case 1 -> n--; default -> n ^= i; } } return n;",
                "long n = 3; int i = 0; while (i < 10) { n = n++ + ++n; i++; } return n;",
                "int n = 0; int m; for (m = 0; m < 10; m++) { n = m % 2 == 0 ? n + m : n << 1; } return n * m;",
                "int n = 0; if (n == 0) n = 5; while (n > 0) n--; while (n < 7) n++; return n;",
            })
    void a_loop_gives_what_it_gives_with_local_variables(String statements) {
        Object right = cells.value("Object byLocals() { " + statements + " }\nbyLocals()");
        assertThat(cells.value(statements.replaceAll("return (.*);$", "$1"))).isEqualTo(right);
        assertThat(cells.value("{ " + statements.replaceAll("return (.*);$", "} 1")))
                .isEqualTo(1);
    }

    @Test
    void what_a_method_or_a_lambda_sets_between_two_loops_is_seen() {
        cells.run("int n = 0;\nvoid addTen() { n += 10; }\nRunnable addHundred = () -> n += 100;");
        assertThat(cells.value("for (int i = 0; i < 5; i++) n++;\naddTen();\nfor (int i = 0; i < 5; i++) n++;\n"
                        + "addHundred.run();\nfor (int i = 0; i < 5; i++) n++;\nn"))
                .isEqualTo(125);
        assertThat(cells.value("for (int i = 0; i < 3; i++) { for (int j = 0; j < 3; j++) n++; addTen(); n++; }\nn"))
                .isEqualTo(125 + 9 + 30 + 3);
    }

    @Test
    void what_a_method_has_set_before_it_failed_is_seen() {
        assertThat(cells.value("int k = 0;\nvoid fails() { k = 50; throw new IllegalStateException(); }\n"
                        + "try { for (int i = 0; i < 5; i++) k++; fails(); } catch (IllegalStateException e) { "
                        + "for (int i = 0; i < 5; i++) k++; }\nk"))
                .isEqualTo(55);
    }

    @Test
    void an_initializer_of_a_class_that_a_loop_touches_is_seen() {
        cells.run("int once = 0;\nclass Late { static int step = 1; static { once = 70; } }");
        assertThat(cells.value("for (int i = 0; i < 5; i++) once = Late.step + once;\nonce"))
                .isEqualTo(75);
    }

    @Test
    void a_loop_of_a_method_sets_the_variables_of_cells() {
        cells.run("double total = 1;\nvoid sum(double[] x) { for (double one : x) total += one; }");
        assertThat(cells.value("sum(new double[] {1, 2, 3});\ntotal")).isEqualTo(7.0);
        cells.run("int total = 100;"); // of another type now
        assertThat(cells.value("sum(new double[] {1.5});\ntotal")).isEqualTo(101);
    }

    @Test
    void a_loop_that_fails_leaves_what_it_has_counted() {
        assertThat(cells.run("int turns = 0;\nint[] few = new int[3];\nfor (;;) { few[turns] = 1; turns++; }"))
                .isInstanceOf(CellResult.Failure.class);
        assertThat(cells.value("turns")).isEqualTo(3);
    }

    @Test
    void another_thread_sees_what_the_loop_has_counted_so_far() {
        assertThat(cells.value("long seen = 0;\nlong count = 0;\n"
                        + "var watcher = Thread.ofPlatform().start(() -> { while (count < 1_000_000) Thread.onSpinWait(); seen = count; });\n"
                        + "while (seen == 0) { count++; if (count % 1_000_000 == 0) Thread.sleep(1); }\nwatcher.join();\n"
                        + "seen >= 1_000_000"))
                .isEqualTo(true);
    }

    @Test
    void a_volatile_variable_is_read_each_time() {
        cells.run("volatile int flag = 0;\nvolatile int own = 0;");
        assertThat(cells.value("var setter = Thread.ofPlatform().start(() -> flag = 1);\n"
                        + "while (flag == 0) { own++; if (flag == 1) flag = 2; }\nflag > 0"))
                .isEqualTo(true);
    }

    @Test
    void threads_that_count_under_one_lock_count_right() {
        cells.run("int count = 0;\nfinal Object lock = new Object();\n"
                + "Runnable work = () -> { for (int i = 0; i < 200_000; i++) { synchronized (lock) { count++; } } };\n"
                + "Thread a = Thread.ofPlatform().start(work), b = Thread.ofPlatform().start(work);\n"
                + "a.join(); b.join();");
        assertThat(cells.value("count")).isEqualTo(400_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn", "flag.turn", "Flag.of"})
    void threads_that_hand_a_number_over_by_a_volatile_one_count_right(String turn) {
        cells.run("class Flag { volatile int turn; static volatile int of; }\nvar flag = new Flag();\n"
                + "volatile int turn = 0;\nint shared = 0;\nFlag.of = 0;\n"
                + ("Runnable count(int own) { return () -> { for (int i = 0; i < 500; i++) "
                                + "{ while (turn != own) { Thread.onSpinWait(); } shared++; turn = 1 - own; } }; }\n")
                        .replace("turn", turn)
                + "var one = Thread.ofPlatform().start(count(0));\nvar two = Thread.ofPlatform().start(count(1));\n"
                + "one.join(); two.join();");
        assertThat(cells.value("shared")).isEqualTo(1000);
    }

    @Test
    void what_is_read_behind_a_volatile_one_was_set_before_it() {
        cells.run("int data = 0;\nvolatile boolean ready = false;");
        assertThat(cells.value("for (int i = 0; i < 3; i++) data++;\n"
                        + "Thread.ofPlatform().start(() -> { data = 42; ready = true; });\nwhile (!ready) { }\n"
                        + "int got = data;\ngot"))
                .isEqualTo(42);
    }

    @Test
    void an_initializer_runs_before_the_arguments_of_a_constructor() {
        cells.run("int early = 0;\nclass Made { int v; static { early = 70; } Made(int v) { this.v = v; } }");
        assertThat(cells.value("for (int i = 0; i < 3; i++) early++;\nvar made = new Made(early++);\nmade.v + early"))
                .isEqualTo(70 + 71);
    }

    @Test
    void a_text_of_the_users_own_may_set_variables_while_it_is_read() {
        cells.run(
                "int read = 0;\nclass Digits implements CharSequence { public int length() { return 3; } "
                        + "public char charAt(int i) { read++; return '1'; } "
                        + "public CharSequence subSequence(int a, int b) { return this; } }\nCharSequence digits = new Digits();");
        assertThat(cells.value(
                        "for (int i = 0; i < 5; i++) { int z = Character.codePointAt(digits, 0); read += 10; }\nread"))
                .isEqualTo(55);
    }
}
