package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Classes of cells are found by their names.
@Timeout(60)
class ByNameTest {
    private final Engines cells = new Engines();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void an_older_method_finds_a_newer_class() {
        cells.run("Class<?> find(String name) throws Exception { return Class.forName(name); }");
        cells.run("class Late { int n = 5; class In { } }");
        assertThat(cells.value(
                        "find(Late.class.getName()) == Late.class && find(Late.In.class.getName()) == Late.In.class"))
                .isEqualTo(true);
        assertThat(cells.failure("find(\"REPL.Never\")").name()).isEqualTo("ClassNotFoundException");
    }

    @Test
    void the_context_class_loader_knows_the_newest_class() {
        cells.run("class Pet { int n = 5; }");
        cells.run("class Pet { int n = 6; String name; }");
        assertThat(cells.value(
                        "Thread.currentThread().getContextClassLoader().loadClass(Pet.class.getName()) == Pet.class"))
                .isEqualTo(true);
    }

    @Test
    void objects_are_written_and_read_back_by_a_method_that_was_there_before() {
        cells.run("""
                byte[] save(Object o) throws Exception {
                    var bytes = new ByteArrayOutputStream();
                    new ObjectOutputStream(bytes).writeObject(o);
                    return bytes.toByteArray();
                }
                Object load(byte[] bytes) throws Exception {
                    return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
                }""");
        cells.run("record Late(String name, List<Integer> all) implements Serializable { }");
        assertThat(cells.value("((Late) load(save(new Late(\"x\", List.of(1))))).equals(new Late(\"x\", List.of(1)))"))
                .isEqualTo(true);
    }

    @Test
    void the_name_of_a_class_that_runs_a_cell_comes_once() {
        String name = "new Object() { }.getClass().getName()";
        assertThat(cells.value(name)).isNotEqualTo(cells.value(name));
    }
}
