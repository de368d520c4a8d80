package himalia.kernel.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a command was called with.
///
/// @param place     which Jupyter: `--user`, `--sys-prefix` or `--prefix`; null if nothing was said
/// @param prefix    the folder of `--prefix`, else empty
/// @param classPath what cells see; null if nothing was said
record Asked(
        @Nullable String place,
        String prefix,
        String name,
        List<String> jvmOptions,
        @Nullable String classPath) {

    Asked {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /// @throws Trouble if the command has no such option, or one that needs a value has none
    static Asked of(String command, List<String> arguments) throws Trouble {
        String place = null;
        String prefix = "";
        String name = Installation.NAME;
        List<String> jvmOptions = new ArrayList<>();
        String classPath = null;
        for (int i = 0; i < arguments.size(); i++) {
            String[] parts = arguments.get(i).split("=", 2);
            String option = parts[0];
            boolean installs = command.equals("install");
            boolean isPlace = List.of("--user", "--sys-prefix", "--prefix").contains(option);
            boolean isFlag = isPlace && !option.equals("--prefix");
            boolean isKnown = isPlace
                    || option.equals("--name")
                    || installs && List.of("--jvm-option", "--class-path").contains(option);
            if (!isKnown || isFlag && parts.length > 1) {
                throw wrong(command, "unrecognized arguments: " + arguments.get(i));
            }
            if (!isFlag && parts.length == 1 && ++i == arguments.size()) {
                throw wrong(command, "argument " + option + ": expected one argument");
            }
            String value = isFlag ? "" : parts.length > 1 ? parts[1] : arguments.get(i);
            if (isPlace && place != null && !place.equals(option)) {
                throw wrong(command, "argument " + option + ": not allowed with argument " + place);
            }
            switch (option) {
                case "--name" -> name = value;
                case "--jvm-option" -> jvmOptions.add(value);
                case "--class-path" -> classPath = value;
                default -> {
                    place = option;
                    prefix = value;
                }
            }
        }
        if (!name.matches("(?!\\.+$)[A-Za-z0-9._-]+")) {
            throw new Trouble("A kernel cannot be named " + name
                    + ": letters of English, digits, '.', '_' and '-' can be in it.");
        }
        return new Asked(place, prefix, name.toLowerCase(Locale.ROOT), jvmOptions, classPath); // as Jupyter has names
    }

    private static Trouble wrong(String command, String message) {
        return new Trouble(
                "`" + command + "`: " + message + "; `" + Installation.CALL + " --help` shows how it is called.");
    }
}
