package himalia.fuzz;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// Changes inputs at random and gives them to a reader, which may refuse them and may do nothing else.
///
/// What makes the reader say something new is kept, and changed further: so it finds its way behind the first checks.
/// In the normal tests that is a fixed number of rounds from a fixed seed; with `himalia.fuzz.minutes` it goes on for
/// as long as that, and what it keeps is added to the corpus, a folder of files for each reader, with which every run
/// begins.
final class Fuzzer {
    /// A reader of bytes.
    interface Reader {
        /// What it makes of them, in words that are the same for inputs of one kind.
        ///
        /// @throws Exception if it refuses them
        String read(byte[] input) throws Exception;
    }

    static final double MINUTES = Double.parseDouble(System.getProperty("himalia.fuzz.minutes", "0"));
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");
    private static final int LONGEST = 4096;
    private static final int MOST_FILES = 80;
    private static final long SLOW_NS = 20_000_000_000L;
    private static final int[] INTERESTING = {
        0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 48, 57, 59, 92, 127, 128, 192, 239, 255
    };

    private final String name;
    private final Reader reader;
    private final List<Class<? extends Throwable>> refusals;
    private final List<byte[]> words = new ArrayList<>();
    private final List<byte[]> corpus = new ArrayList<>();
    private final Set<String> outcomes = new HashSet<>();
    private final Random random = new Random(7);
    private int kept;

    /// @param refusals what it may throw
    Fuzzer(String name, Reader reader, List<Class<? extends Throwable>> refusals) {
        this.name = name;
        this.reader = reader;
        this.refusals = List.copyOf(refusals);
    }

    /// Pieces that such inputs are made of.
    Fuzzer words(String... all) {
        Arrays.stream(all).map(Fuzzer::bytes).forEach(words::add);
        return this;
    }

    Fuzzer seed(byte[] input) {
        corpus.add(input);
        return this;
    }

    Fuzzer seed(String input) {
        return seed(bytes(input));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Begins with the corpus, and then changes it.
    ///
    /// @param rounds in the normal tests
    /// @param share  of the minutes of a long run
    void run(int rounds, double share) throws IOException {
        Path folder = CORPUS.resolve(name);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    corpus.add(Files.readAllBytes(file));
                    kept++;
                }
            }
        }
        for (byte[] one : List.copyOf(corpus)) {
            outcomes.add(outcome(one));
        }
        long end = System.nanoTime() + (long) (MINUTES * share * 60e9);
        int done = 0;
        while (MINUTES > 0 ? System.nanoTime() < end : done < rounds) {
            byte[] input = changed();
            long start = System.nanoTime();
            String outcome = outcome(input);
            if (MINUTES > 0 && System.nanoTime() - start > SLOW_NS) {
                fail(name + " takes too long for " + keep(folder, "slow-", input));
            }
            if (outcomes.add(outcome)) {
                corpus.add(input);
                if (MINUTES > 0 && input.length <= LONGEST && kept < MOST_FILES) {
                    keep(folder, "", input);
                    kept++;
                }
            }
            done++;
        }
        if (MINUTES > 0) {
            System.out.println(name + ": " + done + " inputs, " + outcomes.size() + " outcomes, " + kept + " files");
        }
    }

    private String outcome(byte[] input) throws IOException {
        try {
            return "read " + reader.read(input.clone());
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError thrown) {
            boolean isRefusal = refusals.stream().anyMatch(one -> one.isInstance(thrown));
            if (isRefusal && thrown.getMessage() != null && !thrown.getMessage().isBlank()) {
                return kind(thrown.getMessage());
            }
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return fail(name + " does not refuse as it should "
                    + (MINUTES > 0 ? keep(CORPUS.resolve(name), "failing-", input) : "")
                    + "\nhex " + HexFormat.of().formatHex(input)
                    + "\ntext " + new String(input, StandardCharsets.UTF_8) + "\n" + trace);
        }
    }

    private static String kind(String message) {
        String plain = message.replaceAll("\\S*fuzzed\\S*", "F")
                .replaceAll("[`\"'].*?[`\"']", "Q")
                .replaceAll("-?[0-9]+", "0")
                .replaceAll("\\[[0, ]*\\]", "S");
        return plain.substring(0, Math.min(60, plain.length()));
    }

    private static Path keep(Path folder, String prefix, byte[] input) throws IOException {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(input);
            Files.createDirectories(folder);
            return Files.write(folder.resolve(prefix + HexFormat.of().formatHex(sum, 0, 6)), input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] changed() {
        byte[] input = corpus.get(random.nextInt(corpus.size())).clone();
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            input = edited(input);
        }
        return input;
    }

    private byte[] edited(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int to = at + random.nextInt(Math.min(40, input.length - at) + 1);
        byte[] piece = Arrays.copyOfRange(input, at, to);
        switch (random.nextInt(9)) {
            case 0 -> {
                if (at < input.length) {
                    input[at] ^= (byte) (1 << random.nextInt(8));
                }
                return input;
            }
            case 1 -> {
                if (at < input.length) {
                    input[at] = (byte) INTERESTING[random.nextInt(INTERESTING.length)];
                }
                return input;
            }
            case 2 -> {
                return replaced(input, at, to, new byte[0]);
            }
            case 3 -> {
                return replaced(input, at, at, piece);
            }
            case 4 -> {
                return Arrays.copyOf(input, at);
            }
            case 5 -> {
                byte[] other = corpus.get(random.nextInt(corpus.size()));
                int from = random.nextInt(other.length + 1);
                return replaced(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
            }
            case 6 -> {
                byte[] number =
                        bytes(String.valueOf(random.nextBoolean() ? random.nextLong() : random.nextInt(300) - 2));
                return replaced(input, at, to, number);
            }
            case 7 -> {
                byte[] many = new byte[random.nextInt(600)];
                Arrays.fill(many, (byte) INTERESTING[random.nextInt(INTERESTING.length)]);
                return replaced(input, at, at, many);
            }
            default -> {
                return words.isEmpty()
                        ? input
                        : replaced(input, at, random.nextBoolean() ? at : to, words.get(random.nextInt(words.size())));
            }
        }
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        byte[] result = new byte[from + by.length + input.length - to];
        System.arraycopy(input, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(input, to, result, from + by.length, input.length - to);
        return result.length > 4 * LONGEST ? Arrays.copyOf(result, LONGEST) : result;
    }
}
