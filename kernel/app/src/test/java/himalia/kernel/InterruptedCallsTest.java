package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Comm;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// A cell that comes back from a call of the library because of an interrupt, and says so by setting the flag again as
/// textbooks teach it: the next cell and the kernel's own channels know nothing of it.
@Timeout(1200)
class InterruptedCallsTest {
    private static RunningKernel kernel;
    private static TestClient client;

    /// Of all that waits, and of channels, which an interrupt closes.
    static final List<String> CALLS = List.of(
            "Thread.sleep(100_000);",
            "Thread.sleep(java.time.Duration.ofDays(1));",
            "TimeUnit.DAYS.sleep(1);",
            "synchronized (kept) { kept.wait(); }",
            "synchronized (kept) { kept.wait(100_000); }",
            "sleeper().join();",
            "sleeper().join(100_000);",
            "sleeper().join(java.time.Duration.ofDays(1));",
            "Thread.startVirtualThread(() -> { try { Thread.sleep(3000); } catch (InterruptedException e) { } }).join();",
            "LockSupport.park();",
            "LockSupport.parkNanos(Long.MAX_VALUE);",
            "LockSupport.parkUntil(Long.MAX_VALUE);",
            "new ArrayBlockingQueue<Integer>(1).take();",
            "new LinkedBlockingQueue<Integer>().poll(1, TimeUnit.DAYS);",
            "new LinkedBlockingDeque<Integer>().takeLast();",
            "new PriorityBlockingQueue<Integer>().take();",
            "new SynchronousQueue<Integer>().put(1);",
            "new LinkedTransferQueue<Integer>().transfer(1);",
            "new DelayQueue<Delayed>().take();",
            "new CompletableFuture<Integer>().get();",
            "new CompletableFuture<Integer>().get(1, TimeUnit.DAYS);",
            "new FutureTask<Integer>(() -> 1).get();",
            "var ex = Executors.newSingleThreadExecutor(); try { ex.submit(() -> { Thread.sleep(100_000); return 1; }).get(); } finally { ex.shutdownNow(); }",
            "try (var ex = Executors.newVirtualThreadPerTaskExecutor()) { ex.invokeAll(List.of(() -> { Thread.sleep(100_000); return 1; })); }",
            "try (var ex = Executors.newCachedThreadPool()) { ex.invokeAny(List.of(() -> { Thread.sleep(100_000); return 1; })); }",
            "var ex = Executors.newSingleThreadExecutor(); ex.submit(() -> { Thread.sleep(100_000); return 1; }); try { ex.awaitTermination(1, TimeUnit.DAYS); } finally { ex.shutdownNow(); }",
            "ForkJoinPool.commonPool().submit(() -> { try { Thread.sleep(3000); } catch (InterruptedException e) { } }).get();",
            "new CountDownLatch(1).await();",
            "new CountDownLatch(1).await(1, TimeUnit.DAYS);",
            "new CyclicBarrier(2).await();",
            "var p = new Phaser(1); p.awaitAdvanceInterruptibly(p.getPhase());",
            "new Exchanger<Integer>().exchange(1);",
            "new Semaphore(0).acquire();",
            "new Semaphore(0).tryAcquire(1, TimeUnit.DAYS);",
            "taken().lockInterruptibly();",
            "taken().tryLock(1, TimeUnit.DAYS);",
            "var l = new ReentrantLock(); l.lock(); try { l.newCondition().await(); } finally { l.unlock(); }",
            "var l = new StampedLock(); l.writeLock(); l.readLockInterruptibly();",
            "var l = new ReentrantReadWriteLock(); Thread.startVirtualThread(() -> l.writeLock().lock()).join(); l.readLock().lockInterruptibly();",
            "new java.util.concurrent.SubmissionPublisher<Integer>().subscribe(null);",
            "new java.lang.ref.ReferenceQueue<Object>().remove();",
            "FileSystems.getDefault().newWatchService().take();",
            "Files.readString(file);",
            "Files.writeString(file, \"written\");",
            "Files.copy(file, new ByteArrayOutputStream());",
            "try (var s = Files.lines(file)) { s.count(); }",
            "try (var c = FileChannel.open(file, StandardOpenOption.READ)) { c.read(ByteBuffer.allocate(9)); }",
            "try (var c = FileChannel.open(file, StandardOpenOption.WRITE)) { c.write(ByteBuffer.wrap(new byte[9])); c.force(true); }",
            "try (var c = FileChannel.open(file, StandardOpenOption.WRITE)) { c.lock(); }",
            "try (var c = AsynchronousFileChannel.open(file, StandardOpenOption.READ)) { c.read(ByteBuffer.allocate(9), 0).get(); }",
            "try (var r = new RandomAccessFile(file.toFile(), \"r\")) { r.getChannel().read(ByteBuffer.allocate(9)); }",
            "Pipe.open().source().read(ByteBuffer.allocate(9));",
            "Selector.open().select();",
            "ServerSocketChannel.open().bind(new java.net.InetSocketAddress(\"127.0.0.1\", 0)).accept();",
            "DatagramChannel.open().bind(new java.net.InetSocketAddress(\"127.0.0.1\", 0)).receive(ByteBuffer.allocate(9));",
            "try (var s = new java.net.ServerSocket(0); var c = SocketChannel.open(s.getLocalSocketAddress())) { c.read(ByteBuffer.allocate(9)); }",
            "try (var s = new java.net.ServerSocket(0)) { s.setSoTimeout(300); s.accept(); }",
            "try (var s = new java.net.ServerSocket(0); var c = new java.net.Socket(\"127.0.0.1\", s.getLocalPort())) { c.setSoTimeout(300); c.getInputStream().read(); }",
            "java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(\"http://127.0.0.1:1/\")).build(), java.net.http.HttpResponse.BodyHandlers.ofString());",
            "new PipedInputStream(new PipedOutputStream()).read();",
            "new PipedReader(new PipedWriter()).read();",
            "var p = new ProcessBuilder(\"sleep\", \"1000\").start(); try { p.waitFor(); } finally { p.destroy(); }",
            "var p = new ProcessBuilder(\"sleep\", \"1000\").start(); try { p.waitFor(1, TimeUnit.DAYS); } finally { p.destroy(); }",
            "new ProcessBuilder(\"echo\", \"child\").inheritIO().start().waitFor();",
            "new ProcessBuilder(\"echo\", \"child\").start().inputReader().readLine();",
            "System.in.read();",
            "IntStream.range(0, 1000).parallel().forEach(i -> { if (Thread.interrupted()) { Thread.currentThread().interrupt(); } });",
            "System.out.println(\"printed\"); System.out.flush();",
            "himalia.api.Display.display(\"shown\").update(\"again\");",
            "himalia.api.Comm.open(\"nobody\", Map.of()).close();",
            "new Timer(true).schedule(new TimerTask() { public void run() { } }, 1); Thread.sleep(100_000);",
            "javax.tools.ToolProvider.getSystemJavaCompiler().run(null, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), \"--version\");",
            "Class.forName(\"java.net.http.WebSocket\"); new java.util.zip.ZipInputStream(new ByteArrayInputStream(new byte[0])).getNextEntry();",
            "ClassLoader.getSystemResourceAsStream(\"java/lang/String.class\").readAllBytes();");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel(new JavacEngine(List.of()));
        client = kernel.client;
        runs("int keep = 42;");
        runs("""
                import java.nio.*;
                import java.nio.channels.*;
                import java.nio.file.*;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;""");
        runs("Object kept = new Object();\nPath file = Path.of(\""
                + folder.resolve("file").toString().replace('\\', '/') + "\");\nFiles.writeString(file, \"text\");");
        runs("""
                Thread sleeper() {
                    Thread t = new Thread(() -> { try { Thread.sleep(3000); } catch (InterruptedException e) { } });
                    t.setDaemon(true);
                    t.start();
                    return t;
                }
                ReentrantLock taken() throws InterruptedException {
                    ReentrantLock l = new ReentrantLock();
                    Thread t = new Thread(l::lock);
                    t.start();
                    t.join();
                    return l;
                }
                interface Call { void go() throws Exception; }
                void before(Call call) {
                    Thread.currentThread().interrupt();
                    try { call.go(); } catch (Exception e) { }
                    Thread.currentThread().interrupt();
                }
                void meanwhile(Call call) {
                    Thread me = Thread.currentThread();
                    boolean[] done = {false};
                    Thread t = new Thread(() -> { while (!done[0]) { LockSupport.parkNanos(10_000_000); me.interrupt(); } });
                    t.start();
                    try { call.go(); } catch (Exception e) { }
                    done[0] = true;
                    while (t.isAlive()) { try { t.join(); } catch (InterruptedException e) { } }
                    me.interrupt();
                }""");
        Comm.onOpen("echo", (comm, data) -> comm.send(Map.of("echo", 1)));
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @FieldSource("CALLS")
    @DisabledOnOs(OS.WINDOWS)
    void the_next_cell_and_the_channels_know_nothing_of_it(String call) {
        for (String how : List.of("before", "meanwhile")) {
            String as = how + ": " + call;
            runs(how + "(() -> { " + call + " });");
            kernel.isAlive(as);
            runs(how + "(() -> { " + call + " });");
            String next = client.send(Channel.SHELL, RunningKernel.cell("""
                    if (Thread.currentThread().isInterrupted()) { throw new IllegalStateException("interrupted"); }
                    Thread.sleep(1);
                    try (var c = FileChannel.open(file, StandardOpenOption.READ)) { c.read(ByteBuffer.allocate(9)); }
                    System.out.println("printed next");
                    himalia.api.Display.display("shown next");"""));
            assertThat(client.answer(Channel.SHELL, next).content()).as(as).containsEntry("status", "ok");
            assertThat(client.published(next).toString()).as(as).contains("printed next", "shown next");
            assertThat(kernel.ask(Channel.CONTROL, new Request.Interrupt()))
                    .as(as)
                    .containsEntry("status", "ok");
            assertThat(kernel.ask(new Request.Complete("kee", 3)).toString())
                    .as(as)
                    .contains("keep");
            String comm = client.send(Channel.SHELL, new CommContent.Open("c", "echo", Map.of()));
            assertThat(client.published(comm).toString()).as(as).contains("echo=1");
            client.published(client.send(Channel.SHELL, new CommContent.Close("c", Map.of())));
        }
    }

    private static void runs(String code) {
        assertThat(kernel.ask(RunningKernel.cell(code))).as(code).containsEntry("status", "ok");
    }
}
