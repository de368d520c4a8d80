package himalia.compat;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Display;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Renderer;
import himalia.api.Renderers;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.javac.JavacEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What notebooks of IJava and JJava call, in their own words.
class OtherKernelsTest {
    private final JavacEngine engine = new JavacEngine(List.of(Path.of("target/classes")));

    private final Page page = new Page();

    /// A front end that renders as a notebook does.
    private final class Page extends Frontend {
        private Renderers renderers = Renderers.find(engine.classLoader());
        private final List<MimeBundle> shown = new ArrayList<>();
        private final List<String> ran = new ArrayList<>();

        @Override
        protected CellResult run(String code) {
            ran.add(code);
            return new CellResult.Done();
        }

        @Override
        public void show(MimeBundle bundle, String displayId, boolean update) {
            shown.add(bundle);
        }

        @Override
        public void clear(boolean wait) {
            shown.clear();
        }

        @Override
        public MimeBundle render(Object value) {
            return renderers.render(value);
        }

        @Override
        public void register(Renderer<?> renderer) {
            renderers = renderers.with(renderer);
        }

        void open() {
            install();
        }

        void close() {
            uninstall();
        }
    }

    @BeforeEach
    void open() {
        page.open();
    }

    @AfterEach
    void close() {
        page.close();
        engine.close();
    }

    private Object value(String code) {
        CellResult result = engine.execute(new Cell(1, code));
        assertThat(result).as(code).isNotInstanceOf(CellResult.Failure.class);
        return result instanceof CellResult.Value(Object value) ? value : "none";
    }

    @Test
    void a_cell_registers_how_its_own_type_is_shown_in_jjava() {
        value("record Point(int x, int y) {}");
        value("""
                import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
                getKernelInstance().getRenderer()
                    .createRegistration(Point.class)
                    .preferring(MIMEType.TEXT_HTML)
                    .supporting(MIMEType.TEXT_PLAIN, MIMEType.IMAGE_PNG)
                    .register((point, context) ->
                        context.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>" + point.x() + "</b>"));""");
        assertThat(Display.render(value("new Point(3, 4)")).data())
                .containsEntry("text/html", "<b>3</b>")
                .containsKey("text/plain");
    }

    @Test
    void and_in_ijava() {
        value("class Person { String name = \"Kim\"; public String toString() { return name; } }");
        value("""
                import io.github.spencerpark.ijava.IJava;
                import io.github.spencerpark.jupyter.kernel.display.*;
                import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
                RenderFunction<Person> how = (person, context) -> {
                    context.renderIfRequested(MIMEType.TEXT_MARKDOWN, () -> "*" + person.name + "*");
                    context.getOutputContainer().putHTML("<i>" + person.name + "</i>");
                };
                IJava.getKernelInstance().getRenderer().createRegistration(Person.class)
                    .preferring(MIMEType.TEXT_MARKDOWN).supporting("text/html").register(how);""");
        assertThat(Display.render(value("new Person()")).data())
                .containsEntry("text/markdown", "*Kim*")
                .containsEntry("text/html", "<i>Kim</i>")
                .containsEntry("text/plain", "Kim");
    }

    @Test
    void what_was_shown_is_known_by_a_text() {
        value("""
                String id = display("<b>one</b>", "text/html");
                updateDisplay(id, "<b>two</b>", "text/html");
                String[] ids = new String[1];
                for (int i = 0; i < 2; i++) {
                    ids[0] = display(i);
                    id = display("text/html", "<i>" + i + "</i>");
                }
                String shown(Object value) { String it = display(value); return it; }""");
        assertThat(page.shown).hasSize(6);
        assertThat(value("shown(3).equals(id) ? \"same\" : id + ids[0]"))
                .asString()
                .hasSizeGreaterThan(20);
        assertThat(value("var handle = display(4); handle.id()")).isInstanceOf(String.class);
    }

    @Test
    void what_is_a_picture_is_rendered_as_one() {
        value("""
                import java.awt.image.BufferedImage;
                import io.github.spencerpark.jupyter.kernel.display.common.*;
                import io.github.spencerpark.jupyter.kernel.display.mime.*;
                record Scan(BufferedImage picture) {}
                getKernelInstance().getRenderer().createRegistration(Scan.class)
                    .preferring(Image.PNG).supporting(MIMEType.IMAGE_JPEG, MIMEType.IMAGE_GIF)
                    .register((scan, context) -> Image.renderImage(scan.picture(), context));""");
        Object scan = value("new Scan(new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB))");
        assertThat(Display.render(scan).data().get("image/png")).asString().startsWith("iVBORw0KGgo");
    }

    @Test
    void and_one_of_a_file_and_a_text() {
        value("""
                import java.io.*;
                import java.awt.image.BufferedImage;
                import org.dflib.jjava.jupyter.kernel.display.common.Text;
                record Photo(byte[] file) {}
                org.dflib.jjava.JJava.getKernelInstance().getRenderer().createRegistration(Photo.class)
                    .register((photo, context) -> {
                        org.dflib.jjava.jupyter.kernel.display.common.Image.renderImageFromStream(
                                new ByteArrayInputStream(photo.file()), context);
                        Text.renderCharSequence("a photo", context);
                    });""");
        Object photo = value("""
                var out = new ByteArrayOutputStream();
                javax.imageio.ImageIO.write(new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB), "gif", out);
                new Photo(out.toByteArray())""");
        assertThat(Display.render(photo).data())
                .containsEntry("text/plain", "a photo")
                .containsKey("image/png");
    }

    @Test
    void forms_that_a_cell_collects_are_shown() {
        Object data = value("""
                import org.dflib.jjava.jupyter.kernel.display.DisplayData;
                DisplayData data = new DisplayData("one");
                data.putMath("x^2");
                data.putData("text/html", "<b>1</b>");
                data""");
        assertThat(Display.render(data).data())
                .containsEntry("text/plain", "one")
                .containsEntry("text/latex", "$$x^2$$")
                .containsEntry("text/html", "<b>1</b>");
    }

    @Test
    void the_instance_is_found_under_all_its_names() {
        assertThat(value("""
                        org.dflib.jjava.JJava.getKernelInstance() == getKernelInstance()
                            && io.github.spencerpark.ijava.runtime.Kernel.getKernelInstance()
                               == io.github.spencerpark.ijava.IJava.getKernelInstance()""")).isEqualTo(true);
        assertThat(value("kernel() == getKernelInstance()")).isEqualTo(true);
        assertThat(value("getKernelInstance().getRenderer().render(42).getData("
                        + "org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN)"))
                .isEqualTo("42");
    }

    @Test
    void a_notebook_may_have_its_own_meaning_for_their_names() {
        value("double kernel(double x) { return Math.exp(-x * x); }");
        assertThat(value("kernel(0)")).isEqualTo(1.0);
        value("double[] kernel = {1, 2};");
        assertThat(value("kernel.length")).isEqualTo(2);
        value("String kernel() { return \"mine\"; }");
        assertThat(value("kernel()")).isEqualTo("mine");
    }

    /// As the library of rapaio does, whose kernel is started with an option for it.
    @Test
    void a_library_finds_the_modules_of_java_that_have_to_be_asked_for() {
        assertThat(value("Class.forName(\"jdk.incubator.vector.IntVector\").getModule().getName()"))
                .isEqualTo("jdk.incubator.vector");
        assertThat(value("""
                String found = "found";
                try {
                    Class.forName("jdk.incubator.nothing.Known");
                } catch (ClassNotFoundException e) {
                    found = e.getMessage();
                }
                found""")).isEqualTo("jdk.incubator.nothing.Known");
    }

    @Test
    void magics_are_run_by_their_names() {
        value("lineMagic(\"a\", List.of(\"b\", \"two words\", \"say \\\"so\\\"\"));");
        value("io.github.spencerpark.ijava.runtime.Magics.cellMagic(\"html\", List.of(), \"<b>x</b>\");");
        value("getKernelInstance().printMagics();");
        value("printMagics();");
        assertThat(page.ran)
                .containsExactly("%a b \"two words\" 'say \"so\"'", "%%html\n<b>x</b>", "%lsmagic", "%lsmagic");
    }

    @Test
    void a_library_shows_things_by_the_runtime_of_ijava() {
        assertThat(value("io.github.spencerpark.ijava.runtime.Display.render(\"<b>x</b>\", \"text/html\").toBundle()"))
                .isEqualTo(MimeBundle.of("text/html", "<b>x</b>"));
        assertThat(value("io.github.spencerpark.ijava.runtime.Display.display(\"x\", \"text/plain\")")
                        .toString())
                .isNotEmpty();
        assertThat(page.shown).singleElement().isEqualTo(MimeBundle.text("x"));
        value("org.dflib.jjava.JJava.getKernelInstance().display("
                + "new org.dflib.jjava.jupyter.kernel.display.DisplayData(\"y\"));");
        assertThat(page.shown).last().isEqualTo(MimeBundle.text("y"));
    }
}
