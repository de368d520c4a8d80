package himalia.api;

/// The front end of a plain program: prints the text form; comms have nobody to talk to.
final class ConsoleFrontend extends Frontend {
    private volatile Renderers renderers;

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
        if (renderers == null) {
            renderers = Renderers.find(Thread.currentThread().getContextClassLoader());
        }
        return renderers.render(value);
    }

    @Override
    public boolean isNotebook() {
        return false;
    }
}
