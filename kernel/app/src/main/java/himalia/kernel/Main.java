package himalia.kernel;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.ChildProcess;
import himalia.kernel.cell.NativeCode;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.cell.javac.JdkCheck;
import himalia.kernel.export.NotebookProgram;
import himalia.kernel.history.History;
import himalia.kernel.install.Installation;
import himalia.kernel.install.Surroundings;
import himalia.kernel.magic.Magics;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Signer;
import himalia.kernel.transport.Channels;
import himalia.kernel.transport.ConnectionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQException;

/// Starts a kernel: `java -jar himalia-kernel.jar [--class-path FOLDER_OR_JARS] CONNECTION_FILE`.
///
/// A Jupyter server does that by the kernelspec; nobody needs to type it. `install` in place of the file writes that
/// kernelspec: see [Installation].
public final class Main {
    /// So long a kernel waits for the first word.
    private static final Duration UNSPOKEN = Duration.ofMinutes(10);
    /// How long shutdown hooks of cells may take.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// The property with the number of the process that started this one and says how it ended.
    private static final String LAUNCHER = "himalia.launcher";

    /// The property with the exit code of a kernel of which it is to be said how it ended.
    private static final String ENDED = "himalia.ended";

    private Main() {}

    public static void main(String[] args) {
        try {
            switch (args.length == 0 ? "" : args[0]) {
                case "install", "uninstall", "doctor", "--help" -> {
                    Surroundings here = Surroundings.ofThisProcess(KernelInfo.version(), JdkCheck.complaint());
                    exit(Installation.run(here, List.of(args), System.out, System.err));
                }
                default -> run(args);
            }
            exit(0);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            exit(2);
        }
    }

    private static void run(String[] args) throws IOException {
        Arguments asked = Arguments.of(args);
        Integer ended = Integer.getInteger(ENDED);
        if (ended != null) {
            Obituary.write(asked.file(), ended);
            return;
        }
        switch (asked.task()) {
            case VERSION -> System.out.println(KernelInfo.banner());
            case SELF_TEST -> test(asked.classPath());
            case PROGRAM -> print(asked.file(), asked.classPath());
            case SERVE -> serve(asked.file(), asked.classPath());
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

    private static void serve(Path file, List<Path> classPath) throws IOException {
        // Before all else: what the first cell needs takes longest.
        CountDownLatch speaks = new CountDownLatch(1);
        BackgroundEngine compiler = new BackgroundEngine(() -> start(classPath, speaks));
        ConnectionFile connection = ConnectionFile.read(file);
        Codec codec = new Codec(new Signer(connection.scheme(), connection.key()));
        try (Channels channels = new Channels(connection, codec, Log::line)) {
            Publisher publisher = new Publisher(channels);
            Streams streams = new Streams(publisher);
            History history = new History(historyFile());
            CellEngine engine = Magics.standard(compiler, history);
            NotebookFrontend frontend = new NotebookFrontend(publisher, streams, engine);
            frontend.open();
            streams.install();
            speaks.countDown();
            Kernel kernel = new Kernel(channels, publisher, streams, engine, history, frontend);
            watch(kernel, () -> supervise(file, publisher, streams, frontend));
            kernel.serve();
            streams.uninstall();
            ChildProcess.endAll();
        } catch (ZMQException e) {
            throw new IOException("A port of the connection file cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /// @param speaks until then nobody hears what is printed
    private static CellEngine start(List<Path> classPath, CountDownLatch speaks) throws InterruptedException {
        Optional<String> complaint = JdkCheck.complaint();
        if (complaint.isPresent()) {
            Log.line(complaint.get());
            return new RefusingEngine(complaint.get());
        }
        JavacEngine engine = new JavacEngine(classPath, allowsPreview());
        Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(engine));
        speaks.await();
        StartUp.run(engine, System.getenv());
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
            if (Boolean.getBoolean("himalia.collectWhenWarm")) {
                // The serial collector began with little room for new objects: now it takes what it should have.
                Runtime.getRuntime().gc();
            }
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
    ///
    /// @param supervise begins to note what a launcher needs, and gives what to do when that is gone
    private static void watch(Kernel kernel, Supplier<Runnable> supervise) {
        Optional<Parent> parent = Parent.of(System.getenv("JPY_PARENT_PID"));
        Optional<Parent> launcher = Parent.of(System.getProperty(LAUNCHER));
        long start = System.nanoTime();
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            Runnable alone = launcher.isPresent() ? supervise.get() : () -> {};
            QuietTime quiet = new QuietTime();
            Leftovers leftovers = new Leftovers();
            boolean wanted = true;
            while (wanted) {
                boolean forgotten = !kernel.isSpokenTo() && System.nanoTime() - start > UNSPOKEN.toNanos();
                boolean isAlone = launcher.filter(Parent::isGone).isPresent();
                if (isAlone) {
                    alone.run();
                }
                kernel.tick(quiet);
                leftovers.second();
                wanted = !forgotten && !isAlone && parent.filter(Parent::isGone).isEmpty();
                try {
                    Thread.sleep(wanted ? 1000 : 0);
                } catch (InterruptedException e) {
                    // Somebody has interrupted all threads there are: look again.
                }
            }
            kernel.stop();
        });
    }

    /// Begins to note which cell runs, and to wait for native code: what that prints last, the launcher will find. Has
    /// the first cell say what the kernel before this one left to be said.
    private static Runnable supervise(
            Path connection, Publisher publisher, Streams streams, NotebookFrontend frontend) {
        Path file = RunningCell.fileOf(connection);
        if (file == null) {
            return () -> {};
        }
        RunningCell.read(file)
                .map(note -> note.header() == null ? note.sentence() : EndOfKernel.killed(note.number()))
                .filter(sentence -> !sentence.isEmpty())
                .ifPresent(sentence -> frontend.atEndOfCell(() -> streams.complain(sentence)));
        publisher.running().open(file);
        if (!System.getProperty("os.name").startsWith("Windows")) {
            NativeCode.beforeFirst(new NativeOutput(file, streams, publisher)::take);
        }
        return () -> sayAlone(publisher);
    }

    /// The launcher was killed: the front end takes this kernel for dead and starts another, so this one ends.
    private static void sayAlone(Publisher publisher) {
        RunningCell running = publisher.running();
        running.cell().ifPresent(cell -> {
            String sentence = "The kernel ends while this cell runs: the process that watches over it was killed."
                    + " Its variables are gone.";
            List<String> traceback = Obituary.traceback(sentence);
            publisher.publish(cell.header(), new Broadcast.Error(Obituary.NAME, sentence, traceback));
            publisher.reply(
                    running.channel(),
                    cell,
                    new Reply.ExecuteFailed(running.number(), Obituary.NAME, sentence, traceback),
                    Map.of("started", Header.now()));
            publisher.publish(cell.header(), new Broadcast.Status("idle"));
        });
    }

    /// Ends the process, also when a cell's threads or shutdown hooks would not let it end.
    private static void exit(int status) {
        Thread.ofPlatform().daemon().start(() -> {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                // A hook that interrupts all threads there are cuts the others no shorter.
                LockSupport.parkNanos(end - System.nanoTime());
                var _ = Thread.interrupted();
            }
            Runtime.getRuntime().halt(status);
        });
        System.exit(status);
    }
}
