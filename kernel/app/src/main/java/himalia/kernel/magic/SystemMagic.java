package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.io.StringWriter;
import java.util.List;

/// `!ls -l`, or `%system ls -l`: runs a line in a shell. `List<String> files = %system ls` gives the lines that it
/// prints.
final class SystemMagic implements Magic {
    private final Shell shell;

    SystemMagic(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return "system";
    }

    @Override
    public List<String> otherNames() {
        return List.of("sx");
    }

    @Override
    public String usage() {
        return "!COMMAND  or  %system COMMAND";
    }

    @Override
    public String summary() {
        return "runs a line in a shell; as a value it is the lines that it prints";
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        if (call.rest().isEmpty()) {
            throw MagicFailure.wrongUse("%system wants a command, for example `!ls -l`.");
        }
        List<String> command = Shell.line(call.rest());
        if (call.wantsValue()) {
            StringWriter kept = new StringWriter();
            shell.run(command, kept::write, System.err::print);
            return new CellResult.Value(kept.toString().lines().toList());
        }
        int status = shell.run(command);
        if (status != 0) {
            System.err.println("`" + call.rest() + "` ended with exit status " + status + ".");
        }
        return new CellResult.Done();
    }
}
