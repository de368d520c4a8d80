package himalia.kernel.cell.javac.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The members of javac that the kernel uses, as `members.txt` lists them.
public final class Members {
    /// The JDKs that the kernel has been tested on.
    public static final List<Integer> TESTED = List.of(25, 26, 27);

    private Members() {}

    /// All of them.
    public static List<Member> all() {
        try (InputStream in = Members.class.getResourceAsStream("members.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Member::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first member that the JDK that runs lacks; on one that is tested nothing is looked for.
    public static Optional<Member> missing() {
        int release = Runtime.version().feature();
        return TESTED.contains(release) ? Optional.empty() : missing(release);
    }

    static Optional<Member> missing(int release) {
        return all().stream().filter(one -> one.isOf(release) && !one.isThere()).findFirst();
    }
}
