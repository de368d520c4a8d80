package himalia.api;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// The front end of a plain program: prints the text form; comms have nobody to talk to.
final class ConsoleFrontend extends Frontend {
    private volatile @Nullable Renderers renderers;

    @Override
    public void show(MimeBundle bundle, String displayId, boolean update) {
        System.out.println(bundle.plain());
    }

    @Override
    public void clear(boolean wait) {
        // What a console has printed stays printed.
    }

    @Override
    public MimeBundle render(Object value) {
        return renderers().render(value);
    }

    @Override
    public void register(Renderer<?> renderer) {
        renderers = renderers().with(renderer);
    }

    private Renderers renderers() {
        Renderers found = renderers;
        if (found == null) {
            found = Renderers.find(Thread.currentThread().getContextClassLoader());
            renderers = found;
        }
        return found;
    }

    /// Lets what is printed look as it does in a notebook.
    void printAsShown() {
        PrintStream plain = System.out;
        if (!(plain instanceof ShownPrint)) {
            System.setOut(new ShownPrint(
                    plain,
                    plain.charset(),
                    value -> value == null ? null : renderers().printed(value)));
        }
    }

    @Override
    public boolean isNotebook() {
        return false;
    }
}
