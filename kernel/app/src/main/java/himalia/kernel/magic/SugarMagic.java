package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// `%sugar off`: cells take Java and nothing else, for a class that wants the language pure. `%sugar on`: `x * W + b`
/// is taken again where `x` is an object that has methods for it.
final class SugarMagic implements Magic {
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Consumer<Boolean> setting;

    SugarMagic(Consumer<Boolean> setting) {
        this.setting = setting;
    }

    @Override
    public String name() {
        return "sugar";
    }

    @Override
    public String usage() {
        return "%sugar on|off";
    }

    @Override
    public String summary() {
        return "whether x * W + b, x[0] and df.head() are taken besides Java";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String word = String.join(" ", call.words());
        if (!word.equals(ON) && !word.equals(OFF)) {
            throw MagicFailure.wrongUse("%sugar wants on or off, not \"" + word + "\".");
        }
        setting.accept(word.equals(ON));
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return Stream.of(ON, OFF).filter(word -> word.startsWith(typed.strip())).toList();
    }
}
