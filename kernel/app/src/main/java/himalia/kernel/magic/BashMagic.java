package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;

/// `%%bash` over lines of a shell, in the folder of the magics.
final class BashMagic implements Magic {
    private final Shell shell;

    BashMagic(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return "bash";
    }

    @Override
    public List<String> otherNames() {
        return List.of("sh", "shell", "cmd");
    }

    @Override
    public String usage() {
        return "%%bash";
    }

    @Override
    public String summary() {
        return "runs the lines below it in a shell, in the folder that %pwd names";
    }

    @Override
    public Form form() {
        return Form.CELL;
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        String lines = call.body().orElse("");
        if (lines.isBlank()) {
            throw MagicFailure.wrongUse("%%bash wants lines below it.");
        }
        if (!call.rest().isEmpty()) {
            throw MagicFailure.wrongUse(
                    "%%bash runs the lines below it; nothing can stand behind it, as `" + call.rest() + "` does.");
        }
        int status = shell.run(Shell.line(lines));
        if (status != 0) {
            throw new MagicFailure("%%bash: the lines ended with exit status " + status + ".");
        }
        return new CellResult.Done();
    }
}
