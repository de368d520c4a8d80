package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.api.MimeBundle;
import java.util.List;

/// `%%html`, `%%markdown` and the like: shows the lines below as what they are.
final class ShowMagic implements Magic {
    private final String mime;
    private final String name;
    private final List<String> others;

    ShowMagic(String mime, String name, String... others) {
        this.mime = mime;
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
        return "shows the lines below it as " + mime;
    }

    @Override
    public Form form() {
        return Form.CELL;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String text = call.body().orElse("");
        if (text.isBlank()) {
            throw MagicFailure.wrongUse("%%" + name + " wants lines below it.");
        }
        return new CellResult.Value(MimeBundle.of(mime, text));
    }
}
