package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reflection sees what is written: compared with the same classes in plain Java.
@Timeout(60)
class AsWrittenTest {
    private static final String CLASSES = """
            class Pet {
                int k; protected int p; public int u; private int v; static final int S = 1; volatile long w;
                Pet(int k) { this.k = k; }
                protected Pet() { }
                public Pet(String u) { }
                private Pet(long v) { }
                void f() { }
                protected int g(String[] s, long l) { return 1; }
                public synchronized String getName() { return ""; }
                private static void h() { }
                static Pet make() { return null; }
                protected class In { int n; }
                private static class Own { }
                static abstract class Base { abstract void m(); }
            }
            %sclass Open { void f() { } public void g() { } }
            abstract class Form { protected abstract double area(); }
            final class Sq extends Form { protected double area() { return 1; } }
            interface Named { String name(); default int size() { return 1; } }
            enum Kind { A { int x() { return 1; } }, B; int x() { return 0; } }
            record Point(int x, int y) { static int n; Point { } double len() { return 0; } }
            sealed interface Shape permits Circle, Line { }
            record Circle(double r) implements Shape { }
            non-sealed class Line implements Shape { }
            sealed abstract class Tree { static final class Leaf extends Tree { } static final class Node extends Tree { } }
            @interface Mark { int value() default 1; }
            """;

    private static final List<String> NAMES = List.of(
            "Pet",
            "Pet$In",
            "Pet$Own",
            "Pet$Base",
            "Open",
            "Form",
            "Sq",
            "Named",
            "Kind",
            "Point",
            "Shape",
            "Circle",
            "Line",
            "Tree",
            "Tree$Leaf",
            "Mark");

    /// Tells all that reflection says of a class; compiled twice, for cells and for plain Java.
    private static final String TELL = """
            static List<String> tell(Class<?> c) throws Exception {
                var all = new ArrayList<String>();
                all.add(java.lang.reflect.Modifier.toString(c.getModifiers()) + " " + c.toGenericString() + " " + new TreeSet<>(c.accessFlags()));
                all.add(c.isSealed() + " " + Arrays.toString(c.getPermittedSubclasses()) + c.getNestHost() + c.getEnclosingClass());
                all.add(c.getName() + " " + c.getSimpleName() + " " + c.getTypeName() + c.getPackageName() + c.descriptorString());
                for (var m : c.getDeclaredMethods()) { if (!m.isSynthetic()) all.add(m.toString() + m.toGenericString() + m.getModifiers() + new TreeSet<>(m.accessFlags())); }
                for (var m : c.getMethods()) { all.add("public " + m.getName()); }
                for (java.lang.reflect.Member m : c.getDeclaredFields()) { all.add("F " + m.getName() + " " + m.getModifiers() + m.toString()); }
                for (var m : c.getFields()) { all.add("public field " + m); }
                for (java.lang.reflect.Executable m : c.getDeclaredConstructors()) { all.add("C " + m.getParameterCount() + " " + java.lang.reflect.Modifier.toString(m.getModifiers()) + m.toGenericString()); }
                for (var m : c.getConstructors()) { all.add("public C " + m); }
                all.addAll(Arrays.stream(c.getDeclaredMethods()).filter(m -> !m.isSynthetic()).map(java.lang.reflect.Method::toString).toList());
                for (String name : List.of("f", "g", "getName", "area", "x", "len", "make")) {
                    try { c.getMethod(name); all.add(name); } catch (NoSuchMethodException e) { all.add("no " + e.getMessage()); }
                }
                for (String name : List.of("k", "p", "u", "n")) {
                    try { c.getField(name); all.add(name); } catch (NoSuchFieldException e) { all.add("no " + e.getMessage()); }
                }
                try { c.getConstructor(); all.add("new"); } catch (NoSuchMethodException e) { all.add("no " + e.getMessage()); }
                Collections.sort(all);
                return all;
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reflection_sees_what_is_written(boolean isPublic) throws Exception {
        String classes = CLASSES.formatted(isPublic ? "public " : "");
        String tell = "import java.util.*;\npublic class Tell {\npublic " + TELL + "}\n";
        Path jar = new Jars(folder)
                .make(
                        "plain",
                        isPublic
                                ? Map.of("Tell.java", tell, "Open.java", classes)
                                : Map.of("Tell.java", tell + classes));
        try (Engines cells = new Engines();
                URLClassLoader plain = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            cells.run(classes);
            cells.run(TELL);
            Method tellPlain = plain.loadClass("Tell").getMethod("tell", Class.class);
            for (String name : NAMES) {
                assertThat(cells.value("tell(Class.forName(\"" + name + "\"))"))
                        .as(name)
                        .isEqualTo(tellPlain.invoke(null, plain.loadClass(name)));
            }
        }
    }

    /// As those that make JSON of what is public.
    @Test
    void a_library_that_the_user_brings_sees_what_is_written() throws IOException {
        Path jar = new Jars(folder).make("json", Map.of("json/Mapper.java", """
                package json;
                import java.lang.reflect.*;
                import java.util.*;
                public class Mapper {
                    public static Set<String> names(Object o) {
                        Set<String> names = new TreeSet<>();
                        for (Field f : o.getClass().getDeclaredFields()) {
                            if (Modifier.isPublic(f.getModifiers())) names.add(f.getName());
                        }
                        Arrays.stream(o.getClass().getDeclaredMethods()).filter(m -> Modifier.isPublic(m.getModifiers()))
                                .map(Method::getName).forEach(names::add);
                        return names;
                    }
                }"""));
        try (Engines cells = new Engines()) {
            cells.engine.addToClassPath(jar);
            cells.run(
                    "class Bean { int pkg = 1; public int pub = 3; protected int prot = 4; private int own = 5;\n"
                            + "public int getGot() { return 5; } int getHid() { return 6; } protected int getProt() { return 7; } }");
            assertThat(cells.value("json.Mapper.names(new Bean()).toString()")).isEqualTo("[getGot, pub]");
        }
    }

    @Test
    void a_changed_class_stays_as_it_is_written() {
        try (Engines cells = new Engines()) {
            cells.run(
                    "sealed interface Shape { } record Sq(double a) implements Shape { double area() { return a; } }\n"
                            + "List<Shape> all = List.of(new Sq(2));");
            cells.run(
                    "sealed interface Shape { } record Sq(double a) implements Shape { double area() { return a * a; } }");
            assertThat(cells.value("((Sq) all.get(0)).area()")).isEqualTo(4.0);
            assertThat(cells.value("Shape.class.isSealed() && Shape.class.getPermittedSubclasses()[0] == Sq.class"))
                    .isEqualTo(true);
            assertThat(cells.value(
                            "java.lang.reflect.Modifier.toString(Sq.class.getDeclaredMethod(\"area\").getModifiers())"))
                    .isEqualTo("");
        }
    }

    @Test
    void what_is_written_without_a_modifier_is_used_and_overridden_by_other_cells() {
        try (Engines cells = new Engines()) {
            cells.run(
                    "class Pet { int k = 1; Pet() { } String speak() { return \"?\"; } protected int age() { return 1; } }");
            cells.run(
                    "class Dog extends Pet { String speak() { return \"wau\"; } protected int age() { return k + 1; } }");
            assertThat(cells.value("Pet p = new Dog();\np.speak() + p.age() + p.k"))
                    .isEqualTo("wau21");
        }
    }

    @Test
    void a_proxy_of_an_interface_without_a_modifier_is_made_in_the_loader_of_all_cells() {
        try (Engines cells = new Engines()) {
            cells.run("interface Greets { String greet(String name); }\ninterface Leaves { }");
            assertThat(
                            cells.value(
                                    "((Greets) java.lang.reflect.Proxy.newProxyInstance(Thread.currentThread()"
                                            + ".getContextClassLoader(), new Class<?>[] {Greets.class, Leaves.class}, (p, m, a) -> \"hi \" + a[0])).greet(\"Kim\")"))
                    .isEqualTo("hi Kim");
        }
    }
}
