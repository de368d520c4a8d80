package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import java.util.Comparator;
import java.util.List;

/// `%lsmagic`: the magics and what they do.
final class ListMagics implements Magic {
    private static final int WIDTH = 32;

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
        List<Magic> all = call.magics().stream()
                .sorted(Comparator.comparing(Magic::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        for (Magic magic : all) {
            // What is long would push all others aside.
            boolean isLong = magic.usage().length() > WIDTH;
            System.out.println("  "
                    + (isLong ? magic.usage() + "\n" + " ".repeat(WIDTH + 4) : padded(magic.usage()) + "  ")
                    + magic.summary());
        }
        System.out.println("`%jars?` tells of one; docs/magics.md has examples.");
        return new CellResult.Done();
    }

    private static String padded(String usage) {
        return usage + " ".repeat(WIDTH - usage.length());
    }
}
