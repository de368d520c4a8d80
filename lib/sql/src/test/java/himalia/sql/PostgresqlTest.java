package himalia.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/// A real server, started for these tests alone, where the system has one.
@Timeout(180)
class PostgresqlTest {
    private static final String PASSWORD = "s3cret word";

    @TempDir(cleanup = CleanupMode.NEVER) // it is the server's, and gone when that has ended
    private static Path folder;

    private static Path programs;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> found = installed();
        assumeTrue(found.isPresent(), "there is no PostgreSQL on this machine");
        programs = found.orElseThrow();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        asServer(programs + "/initdb -D " + folder + "/db -A scram-sha-256 -U app --pwfile=" + password
                + " --no-sync -E UTF8 --locale=C");
        asServer(programs + "/pg_ctl -D " + folder + "/db -w -t 60 -l " + folder + "/db/log -o '"
                + "-c listen_addresses=127.0.0.1 -c port=" + port + " -c unix_socket_directories=" + folder
                + " -c fsync=off' start");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (port != 0) {
            asServer(programs + "/pg_ctl -D " + folder + "/db -m fast -w stop; rm -r " + folder + "/db");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static Optional<Path> installed() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findFirst();
        }
    }

    /// The server runs as nobody's root.
    private static void asServer(String command) throws IOException, InterruptedException {
        boolean isRoot = System.getProperty("user.name").equals("root");
        List<String> words =
                isRoot ? List.of("su", "postgres", "-s", "/bin/sh", "-c", command) : List.of("/bin/sh", "-c", command);
        Path log = folder.resolve("said");
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> {
                    try {
                        return Files.readString(log, StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
    }

    private static Database open() {
        return Sql.connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "app", PASSWORD);
    }

    @Test
    void types_and_missing_values_come_as_they_are() {
        try (Database db = open()) {
            db.sql("create temp table t(a int, b bigint, c real, d numeric(9, 2), e boolean, f date, g timestamp, "
                    + "h timestamptz, i text, j int[])");
            db.sql(
                    "insert into t values (?, 2, 3.5, 4.25, true, '2026-01-02', '2026-01-02 03:04:05', "
                            + "'2026-01-02 03:04:05+00', 'ж', '{1,2}'), (null, null, null, null, null, null, null, null, null, null)",
                    1);
            Table t = db.sql("select * from t order by a nulls last");
            assertThat(t.types())
                    .containsExactly(
                            ColumnType.INTEGER,
                            ColumnType.LONG,
                            ColumnType.FLOAT,
                            ColumnType.DOUBLE,
                            ColumnType.BOOLEAN,
                            ColumnType.LOCAL_DATE,
                            ColumnType.LOCAL_DATE_TIME,
                            ColumnType.INSTANT,
                            ColumnType.STRING,
                            ColumnType.STRING);
            assertThat(t.columns())
                    .allSatisfy(column -> assertThat(column.isMissing(1)).isTrue());
            assertThat(t.get(0, 9)).isEqualTo("[1, 2]");
            assertThat(t.getString(0, "h")).startsWith("2026-01-02T03:04:05");
        }
    }

    @Test
    void an_error_has_a_mark_under_the_word() {
        try (Database db = open()) {
            assertThatThrownBy(() -> db.sql("select 1;\n  select nope + 1"))
                    .hasMessageContaining("\"nope\"")
                    .hasMessageEndingWith("\nline 2:   select nope + 1\n                 ^^^^");
            assertThatThrownBy(() -> db.sql("selec 1")).hasMessageEndingWith("\n  selec 1\n  ^^^^^");
        }
    }

    @Test
    void for_reading_only_it_is_not_written() {
        String address = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=app&password=${PW}";
        Address filled = Address.of(address, name -> PASSWORD.replace(" ", "%20"));
        try (Database db = Database.open(filled, true, new java.util.Properties())) {
            assertThat(db.sql("select 1 as a").get(0, 0)).isEqualTo(1);
            for (String write : new String[] {
                "create table t(a int)",
                "with a as (select 1) select * into u from a",
                "select set_config('transaction_read_only', 'off', false); select lo_create(0)"
            }) {
                assertThatThrownBy(() -> db.sql(write)).as(write).isInstanceOf(SqlException.class);
            }
            assertThat(db.toString()).contains("password=***").endsWith("(read-only)");
        }
    }

    @Test
    void a_wrong_password_is_not_repeated() {
        assertThatThrownBy(() -> Sql.connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "app", "wr0ng"))
                .isInstanceOf(SqlException.class)
                .hasMessageStartingWith("no connection to jdbc:postgresql://127.0.0.1:")
                .hasMessageNotContaining("wr0ng");
    }
}
