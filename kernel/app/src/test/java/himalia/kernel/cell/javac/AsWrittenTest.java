package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
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

    /// What objects are known by that are written into a file: else a notebook could not read those of a program.
    @Test
    void the_number_of_a_class_whose_objects_are_written_is_that_of_plain_java() throws Exception {
        String classes = """
                class Base implements Serializable {
                    int k; protected String p; public long u; private transient int t; static int S = 1; private static final int C = 1;
                    Base() { } protected Base(int k) { } private Base(long k) { }
                    int f(int[] a, String s, Base b) { return 1; } protected static void g() { } private void h() { } public synchronized final double d() { return 1; }
                    static { S = 2; }
                    class In implements Serializable { int n; Runnable r() { return () -> n++; } }
                    private static class Own implements Serializable { int n; }
                    protected static abstract class Form implements Serializable, Comparable<Form> { abstract int m(); public int compareTo(Form o) { return 0; } }
                }
                class Derived extends Base { List<String> names; }
                public class Open implements Serializable { }
                final class Closed implements Serializable, Cloneable { int a; }
                class Oops extends RuntimeException { Oops(String m) { super(m); } }
                class Said implements Serializable { private static final long serialVersionUID = 7; int k; }
                class Lists extends ArrayList<String> { }
                class Ext implements Externalizable { public Ext() { } public void writeExternal(ObjectOutput o) { } public void readExternal(ObjectInput i) { } }
                record Point(int x, int y) implements Serializable { }
                enum Kind { A { }, B }
                class Not { int k; }
                """;
        Path jar = new Jars(folder)
                .make("plain", Map.of("Open.java", "import java.util.*; import java.io.*;\n" + classes));
        try (Engines cells = new Engines();
                URLClassLoader plain = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            cells.run(classes);
            cells.run("class Later extends Derived { }");
            for (String name : List.of(
                    "Base",
                    "Base$In",
                    "Base$Own",
                    "Base$Form",
                    "Derived",
                    "Open",
                    "Closed",
                    "Oops",
                    "Said",
                    "Lists",
                    "Ext",
                    "Point",
                    "Kind")) {
                assertThat(cells.value(
                                "ObjectStreamClass.lookup(Class.forName(\"" + name + "\")).getSerialVersionUID()"))
                        .as(name)
                        .isEqualTo(
                                ObjectStreamClass.lookup(plain.loadClass(name)).getSerialVersionUID());
                assertThat(cells.value("Arrays.stream(Class.forName(\"" + name
                                + "\").getDeclaredFields()).map(f -> f.getName()).toList()"))
                        .as(name)
                        .isEqualTo(Arrays.stream(plain.loadClass(name).getDeclaredFields())
                                .map(Field::getName)
                                .toList());
            }
            assertThat(cells.failure("Base.class.getDeclaredField(\"serialVersionUID\")")
                            .name())
                    .isEqualTo("NoSuchFieldException");
            assertThat(cells.value("ObjectStreamClass.lookup(Not.class) == null"))
                    .isEqualTo(true);
            cells.run("Base kept = new Base();");
            cells.run(classes.replace("return 1;", "return 2;"));
            assertThat(cells.value("kept.f(null, null, null)")).isEqualTo(2);
        }
    }

    @Test
    void properties_of_a_bean_are_those_that_are_written_as_public() throws Exception {
        String classes = """
                class Base { public int getBase() { return 1; } int getOwn() { return 1; } }
                class Bean extends Base {
                    public int getBoth() { return 1; } public void setBoth(int i) { }
                    public int getRead() { return 1; } void setRead(int i) { }
                    int getHidden() { return 1; } protected void setHidden(int i) { }
                    int getWrite() { return 1; } public void setWrite(int i) { }
                    public int getItem(int i) { return 1; } public void setItem(int i, int v) { }
                    boolean isOff() { return false; } public boolean isOn() { return true; }
                    void act() { } public void run() { }
                }
                """;
        String tell = """
                static List<String> tell(Class<?> c) throws Exception {
                    var all = new ArrayList<String>();
                    var info = java.beans.Introspector.getBeanInfo(c, Object.class);
                    for (var p : info.getPropertyDescriptors()) {
                        all.add(p.getName() + (p.getReadMethod() != null) + (p.getWriteMethod() != null));
                    }
                    for (var m : info.getMethodDescriptors()) { all.add(m.getName()); }
                    Collections.sort(all);
                    return all;
                }
                """;
        Path jar = new Jars(folder)
                .make(
                        "plain",
                        Map.of("Tell.java", "import java.util.*; public class Tell { public " + tell + "}" + classes));
        try (Engines cells = new Engines();
                URLClassLoader plain = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            cells.run(classes);
            cells.run(tell);
            Method tellPlain = plain.loadClass("Tell").getMethod("tell", Class.class);
            for (String name : List.of("Bean", "Base")) {
                assertThat(cells.value("tell(" + name + ".class)"))
                        .isEqualTo(tellPlain.invoke(null, plain.loadClass(name)));
            }
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
