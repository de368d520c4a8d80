package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What would end the kernel ends the cell. Where it does not, no later test of this process runs.
class ExitTest {
    private static final String IMPORTS = "import java.lang.invoke.*; import java.lang.reflect.*;\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(1)",
                "Runtime.getRuntime().exit(1)",
                "Runtime.getRuntime().halt(1)",
                "IntConsumer end = System::exit; end.accept(1);",
                "IntConsumer end = Runtime.getRuntime()::halt; end.accept(1);",
                "System.class.getMethod(\"exit\", int.class).invoke(null, 1)",
                "System.class.getDeclaredMethod(\"exit\", int.class).invoke(null, 1)",
                "Runtime.class.getMethod(\"exit\", int.class).invoke(Runtime.getRuntime(), 1)",
                "Runtime.class.getMethod(\"halt\", int.class).invoke(Runtime.getRuntime(), 1)",
                "for (Method one : System.class.getMethods()) { if (one.getName().equals(\"exit\")) one.invoke(null, 1); }",
                "MethodHandles.lookup().findStatic(System.class, \"exit\","
                        + " MethodType.methodType(void.class, int.class)).invokeExact(1)",
                "MethodHandles.publicLookup().findVirtual(Runtime.class, \"halt\","
                        + " MethodType.methodType(void.class, int.class)).invokeExact(Runtime.getRuntime(), 1)",
                "MethodHandles.lookup().bind(Runtime.getRuntime(), \"exit\","
                        + " MethodType.methodType(void.class, int.class)).invokeExact(1)",
                "MethodHandles.lookup().unreflect(System.class.getMethod(\"exit\", int.class)).invokeExact(1)",
                "MethodHandles.lookup().unreflect(Runtime.class.getMethod(\"halt\", int.class))"
                        + ".invokeExact(Runtime.getRuntime(), 1)",
            })
    void what_ends_the_vm_ends_the_cell_by_whatever_way_it_is_called(String code) {
        try (Engines cells = new Engines()) {
            assertThat(cells.run(IMPORTS + code))
                    .isInstanceOfSatisfying(
                            CellResult.Failure.class,
                            failure -> assertThat(failure.name()).isEqualTo("SystemExit"));
            assertThat(cells.value("1 + 1")).isEqualTo(2);
        }
    }

    @Test
    void it_ends_the_thread_that_calls_it() {
        try (Engines cells = new Engines()) {
            assertThat(cells.value("""
                    String[] said = new String[1];
                    Thread one = new Thread(() -> {
                        try {
                            Runtime.class.getMethod("halt", int.class).invoke(Runtime.getRuntime(), 3);
                        } catch (Throwable thrown) {
                            said[0] = thrown.getMessage().lines().findFirst().orElseThrow();
                        }
                    });
                    one.start();
                    one.join();
                    said[0]"""))
                    .isEqualTo("Runtime.halt(3) would stop the kernel and lose every variable,"
                            + " so only this cell was stopped.");
        }
    }

    /// A look at what is called leaves who calls it as it is.
    @Test
    void other_methods_are_called_by_reflection_as_ever() {
        try (Engines cells = new Engines()) {
            assertThat(cells.value("class Own { private int hidden(int n) { return n + 1; } static int call() throws"
                            + " Exception { return (int) Own.class.getDeclaredMethod(\"hidden\", int.class)"
                            + ".invoke(new Own(), 4); } }\nOwn.call()"))
                    .isEqualTo(5);
            assertThat(cells.value("(int) Math.class.getMethod(\"abs\", int.class).invoke(null, -4)"))
                    .isEqualTo(4);
            assertThat(cells.value("(int) java.lang.invoke.MethodHandles.lookup().findStatic(Math.class, \"abs\","
                            + " java.lang.invoke.MethodType.methodType(int.class, int.class)).invoke(-6)"))
                    .isEqualTo(6);
        }
    }
}
