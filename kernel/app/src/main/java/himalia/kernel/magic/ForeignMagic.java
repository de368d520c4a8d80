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
    private final String instead;

    ForeignMagic(String language, String name, String... others) {
        this(
                language,
                "a notebook with a kernel of " + language + " runs them, or a program of it that %%bash calls.",
                name,
                List.of(others));
    }

    private ForeignMagic(String language, String instead, String name, List<String> others) {
        this.language = language;
        this.instead = instead;
        this.name = name;
        this.others = others;
    }

    /// For as long as the library that runs SQL is not there.
    static ForeignMagic ofSql() {
        return new ForeignMagic("SQL", "`./lab setup sql` brings what runs them here.", "sql", List.of());
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
        throw new MagicFailure("This kernel runs Java, and these lines are " + language + ": " + instead);
    }
}
