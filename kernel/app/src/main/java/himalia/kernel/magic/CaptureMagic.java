package himalia.kernel.magic;

import himalia.api.CellListener;
import himalia.api.CellResult;
import himalia.api.Display;
import himalia.api.Frontend;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.api.MagicValue;
import himalia.api.MimeBundle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// `%%capture [NAME]`: runs the lines below and keeps back what they print and show.
final class CaptureMagic implements Magic {
    @Override
    public String name() {
        return "capture";
    }

    @Override
    public String usage() {
        return "%%capture [NAME]";
    }

    @Override
    public String summary() {
        return "runs the lines below it without their output, which a variable of that name holds then";
    }

    @Override
    public Form form() {
        return Form.CELL;
    }

    @Override
    public int javaStart(String rest) {
        return rest.length();
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String name = call.rest();
        if (!name.isEmpty() && !name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
            throw MagicFailure.wrongUse("%%capture wants one name for the output, not `" + name + "`.");
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        PrintStream into = new PrintStream(kept, true, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        Hidden hidden = new Hidden(into);
        CellResult result;
        System.setOut(into);
        System.setErr(into);
        hidden.begin();
        try {
            result = call.run(call.inPlace(call.body().orElse("")));
        } finally {
            hidden.end();
            System.setOut(out);
            System.setErr(err);
        }
        String text = kept.toString(StandardCharsets.UTF_8);
        if (result instanceof CellResult.Failure) {
            out.print(text);
            return result;
        }
        if (result instanceof CellResult.Value(Object value) && value != null) {
            text += Display.render(value).plain() + System.lineSeparator();
        }
        if (!name.isEmpty()) {
            MagicValue.give(text);
            result = call.run("String " + name + " = himalia.api.MagicValue.take();");
        }
        return result instanceof CellResult.Failure ? result : new CellResult.Done();
    }

    /// Keeps what is shown as the text that a console would print.
    private static final class Hidden extends Frontend {
        private final PrintStream into;
        private final Frontend around = Frontend.current();

        private Hidden(PrintStream into) {
            this.into = into;
        }

        void begin() {
            install();
        }

        void end() {
            uninstall();
        }

        @Override
        public void show(MimeBundle bundle, String displayId, boolean update) {
            into.println(bundle.plain());
        }

        @Override
        public void clear(boolean wait) {
            // What was there before the cell stays.
        }

        @Override
        public MimeBundle render(Object value) {
            return around.render(value);
        }

        @Override
        public void atEndOfCell(Runnable last) {
            around.atEndOfCell(last);
        }

        @Override
        public void listen(CellListener listener) {
            around.listen(listener);
        }
    }
}
