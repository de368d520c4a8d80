package himalia.kernel.install;

/// Something the user can mend: shown as one sentence, never as a stack trace.
final class Trouble extends Exception {
    private static final long serialVersionUID = 1;

    Trouble(String sentence) {
        super(sentence);
    }
}
