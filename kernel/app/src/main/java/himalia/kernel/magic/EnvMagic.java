package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `%env [NAME[=VALUE]]`: variables of the environment.
final class EnvMagic implements Magic {
    private final Shell shell;

    EnvMagic(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return "env";
    }

    @Override
    public List<String> otherNames() {
        return List.of("set_env");
    }

    @Override
    public String usage() {
        return "%env [NAME | NAME=VALUE]";
    }

    @Override
    public String summary() {
        return "lists variables of the environment, gives one, or sets one for %%bash and ! (Java cannot change its own)";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        String rest = call.rest();
        if (rest.isEmpty()) {
            shell.environment().forEach((name, value) -> System.out.println(name + "=" + hidden(name, value)));
            return new CellResult.Done();
        }
        Matcher set = Pattern.compile("(\\w+)(?:\\s*=\\s*|\\s+)(.+)").matcher(rest);
        if (set.matches()) {
            shell.set(set.group(1), set.group(2));
            System.out.println("env: " + set.group(1) + "=" + set.group(2)
                    + " (for %%bash and !; Java cannot change its own: that is \"env\" in kernel.json)");
            return new CellResult.Done();
        }
        String value = shell.environment().get(rest);
        if (value == null) {
            throw new MagicFailure("There is no variable " + rest + " in the environment."
                    + Closest.hint(rest, shell.environment().keySet()));
        }
        return new CellResult.Value(value);
    }

    /// A list of all is shown to others sooner than the one who asks thinks.
    private static String hidden(String name, String value) {
        boolean secret =
                name.toUpperCase(Locale.ROOT).matches(".*(TOKEN|SECRET|PASSW|APIKEY|API_KEY|PRIVATE|CREDENTIAL).*");
        return secret && !value.isEmpty() ? "<hidden>" : value;
    }

    @Override
    public List<String> complete(String typed) {
        return Arguments.matching(typed, List.copyOf(shell.environment().keySet()));
    }
}
