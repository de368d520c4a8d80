package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.Optional;

/// `%java`: a cell in plain Java, with calls of methods for `x * W + b`. Alone it shows the cell that was run before;
/// at the top of a cell the Java below it, which then runs; `%%java` shows the lines below it, and they do not run.
final class JavaMagic implements Magic {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public String usage() {
        return "%java [JAVA]  or  %%java";
    }

    @Override
    public String summary() {
        return "shows a cell in plain Java: the line, the lines below, or the cell before";
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public int javaStart(String rest) {
        return 0;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        Optional<String> line = Optional.of(call.rest()).filter(rest -> !rest.isEmpty());
        if (call.body().isPresent() && line.isPresent()) {
            throw new MagicFailure("%%java shows the lines below it; nothing can stand behind it.\nHint: put `"
                    + line.get() + "` into a line of its own.");
        }
        String code = call.body()
                .or(() -> line)
                .map(call::inPlace)
                .or(call::below)
                .or(call::before)
                .filter(one -> !one.isBlank())
                .orElseThrow(() -> new MagicFailure("%java has no cell to show: none was run before this one"
                        + "\nHint: write it at the top of a cell, or %%java over lines that are not to run."));
        CellResult shown = call.plain(code);
        if (shown instanceof CellResult.Value(String text)) {
            System.out.println(text);
            return new CellResult.Done();
        }
        return shown;
    }
}
