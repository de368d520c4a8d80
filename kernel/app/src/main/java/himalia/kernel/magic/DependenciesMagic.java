package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;

/// `%dependencies`: which library brings which others.
final class DependenciesMagic implements Magic {
    private final Maven maven;

    DependenciesMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public String name() {
        return "dependencies";
    }

    @Override
    public String usage() {
        return "%dependencies";
    }

    @Override
    public String summary() {
        return "draws which library of %maven brings which others";
    }

    @Override
    public CellResult run(MagicCall call) throws Exception {
        System.out.println(maven.tree("%dependencies"));
        return new CellResult.Done();
    }
}
