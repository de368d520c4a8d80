package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(cells.failure("find(\"REPL__cells.Never\")").name()).isEqualTo("ClassNotFoundException");
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

    private static final String READ_AND_WRITE = """
            byte[] save(Object o) throws Exception {
                var bytes = new ByteArrayOutputStream();
                new ObjectOutputStream(bytes).writeObject(o);
                return bytes.toByteArray();
            }
            Object load(byte[] bytes) throws Exception {
                return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
            }""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(Supplier<String> & Serializable) () -> \"x\" + n",
                "lambda(\"x\")",
                "new Maker().lambda(\"x\")",
                "(Supplier<String> & Serializable) new Maker(\"x4\")::toString",
                "new Object() { Supplier<String> in() { return (Supplier<String> & Serializable) () -> \"x\" + n; } }.in()",
            })
    void a_lambda_is_written_in_one_cell_and_read_back_in_another(String lambda) {
        cells.run("import java.util.function.Supplier;\nint n = 4;\n" + READ_AND_WRITE);
        cells.run("interface Text extends Supplier<String>, Serializable { }\n"
                + "Text lambda(String s) { return () -> s + n; }\n"
                + "record Maker(String s) implements Serializable { Maker() { this(\"x\"); }"
                + " Text lambda(String s) { return () -> s + n; } public String toString() { return s; } }");
        cells.run("Supplier<String> made = " + lambda + ";\nbyte[] written = save(made);");
        System.gc();
        assertThat(cells.value("((Supplier<String>) load(written)).get() + made.get()"))
                .isEqualTo("x4x4");
        cells.run("made = null;");
        System.gc();
        assertThat(cells.value("((Supplier<String>) load(written)).get()")).isEqualTo("x4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pet kept = new Pet();"})
    void an_object_that_was_written_before_its_class_changed_is_read_back_as_one_of_the_new_class(String kept) {
        cells.run(READ_AND_WRITE);
        cells.run("class Pet implements Serializable { int n = 3; int f() { return n; } }");
        cells.run("byte[] written = save(List.of(new Pet()));\n" + kept);
        cells.run("class Pet implements Serializable { int n = 3; int f() { return 10 * n; } }");
        assertThat(cells.value("((Pet) ((List<?>) load(written)).getFirst()).f()"))
                .isEqualTo(30);
        cells.run("class Pet implements Serializable { static final long serialVersionUID = 1; int n = 3; }");
        cells.run("byte[] old = save(new Pet());");
        cells.run(
                "class Pet implements Serializable { static final long serialVersionUID = 1; int n = 3; String more; }");
        assertThat(cells.value("((Pet) load(old)).n + \" \" + ((Pet) load(old)).more"))
                .isEqualTo("3 null");
    }

    @Test
    void streams_of_the_users_own_kind_and_proxies_are_read_as_well() {
        cells.run(READ_AND_WRITE);
        cells.run(
                "interface Greets { String greet(); }\n"
                        + "class Handler implements java.lang.reflect.InvocationHandler, Serializable {"
                        + " public Object invoke(Object p, java.lang.reflect.Method m, Object[] a) { return \"hi\"; } }\n"
                        + "class Reader extends ObjectInputStream { Reader(InputStream in) throws IOException { super(in); } }");
        assertThat(cells.value("var made = java.lang.reflect.Proxy.newProxyInstance(Greets.class.getClassLoader(),"
                        + " new Class<?>[] {Greets.class}, new Handler());\n"
                        + "((Greets) load(save(made))).greet()"))
                .isEqualTo("hi");
        assertThat(cells.value("new Reader(new ByteArrayInputStream(save(List.of(1)))).readObject()"))
                .isEqualTo(java.util.List.of(1));
    }

    @Test
    void records_enums_and_exceptions_of_cells_are_written_and_read_back() {
        cells.run(READ_AND_WRITE);
        cells.run("enum Kind { CAT, DOG }\nrecord Pet(Kind kind, Pet friend) implements Serializable { }\n"
                + "class Lost extends Exception { final Pet pet; Lost(Pet pet) { super(\"lost\"); this.pet = pet; } }");
        assertThat(cells.value("var pet = new Pet(Kind.CAT, new Pet(Kind.DOG, null));\n"
                        + "var back = (Lost) load(save(new Lost(pet)));\n"
                        + "back.pet.equals(pet) && back.pet.kind() == Kind.CAT && back.getStackTrace().length > 0"))
                .isEqualTo(true);
    }

    @Test
    void a_class_is_found_by_the_name_that_its_user_gave_it() {
        cells.run("class Pet { record In(int n) { } static int made = 7; }");
        assertThat(cells.value("Class.forName(\"Pet\") == Pet.class && Class.forName(\"Pet$In\") == Pet.In.class"
                        + " && Class.forName(\"[LPet;\") == Pet[].class"
                        + " && Thread.currentThread().getContextClassLoader().loadClass(\"Pet\") == Pet.class"
                        + " && Pet.class.getClassLoader().loadClass(\"Pet$In\") == Pet.In.class"))
                .isEqualTo(true);
        cells.run("Class<?> find(String name) throws Exception { return Class.forName(name); }\n"
                + "Class<?> findIn(String name) throws Exception {"
                + " return Class.forName(name, true, Thread.currentThread().getContextClassLoader()); }");
        cells.run("find(\"Pet\"); findIn(\"Pet\"); findIn(\"[LPet;\");");
        cells.run("class Pet { record In(int n, int m) { } }");
        assertThat(cells.value("Class.forName(\"Pet$In\").getRecordComponents().length"))
                .isEqualTo(2);
        assertThat(
                        cells.value(
                                "find(\"Pet\") == Pet.class && findIn(\"Pet\") == Pet.class && findIn(\"[[LPet;\") == Pet[][].class"))
                .isEqualTo(true);
    }

    @Test
    void the_name_of_a_class_that_runs_a_cell_comes_once() {
        String name = "new Object() { }.getClass().getName()";
        assertThat(cells.value(name)).isNotEqualTo(cells.value(name));
    }
}
