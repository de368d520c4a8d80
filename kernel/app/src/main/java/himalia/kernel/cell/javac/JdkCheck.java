package himalia.kernel.cell.javac;

import himalia.kernel.cell.javac.jdk.Members;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether the Java that runs is one on which cells can run, and what to say if it is not.
public final class JdkCheck {
    private JdkCheck() {}

    /// One sentence if cells cannot run here. On a JDK that the kernel is tested on it costs nothing.
    public static Optional<String> complaint() {
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            return Optional.of(sentence("has no compiler, as it is only a JRE"));
        }
        return Members.missing().map(one -> changed(one.toString()));
    }

    /// Whether nobody has tried the kernel on the JDK that runs.
    static boolean isUnknown() {
        return !Members.TESTED.contains(Runtime.version().feature());
    }

    /// What to say of a compiler that does not do what it is asked for.
    static String changed(String what) {
        return sentence("has another compiler (" + what + ")");
    }

    /// @param why what it has or lacks
    public static String sentence(String why) {
        List<String> tested = Members.TESTED.stream().map(String::valueOf).toList();
        String versions =
                tested.stream().limit(tested.size() - 1).collect(Collectors.joining(", ")) + " or " + tested.getLast();
        return "Cells need JDK " + versions + ", and this Java " + System.getProperty("java.version") + " in "
                + System.getProperty("java.home") + " " + why
                + ": install one of those, for example from https://adoptium.net, set JAVA_HOME to its folder and set the"
                + " kernel up once more.";
    }
}
