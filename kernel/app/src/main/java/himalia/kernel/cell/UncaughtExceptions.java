package himalia.kernel.cell;

/// Tells on stderr of exceptions that end a thread the user started.
public final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {
    private final Thread.UncaughtExceptionHandler before;
    private final Traceback traceback;

    private UncaughtExceptions(Traceback traceback) {
        this.traceback = traceback;
        this.before = Thread.getDefaultUncaughtExceptionHandler();
    }

    public static UncaughtExceptions install(Traceback traceback) {
        UncaughtExceptions handler = new UncaughtExceptions(traceback);
        Thread.setDefaultUncaughtExceptionHandler(handler);
        return handler;
    }

    public void uninstall() {
        if (Thread.getDefaultUncaughtExceptionHandler() == this) {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof CellInterrupted || thrown instanceof GivenUp) {
            // A thread that was to end has ended.
            return;
        }
        if (traceback.concerns(thrown)) {
            String head = "Exception in thread \"" + thread.getName() + "\" ";
            System.err.println(String.join("\n", traceback.brief(thrown, head)));
        } else if (before != null) {
            before.uncaughtException(thread, thrown);
        } else {
            Frames.clean(thrown);
            thrown.printStackTrace();
        }
    }
}
