package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Javadoc;
import java.util.Optional;
import java.util.stream.Collectors;

/// `name?`, `?name`, `%pinfo name`: the documentation of a name, below the cell. With two marks, or `%pinfo2`, the
/// source, too.
final class HelpMagic implements Magic {
    private final boolean detailed;
    private final Magics magics;

    HelpMagic(Magics magics, boolean detailed) {
        this.magics = magics;
        this.detailed = detailed;
    }

    @Override
    public String name() {
        return detailed ? MagicCell.MORE_HELP : MagicCell.HELP;
    }

    @Override
    public String usage() {
        return detailed ? "NAME??  or  %pinfo2 NAME" : "NAME?  or  ?NAME  or  %pinfo NAME";
    }

    @Override
    public String summary() {
        return detailed
                ? "shows documentation and source of a name"
                : "shows the documentation of a name, or of a magic";
    }

    @Override
    public int javaStart(String rest) {
        return 0;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String name = call.rest();
        if (name.isEmpty()) {
            throw MagicFailure.wrongUse("%" + name() + " wants a name.");
        }
        Optional<Inspection> found = name.startsWith("%")
                ? magics.help(name.replaceFirst("^%+", ""))
                : magics.inspect(name, name.length(), detailed);
        if (found.isEmpty()) {
            throw new MagicFailure("Nothing is known of `" + name + "`."
                    + Closest.hint(
                            name,
                            magics.declarations().stream()
                                    .map(Declaration::name)
                                    .toList()));
        }
        String source = detailed ? source(name) : "";
        String html = source.isEmpty() ? "" : "<pre>" + Javadoc.escape(source) + "</pre>";
        return new CellResult.Value(MimeBundle.text(found.get().text() + (source.isEmpty() ? "" : "\n\n" + source))
                .with(MimeBundle.HTML, found.get().html() + html));
    }

    /// What a cell has written by that name.
    private String source(String name) {
        return magics.declarations().stream()
                .filter(one -> one.name().equals(name))
                .map(Declaration::source)
                .collect(Collectors.joining("\n\n"));
    }
}
