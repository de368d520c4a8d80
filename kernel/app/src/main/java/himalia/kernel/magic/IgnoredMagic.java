package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import java.util.List;

/// What notebooks of IPython begin with and what has no meaning here: `%matplotlib inline`. Nothing happens.
final class IgnoredMagic implements Magic {
    @Override
    public String name() {
        return "matplotlib";
    }

    @Override
    public List<String> otherNames() {
        return List.of("autoreload", "load_ext", "reload_ext", "config", "precision", "colors");
    }

    @Override
    public String usage() {
        return "%matplotlib [inline]";
    }

    @Override
    public String summary() {
        return "does nothing: plots need no preparation";
    }

    @Override
    public CellResult run(MagicCall call) {
        return new CellResult.Done();
    }
}
