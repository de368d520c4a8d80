package himalia.api;

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
        Renderers found = renderers;
        if (found == null) {
            found = Renderers.find(Thread.currentThread().getContextClassLoader());
            renderers = found;
        }
        return found.render(value);
    }

    @Override
    public boolean isNotebook() {
        return false;
    }
}
