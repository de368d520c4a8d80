package himalia.kernel;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.ChildProcess;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.cell.javac.JdkCheck;
import himalia.kernel.export.NotebookProgram;
import himalia.kernel.history.History;
import himalia.kernel.magic.Magics;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Signer;
import himalia.kernel.transport.Channels;
import himalia.kernel.transport.ConnectionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQException;

/// Starts a kernel: `java -jar himalia-kernel.jar [--class-path FOLDER_OR_JARS] CONNECTION_FILE`.
///
/// A Jupyter server does that by the kernelspec; nobody needs to type it.
public final class Main {
    /// So long a kernel waits for the first word.
    private static final Duration UNSPOKEN = Duration.ofMinutes(10);

    private Main() {}

    public static void main(String[] args) {
        try {
            run(args);
            exit(0);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            exit(2);
        }
    }

    private static void run(String[] args) throws IOException {
        Arguments asked = Arguments.of(args);
        switch (asked.task()) {
            case VERSION -> System.out.println(KernelInfo.banner());
            case SELF_TEST -> test(asked.classPath());
            case PROGRAM -> print(asked.file(), asked.classPath());
            case SERVE -> serve(ConnectionFile.read(asked.file()), asked.classPath());
        }
    }

    /// `--self-test` instead of a connection file: does this Java run cells?
    private static void test(List<Path> classPath) throws IOException {
        Optional<String> complaint = SelfTest.complaint(classPath);
        if (complaint.isPresent()) {
            throw new IOException(complaint.get());
        }
        System.out.println(KernelInfo.banner() + ": cells run.");
    }

    /// `--program NOTEBOOK` prints a notebook as a program of plain Java.
    private static void print(Path notebook, List<Path> classPath) throws IOException {
        Optional<String> complaint = JdkCheck.complaint();
        if (complaint.isPresent()) {
            throw new IOException(complaint.get());
        }
        System.out.print(NotebookProgram.of(notebook, classPath));
        System.out.flush();
    }

    private static void serve(ConnectionFile connection, List<Path> classPath) throws IOException {
        Codec codec = new Codec(new Signer(connection.scheme(), connection.key()));
        try (Channels channels = new Channels(connection, codec, Log::line)) {
            Publisher publisher = new Publisher(channels);
            Streams streams = new Streams(publisher);
            History history = new History(historyFile());
            CellEngine engine = Magics.standard(new BackgroundEngine(() -> start(classPath)), history);
            NotebookFrontend frontend = new NotebookFrontend(publisher, streams, engine);
            frontend.open();
            streams.install();
            Kernel kernel = new Kernel(channels, publisher, streams, engine, history, frontend);
            watch(kernel);
            kernel.serve();
            streams.uninstall();
            ChildProcess.endAll();
        } catch (ZMQException e) {
            throw new IOException("A port of the connection file cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private static CellEngine start(List<Path> classPath) {
        Optional<String> complaint = JdkCheck.complaint();
        if (complaint.isPresent()) {
            Log.line(complaint.get());
            return new RefusingEngine(complaint.get());
        }
        JavacEngine engine = new JavacEngine(classPath, allowsPreview());
        StartUp.run(engine, System.getenv());
        Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(engine));
        return engine;
    }

    /// Whether this VM was started with `--enable-preview`, on its command line or by the variable that its launcher
    /// reads.
    private static boolean allowsPreview() {
        String[] arguments = ProcessHandle.current().info().arguments().orElse(new String[0]);
        String more = System.getenv().getOrDefault("JDK_JAVA_OPTIONS", "");
        return (String.join(" ", arguments) + " " + more).contains("--enable-preview");
    }

    private static void warmUp(JavacEngine engine) {
        try {
            engine.warmUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// `HIMALIA_HISTORY` names another file; empty, nothing is kept.
    private static @Nullable Path historyFile() {
        String file = System.getenv("HIMALIA_HISTORY");
        if (file == null) {
            return Path.of(System.getProperty("user.home"), ".himalia", "history.jsonl");
        }
        return file.isEmpty() ? null : Path.of(file).toAbsolutePath();
    }

    /// Ends a kernel whose server is gone, and one that nobody has ever spoken to: its server was killed before it
    /// could say who it is.
    private static void watch(Kernel kernel) {
        Optional<Parent> parent = Parent.of(System.getenv("JPY_PARENT_PID"));
        long start = System.nanoTime();
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            boolean wanted = true;
            while (wanted) {
                boolean forgotten = !kernel.isSpokenTo() && System.nanoTime() - start > UNSPOKEN.toNanos();
                wanted = !forgotten && parent.filter(Parent::isGone).isEmpty();
                try {
                    Thread.sleep(wanted ? 1000 : 0);
                } catch (InterruptedException e) {
                    // Somebody has interrupted all threads there are: look again.
                }
            }
            kernel.stop();
        });
    }

    /// Ends the process, also when a cell's threads or shutdown hooks would not let it end.
    private static void exit(int status) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(status);
        });
        System.exit(status);
    }
}
