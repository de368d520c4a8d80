package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;

/// `%%python` and the like: cells of other languages, which other kernels run.
final class ForeignMagic implements Magic {
    private final String name;
    private final String language;
    private final List<String> others;

    ForeignMagic(String language, String name, String... others) {
        this.language = language;
        this.name = name;
        this.others = List.of(others);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> otherNames() {
        return others;
    }

    @Override
    public String usage() {
        return "%%" + name;
    }

    @Override
    public String summary() {
        return "says that another kernel runs " + language;
    }

    @Override
    public Form form() {
        return Form.BOTH;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        throw new MagicFailure("This kernel runs Java, and these lines are " + language
                + ": a notebook with a kernel of " + language + " runs them, or a program of it that %%bash calls.");
    }
}
