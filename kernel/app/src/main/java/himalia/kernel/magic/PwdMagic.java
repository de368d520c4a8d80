package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;

/// `%pwd`: the folder of the magics.
final class PwdMagic implements Magic {
    private final Folder folder;

    PwdMagic(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "pwd";
    }

    @Override
    public String usage() {
        return "%pwd";
    }

    @Override
    public String summary() {
        return "the folder of the magics, as a text";
    }

    @Override
    public CellResult run(MagicCall call) {
        return new CellResult.Value(folder.now().toString());
    }
}
