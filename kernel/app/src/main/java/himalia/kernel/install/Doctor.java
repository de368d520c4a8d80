package himalia.kernel.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Looks at all that a cell needs, runs one, and says what it found.
final class Doctor {
    /// One of them; gives what it found, or throws what will not do.
    private interface Examination {
        String look() throws IOException, Trouble;
    }

    private final Surroundings here;
    private final Asked asked;
    private final PrintStream out;
    private final Map<String, Kernelspec> kernels = new LinkedHashMap<>();

    Doctor(Surroundings here, Asked asked, PrintStream out) {
        this.here = here;
        this.asked = asked;
        this.out = out;
    }

    /// @return the exit code
    int examine() throws IOException, Trouble {
        out.println("Himalia " + here.version() + " in " + here.jar());
        out.println(here.java() + " on " + here.system());
        for (Path folder : asked.place() == null ? here.allKernels() : List.of(here.kernels(asked))) {
            for (Kernelspec kernel : kernelsIn(folder)) {
                kernels.putIfAbsent(kernel.name(), kernel);
            }
        }
        Map<String, Examination> examinations = new LinkedHashMap<>();
        examinations.put("JDK", this::jdk);
        examinations.put("jars", this::jars);
        examinations.put("kernelspec", this::kernelspec);
        examinations.put("quick start", this::quickStart);
        examinations.put("a cell", this::cell);
        int flaws = 0;
        for (Map.Entry<String, Examination> examination : examinations.entrySet()) {
            String found;
            try {
                found = examination.getValue().look();
            } catch (Trouble | IOException e) {
                flaws++;
                found = e.getMessage();
            }
            out.println(examination.getKey() + " ... " + found);
        }
        out.println(
                flaws == 0
                        ? "All is well."
                        : flaws + " of " + examinations.size() + " will not do: mend the first, then ask again.");
        return flaws == 0 ? 0 : 1;
    }

    private static List<Kernelspec> kernelsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.sorted()
                    .map(Kernelspec::new)
                    .filter(Kernelspec::exists)
                    .toList();
        }
    }

    private String jdk() throws Trouble {
        if (here.flaw().isPresent()) {
            throw new Trouble(here.flaw().get());
        }
        return here.java() + " in " + here.home();
    }

    /// Each has what it had when the package was made, if there is a list of that; else it can at least be read.
    private String jars() throws IOException, Trouble {
        Kernelspec ours = ours().get(asked.name());
        Jars jars = ours == null ? Jars.inPlace(here, null) : Jars.ofCommand(ours.command());
        if (!Files.exists(jars.kernel())) {
            throw new Trouble("there is no " + jars.kernel() + ": `install` once more, from where it is now.");
        }
        List<Path> all = jars.all();
        Path list = jars.kernel().resolveSibling("../SHA256SUMS").normalize();
        boolean isListed = Files.exists(list);
        List<String> wrong = new ArrayList<>();
        if (isListed) {
            for (String line : Files.readAllLines(list)) {
                String[] parts = line.split("\\s+", 2);
                Path jar = list.resolveSibling(parts[1]);
                if (!Files.exists(jar) || !sum(jar).equals(parts[0])) {
                    wrong.add(parts[1]);
                }
            }
        } else {
            all.stream()
                    .filter(jar -> !isReadable(jar))
                    .forEach(jar -> wrong.add(jar.getFileName().toString()));
        }
        if (!wrong.isEmpty()) {
            throw new Trouble(String.join(", ", wrong) + (isListed ? " is not as it was made" : " cannot be read")
                    + ": take it anew from where it came.");
        }
        return all.size() + (isListed ? ", as they were made" : " can be read");
    }

    private static boolean isReadable(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String sum(Path file) throws IOException {
        try {
            byte[] content = Files.readAllBytes(file);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private Map<String, Kernelspec> ours() {
        Map<String, Kernelspec> ours = new LinkedHashMap<>(kernels);
        ours.values().removeIf(kernel -> !kernel.isOurs());
        return ours;
    }

    private String kernelspec() throws Trouble {
        Map<String, Kernelspec> ours = ours();
        String name = asked.name();
        if (!ours.containsKey(name)) {
            Kernelspec other = kernels.get(name);
            String there = other == null
                    ? "there is no kernel " + name
                    : "the kernel " + name + " in " + other.folder() + " is another one";
            throw new Trouble(there + ": `install" + (other == null ? "" : " --name himalia-" + name) + "` adds ours"
                    + (ours.isEmpty() ? "" : ", besides " + String.join(", ", ours.keySet())) + ".");
        }
        return String.join(
                ", ",
                ours.values().stream()
                        .map(kernel -> kernel.name() + " in " + kernel.folder() + " (" + kernel.version() + ")")
                        .toList());
    }

    private String quickStart() throws IOException {
        Kernelspec kernel = ours().get(asked.name());
        List<Path> files = kernel == null ? List.of() : new StartUpCache(kernel.folder()).files();
        return files.isEmpty() ? "none: `install` makes it, and without it a start takes longer" : "" + files.getLast();
    }

    /// By the kernel of that name, as a front end starts it; where there is none, by what `install` would have it say.
    private String cell() throws IOException, Trouble {
        if (here.flaw().isPresent()) {
            return "left out, as there is no JDK";
        }
        Kernelspec kernel = ours().get(asked.name());
        List<String> command =
                kernel == null ? Installation.command(here, List.of(), Jars.inPlace(here, null)) : kernel.command();
        long start = System.nanoTime();
        String value;
        try (Conversation conversation = new Conversation(command)) {
            value = conversation.run("int himalia = 1;", "himalia + 1");
        } catch (IOException e) {
            throw new Trouble("the kernel does not answer (" + e.getMessage() + ")");
        }
        if (!"2".equals(value)) {
            throw new Trouble("1 + 1 gives " + value);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "1 + 1 gives 2, with start and end of the kernel in %.1f s", seconds);
    }
}
