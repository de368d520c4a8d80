package himalia.kernel.install;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `install`, `uninstall` and `doctor`: the kernel in Jupyter by Java alone.
public final class Installation {
    /// As in the notebooks of all Java kernels, so that they run unchanged.
    static final String NAME = "java";

    static final String CALL = "java -jar himalia-kernel.jar";

    private static final String HELP = """
            Himalia: a Java kernel for Jupyter, with tensors, neural networks, tables and plots.

              java -jar himalia-kernel.jar install [--user | --sys-prefix | --prefix FOLDER] [--name NAME]
                                                   [--jvm-option=OPTION]... [--class-path FOLDER_OR_JARS]
                                         add the kernel to a Jupyter: the user's own, that of the active environment of
                                         Python, or that of a folder; cells see the folder `cells` beside that of the jar
              java -jar himalia-kernel.jar uninstall [--user | --sys-prefix | --prefix FOLDER] [--name NAME]
                                         take such a kernel away
              java -jar himalia-kernel.jar doctor [--user | --sys-prefix | --prefix FOLDER] [--name NAME]
                                         check JDK, jars and kernelspec, run a cell; say what was found
              java -jar himalia-kernel.jar --version
            """;

    private Installation() {}

    /// Does what the first word asks for. Every way to fail is one sentence and an exit code.
    ///
    /// @return the exit code
    public static int run(Surroundings here, List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.getFirst();
        try {
            if (command.equals("--help")) {
                out.print(HELP);
                return 0;
            }
            Asked asked = Asked.of(command, arguments.subList(1, arguments.size()));
            switch (command) {
                case "install" -> install(here, asked, out);
                case "uninstall" -> uninstall(here, asked, out);
                default -> {
                    return new Doctor(here, asked, out).examine();
                }
            }
            return 0;
        } catch (Trouble e) {
            err.println(e.getMessage());
        } catch (AccessDeniedException e) {
            err.println("Himalia may not write " + e.getFile() + ": name a folder of your own.");
        } catch (InvalidPathException e) {
            err.println("Java cannot read the letters of a path in this locale: set LC_ALL to C.UTF-8.");
        } catch (IOException e) {
            err.println("Himalia could not go on: " + e.getMessage() + ".");
        }
        return 2;
    }

    private static void install(Surroundings here, Asked asked, PrintStream out) throws IOException, Trouble {
        if (here.flaw().isPresent()) {
            throw new Trouble(here.flaw().get());
        }
        new Jvm(here.executable()).tryOut(asked.jvmOptions());
        Kernelspec kernel = new Kernelspec(here.kernels(asked).resolve(asked.name()));
        if (kernel.exists() && !kernel.isOurs()) {
            throw new Trouble("The kernel in " + kernel.folder()
                    + " is another one: choose another --name, or take that one away.");
        }
        String shown = asked.name().equals(NAME) ? "Java (Himalia)" : "Java (Himalia, " + asked.name() + ")";
        Jars jars = Jars.of(here, asked.classPath(), kernel.folder());
        StartUpCache cache = new StartUpCache(kernel.folder());
        // First without one: who ends the next half minute has a kernel all the same.
        List<String> plain = command(here, asked.jvmOptions(), jars);
        kernel.write(here, plain, shown);
        cache.removeAll();
        out.println("The kernel " + asked.name() + " is in " + kernel.folder() + ".");
        if ("".equals(here.environment().get("HIMALIA_CACHE"))) {
            return;
        }
        try {
            int at = plain.indexOf("-jar");
            cache.make(plain.subList(0, at), plain.subList(at, plain.size()), jars.kernel());
            List<String> quick = new ArrayList<>(plain);
            quick.addAll(1, cache.options(jars.kernel()));
            kernel.write(here, quick, shown);
        } catch (IOException e) {
            out.println("The start-up cache could not be made (" + e.getMessage() + "), so a start takes longer.");
        }
    }

    /// The command that starts the kernel, but for the name of the connection file.
    static List<String> command(Surroundings here, List<String> jvmOptions, Jars jars) throws IOException {
        List<String> options = new ArrayList<>();
        if (here.processors() <= 2) {
            options.addAll(Resources.options("few-processors.txt", Map.of()));
        }
        options.addAll(Resources.options("jvm-options.txt", Map.of("temp", here.temp())));
        List<String> command = new ArrayList<>(List.of(here.executable().toString()));
        command.addAll(new Jvm(here.executable()).understood(options));
        command.addAll(jvmOptions);
        // With -jar, because only then the JVM reads the manifest, which opens javac's packages to the cell engine and
        // the loader of modules to the library, at no cost.
        command.addAll(List.of("-jar", jars.kernel().toString(), "--class-path", jars.cells()));
        return command;
    }

    private static void uninstall(Surroundings here, Asked asked, PrintStream out) throws IOException, Trouble {
        Kernelspec kernel = new Kernelspec(here.kernels(asked).resolve(asked.name()));
        if (!kernel.exists()) {
            throw new Trouble("There is no kernel " + asked.name() + " in "
                    + kernel.folder().getParent() + ".");
        }
        if (!kernel.isOurs()) {
            throw new Trouble("The kernel in " + kernel.folder() + " is another one: it stays.");
        }
        kernel.remove();
        out.println("The kernel " + asked.name() + " is gone from "
                + kernel.folder().getParent() + ".");
    }
}
