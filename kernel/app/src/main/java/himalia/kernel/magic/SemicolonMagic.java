package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `%semicolon show`: a call or assignment at the end of a cell is shown also if a `;` ends it, as notebooks written
/// for IJava and JJava expect it; `%semicolon hide` is as it was at first. What is no statement of Java, such as
/// `a + b;`, is always shown.
final class SemicolonMagic implements Magic {
    private static final String SHOW = "show";
    private static final String HIDE = "hide";

    private final Consumer<Boolean> setting;

    SemicolonMagic(Consumer<Boolean> setting) {
        this.setting = setting;
    }

    @Override
    public String name() {
        return "semicolon";
    }

    @Override
    public String usage() {
        return "%semicolon show|hide";
    }

    @Override
    public String summary() {
        return "whether the value of a last line that ends with ; is shown";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String word = String.join(" ", call.words());
        if (!word.equals(SHOW) && !word.equals(HIDE)) {
            throw MagicFailure.wrongUse("%semicolon wants show or hide, not \"" + word + "\".");
        }
        setting.accept(word.equals(SHOW));
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return Stream.of(SHOW, HIDE)
                .filter(word -> word.startsWith(typed.strip()))
                .toList();
    }
}
