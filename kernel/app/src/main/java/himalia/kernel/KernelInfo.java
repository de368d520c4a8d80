package himalia.kernel;

import himalia.kernel.debug.Debugger;
import himalia.kernel.protocol.Reply;
import java.util.Map;

/// What the kernel says of itself.
final class KernelInfo {
    private KernelInfo() {}

    static String version() {
        String version = KernelInfo.class.getPackage().getImplementationVersion();
        return version == null ? "in development" : version;
    }

    static String banner() {
        return "Himalia " + version() + ", Java " + System.getProperty("java.version") + " ("
                + System.getProperty("java.vendor") + ")";
    }

    static Reply.KernelInfo reply() {
        String java = System.getProperty("java.version");
        Map<String, Object> language = Map.of(
                "name", "java",
                "version", java,
                "mimetype", "text/x-java",
                "file_extension", ".java",
                "pygments_lexer", "java",
                // JupyterLab looks its highlighter up by this; a bare "java" finds none in some front ends.
                "codemirror_mode", "text/x-java",
                "nbconvert_exporter", "script");
        int feature = Runtime.version().feature();
        Map<String, String> help =
                Map.of("Java " + feature + " API", "https://docs.oracle.com/en/java/javase/" + feature + "/docs/api/");
        return new Reply.KernelInfo("himalia", version(), language, banner(), Debugger.IS_OFFERED, help);
    }
}
