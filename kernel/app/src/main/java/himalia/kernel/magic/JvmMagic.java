package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Supplier;

/// `%jvm`: in which VM the cells run, and how it was started.
final class JvmMagic implements Magic {
    private final Supplier<ClassLoader> cells;

    JvmMagic(Supplier<ClassLoader> cells) {
        this.cells = cells;
    }

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public String usage() {
        return "%jvm";
    }

    @Override
    public String summary() {
        return "tells of the VM: version, memory, options, class path";
    }

    @Override
    public CellResult run(MagicCall call) {
        Runtime runtime = Runtime.getRuntime();
        line(
                "Java",
                Runtime.version() + ", " + System.getProperty("java.vm.name") + " of "
                        + System.getProperty("java.vendor"));
        line("Home", System.getProperty("java.home"));
        line(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + runtime.availableProcessors() + " processors");
        line(
                "Memory",
                megabytes(runtime.totalMemory() - runtime.freeMemory()) + " used, " + megabytes(runtime.totalMemory())
                        + " taken, " + megabytes(runtime.maxMemory()) + " at most");
        line("Folder", Path.of("").toAbsolutePath().toString());
        line("Options", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        line("Class path", ClassPath.of(cells.get()).size() + " entries; %jars lists them");
        return new CellResult.Done();
    }

    private static void line(String what, String value) {
        System.out.printf("%-12s%s%n", what, value);
    }

    private static String megabytes(long bytes) {
        return bytes / (1 << 20) + " MB";
    }
}
