package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import java.util.List;

/// `%lsmagic`: the magics and what they do.
final class ListMagics implements Magic {
    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public List<String> otherNames() {
        return List.of("help");
    }

    @Override
    public String usage() {
        return "%lsmagic";
    }

    @Override
    public String summary() {
        return "lists the magics; %help is the same";
    }

    @Override
    public CellResult run(MagicCall call) {
        System.out.println("Magics stand where a statement may, each in a line of its own:");
        int width = call.magics().stream()
                .mapToInt(magic -> magic.usage().length())
                .max()
                .orElse(0);
        for (Magic magic : call.magics()) {
            System.out.printf("  %-" + width + "s  %s%n", magic.usage(), magic.summary());
        }
        return new CellResult.Done();
    }
}
