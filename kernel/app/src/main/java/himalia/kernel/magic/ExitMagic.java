package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;

/// `%exit`, in a console also `exit`: leaves it.
final class ExitMagic implements Magic {
    @Override
    public String name() {
        return "exit";
    }

    @Override
    public List<String> otherNames() {
        return List.of("quit");
    }

    @Override
    public String usage() {
        return "%exit [-k]";
    }

    @Override
    public String summary() {
        return "leaves a console, whose kernel ends then, or with -k goes on; a page stays";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        // qtconsole says `exit True` where its user keeps the kernel.
        boolean keepsKernel = call.words().equals(List.of("-k")) || call.words().equals(List.of("True"));
        if (!keepsKernel && !call.words().isEmpty()) {
            throw MagicFailure.wrongUse("%exit takes nothing but -k.");
        }
        call.leave(keepsKernel);
        return new CellResult.Done();
    }
}
