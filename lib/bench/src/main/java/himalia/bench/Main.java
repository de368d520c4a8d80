package himalia.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Our side of `./lab bench`: reads names of workloads line by line and answers each with `NAME SECONDS`, as the peers
/// do; `bytes NAME` is answered with the bytes that a step allocates. So all systems take turns within one run.
public final class Main {
    private static String last = "";

    private Main() {}

    /// Answers requests until the input ends, or does the workloads that are named once each.
    public static void main(String[] names) throws IOException {
        Map<String, Workload> all = new LinkedHashMap<>();
        Programs.all().forEach(w -> all.put(w.name(), w));
        Networks.all().forEach(w -> all.put(w.name(), w));
        KerasPrograms.all().forEach(w -> all.put(w.name(), w));
        Operations.all().forEach(w -> all.put(w.name(), w));
        Layers.all().forEach(w -> all.put(w.name(), w));
        Figures.all().forEach(w -> all.put(w.name(), w));
        TableReads.all().forEach(w -> all.put(w.name(), w));
        TableVerbs.all().forEach(w -> all.put(w.name(), w));
        ColumnFiles.all().forEach(w -> all.put(w.name(), w));
        for (String name : names) {
            answer(name, all);
        }
        if (names.length > 0) {
            return;
        }
        System.out.println(String.join(" ", all.keySet()));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answer(line.strip(), all);
        }
    }

    /// What an earlier workload has left behind is not this one's to be collected.
    private static void clear(String name) {
        if (!name.equals(last)) {
            Runtime.getRuntime().gc();
            last = name;
        }
    }

    private static void answer(String request, Map<String, Workload> all) {
        boolean bytes = request.startsWith("bytes ");
        Workload w = all.get(bytes ? request.substring(6) : request);
        if (w == null) {
            System.out.println(request + " unknown");
        } else {
            clear(w.name());
            String value = bytes ? Long.toString(w.bytes()) : String.format(Locale.ROOT, "%.4e", w.seconds());
            System.out.println(request + " " + value);
        }
    }
}
