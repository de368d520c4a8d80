package himalia.bench;

import himalia.data.Tables;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tech.tablesaw.api.Table;

/// Reading tables: a million rows of ten decimals, by our reader and by Tablesaw's; texts, gaps and quotes, days.
final class TableReads {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 10;
    private static final List<String> WORDS =
            List.of("sun", "river", "a, b", "say \"no\"", "도시", "long words of all kinds");

    private TableReads() {}

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(new Workload("csv.1e6x10", 1, () -> rows(Tables.csv(numbers()))));
        all.add(new Workload("csv.1e6x10.tablesaw", 1, () -> rows(Table.read().csv(numbers()))));
        for (String size : List.of("1e5", "1e6")) {
            for (String kind : List.of("texts", "gaps", "days")) {
                all.add(new Workload("tables.csv." + kind + "." + size, 1, () -> rows(Tables.csv(file(kind, size)))));
            }
        }
        return all;
    }

    private static double rows(Table table) {
        return table.rowCount();
    }

    private static String numbers() {
        return BenchFile.of("1e6x10", TableReads::writeNumbers);
    }

    private static String file(String kind, String size) {
        int rows = (int) Double.parseDouble(size);
        return BenchFile.of(kind + "-" + size, out -> {
            switch (kind) {
                case "texts" -> writeTexts(out, rows);
                case "gaps" -> writeGaps(out, rows);
                default -> writeDays(out, rows);
            }
        });
    }

    /// Names of which each occurs once, and others that repeat.
    private static void writeTexts(Writer out, int rows) throws IOException {
        Random random = new Random(2);
        out.write("id,name,city,note\n");
        for (int row = 0; row < rows; row++) {
            out.write(
                    "id" + Integer.toString(row, 36) + ",name" + random.nextInt(5000) + ",city" + random.nextInt(100));
            out.write(",note " + random.nextInt(100) + " of " + random.nextInt(20) + "\n");
        }
    }

    /// Numbers of which every fifth is missing, and quoted texts with separators and quotes in them.
    private static void writeGaps(Writer out, int rows) throws IOException {
        Random random = new Random(3);
        out.write("x,n,text,y,word\n");
        for (int row = 0; row < rows; row++) {
            out.write(random.nextInt(5) == 0 ? "" : "" + random.nextInt(1_000_000) / 1000.0);
            out.write("," + (random.nextInt(5) == 0 ? "NA" : "" + random.nextInt(1000)));
            out.write(",\"" + WORDS.get(random.nextInt(WORDS.size())).replace("\"", "\"\"") + "\",");
            out.write(random.nextInt(5) == 0 ? "" : "" + random.nextInt(1_000_000) / 1000.0);
            out.write(random.nextInt(5) == 0 ? ",\n" : ",\"word" + random.nextInt(50) + "\"\n");
        }
    }

    /// Days and times as texts, beside a number.
    private static void writeDays(Writer out, int rows) throws IOException {
        Random random = new Random(4);
        LocalDateTime start = LocalDateTime.of(2001, 1, 1, 0, 0);
        out.write("day,time,x\n");
        for (int row = 0; row < rows; row++) {
            LocalDateTime time = start.plusSeconds(random.nextInt(700_000_000));
            out.write(time.toLocalDate() + "," + time.toLocalDate() + " "
                    + time.toLocalTime().withNano(0) + ",");
            out.write(random.nextInt(1_000_000) / 1000.0 + "\n");
        }
    }

    private static void writeNumbers(Writer out) throws IOException {
        Random random = new Random(1);
        out.write("c0,c1,c2,c3,c4,c5,c6,c7,c8,c9\n");
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            long parts = Math.round(random.nextGaussian() * 1e6);
            long size = Math.abs(parts);
            out.write(parts < 0 ? "-" : "");
            out.write(size / 1_000_000 + "."
                    + Long.toString(1_000_000 + size % 1_000_000).substring(1));
            out.write(i % COLUMNS < COLUMNS - 1 ? ',' : '\n');
        }
    }
}
