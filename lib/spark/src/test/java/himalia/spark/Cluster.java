package himalia.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A master and workers of Spark, each a process of its own on this machine.
final class Cluster implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Path home;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::end);

    Cluster(int workers) throws IOException, InterruptedException {
        home = Files.createTempDirectory("himalia-cluster");
        Runtime.getRuntime().addShutdownHook(atExit);
        Files.createDirectories(home.resolve("jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            // What a cluster has: Spark and what that needs, nothing of this library.
            boolean isSparks =
                    entry.endsWith(".jar") && !jar.getFileName().toString().matches("(himalia|tablesaw|junit).*");
            Path link = home.resolve("jars").resolve(jar.getFileName());
            if (isSparks && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start("master", "org.apache.spark.deploy.master.Master", "--port", String.valueOf(port));
        await();
        for (int i = 0; i < workers; i++) {
            addWorker();
        }
    }

    void addWorker() throws IOException {
        String name = "worker" + processes.size();
        start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "-c",
                "1",
                "-m",
                "1g",
                "-d",
                home.resolve(name).toString(),
                address());
    }

    String address() {
        return "spark://127.0.0.1:" + port;
    }

    private void start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars") + File.separator + "*",
                main,
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        processes.add(builder.start());
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 5; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IOException("no master: " + Files.readString(home.resolve("master.log")));
    }

    /// What the executors have written.
    String errors() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path one : files.filter(path -> path.endsWith("stderr")).toList()) {
                text.append(one).append('\n').append(Files.readString(one));
            }
        }
        return text.toString();
    }

    /// Ends one executor, as a machine that fails.
    void killExecutor() {
        ProcessHandle executor = processes.stream()
                .skip(1)
                .flatMap(worker -> worker.descendants())
                .filter(ProcessHandle::isAlive)
                .findFirst()
                .orElseThrow();
        executor.destroyForcibly();
    }

    /// Ends one worker, and what it runs with it.
    void killWorker() {
        Process worker =
                processes.stream().skip(1).filter(Process::isAlive).findFirst().orElseThrow();
        worker.descendants().forEach(ProcessHandle::destroyForcibly);
        worker.destroyForcibly();
    }

    private void end() {
        processes.forEach(one -> {
            one.descendants().forEach(ProcessHandle::destroyForcibly);
            one.destroyForcibly();
        });
    }

    @Override
    public void close() throws IOException {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
        processes.forEach(one ->
                one.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
        try (Stream<Path> files = Files.walk(home)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
