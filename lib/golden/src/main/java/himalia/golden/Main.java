package himalia.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `lab golden DIR`: runs the vector files of a folder and prints what agrees.
public final class Main {
    private Main() {}

    /// Exits with 0 if every case passed or is listed in `known.md`, with 1 if not, with 2 if there is nothing
    /// to run.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("One folder of vector files is needed, for example lib/golden/vectors.");
            System.exit(2);
        }
        System.exit(run(Path.of(arguments[0]), new Report(System.out, Known.listed())));
    }

    static int run(Path folder, Report report) throws IOException {
        VectorFiles files = new VectorFiles(folder);
        List<String> names = files.names();
        if (names.isEmpty()) {
            System.err.println("No vector file is in " + folder + "; known are " + VectorFiles.kinds() + ".");
            return 2;
        }
        for (String name : names) {
            report.file(name, files.cases(name, Close.ASKED));
        }
        List<String> strangers = files.strangers(); // said, so that nobody takes them for passed
        if (!strangers.isEmpty()) {
            System.err.println("Not run, as nothing here knows what they hold: " + String.join(", ", strangers));
        }
        return report.close() == 0 ? 0 : 1;
    }
}
