package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;

/// `%pip`, `%conda`: what they would install is of no use to Java.
final class PipMagic implements Magic {
    @Override
    public String name() {
        return "pip";
    }

    @Override
    public List<String> otherNames() {
        return List.of("conda", "mamba", "uv");
    }

    @Override
    public String usage() {
        return "%pip";
    }

    @Override
    public String summary() {
        return "says how a library of Java is added";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        throw new MagicFailure("pip and conda install packages of Python, which Java cannot use.\nHint: "
                + "`%maven GROUP:ARTIFACT:VERSION` adds a library of Java, `%jars FILE` a jar; "
                + "`!pip install ...` runs pip itself.");
    }
}
