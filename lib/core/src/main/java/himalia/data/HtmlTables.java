package himalia.data;

import himalia.api.Closest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tech.tablesaw.api.Table;

/// The tables of a web page, as `pandas.read_html` finds them.
final class HtmlTables {
    private static final String NUMBER = "[-+]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?";
    private static final int MOST_SPAN = 1000;

    private final String source;
    private final String name;
    private final List<Element> tables;

    private HtmlTables(String source, String name, Document page) {
        this.source = source;
        this.name = name;
        this.tables = page.select("table").stream()
                .filter(table -> !ownRows(table).isEmpty())
                .toList();
    }

    /// @param bytes in the encoding that the page itself declares
    static HtmlTables of(String source, String name, byte[] bytes) {
        try {
            return new HtmlTables(source, name, Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
        } catch (IOException e) {
            throw new UncheckedIOException("html: " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    static HtmlTables of(String source, String name, String text) {
        return new HtmlTables(source, name, Jsoup.parse(text));
    }

    Table get(int index) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("html: " + source + " holds no <table>.\nHint: some pages build their"
                    + " tables by a program in the browser; save the page there and read the file.");
        }
        if (index < 0 || index >= tables.size()) {
            StringBuilder message = new StringBuilder("html: " + source + " has no table number " + index + ", but:");
            for (int i = 0; i < Math.min(tables.size(), 20); i++) {
                Table table = table(tables.get(i));
                message.append("\n  ").append(i).append(": ").append(table.rowCount());
                message.append(" rows, columns ").append(Closest.list(table.columnNames()));
            }
            throw new IllegalArgumentException(message.toString());
        }
        return table(tables.get(index));
    }

    /// Goes through the reader of separated values, so that types and missing values are found as there.
    private Table table(Element element) {
        List<Element> rows = ownRows(element);
        List<List<String>> grid = grid(rows);
        int headers = 0;
        while (headers < rows.size() && isHeader(rows.get(headers))) {
            headers++;
        }
        int width = grid.stream().mapToInt(List::size).max().orElse(0);
        grid.forEach(row -> row.addAll(Collections.nCopies(width - row.size(), "")));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            String joined = String.join(
                    " ",
                    grid.subList(0, headers).stream()
                            .map(row -> row.get(column))
                            .filter(text -> !text.isEmpty())
                            .distinct()
                            .toList());
            names.add(headers == 0 ? Integer.toString(i) : joined);
        }
        List<List<String>> body = grid.subList(headers, grid.size());
        for (int i = 0; i < width; i++) {
            withoutThousands(body, i);
        }
        StringBuilder csv = new StringBuilder(line(names));
        body.forEach(row -> csv.append(line(row)));
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        return CsvReader.read(CsvSource.of(source, bytes, CsvOptions.DEFAULT), name, CsvOptions.DEFAULT);
    }

    /// The rows of a table, not those of tables inside it.
    private static List<Element> ownRows(Element table) {
        return table.select("tr").stream()
                .filter(row -> row.closest("table") == table && !cells(row).isEmpty())
                .toList();
    }

    private static List<Element> cells(Element row) {
        return row.children().stream().filter(cell -> cell.is("th, td")).toList();
    }

    private static boolean isHeader(Element row) {
        return row.is("thead > tr") || cells(row).stream().allMatch(cell -> cell.is("th"));
    }

    /// The texts of all places; a cell over several of them stands in each.
    private static List<List<String>> grid(List<Element> rows) {
        List<TreeMap<Integer, String>> places = new ArrayList<>();
        rows.forEach(row -> places.add(new TreeMap<>()));
        for (int r = 0; r < rows.size(); r++) {
            int at = 0;
            for (Element cell : cells(rows.get(r))) {
                while (places.get(r).containsKey(at)) {
                    at++;
                }
                int right = at + span(cell, "colspan");
                int below = Math.min(rows.size(), r + span(cell, "rowspan"));
                for (int i = r; i < below; i++) {
                    for (int j = at; j < right; j++) {
                        places.get(i).put(j, cell.text());
                    }
                }
                at = right;
            }
        }
        List<List<String>> grid = new ArrayList<>();
        for (TreeMap<Integer, String> row : places) {
            int width = row.isEmpty() ? 0 : row.lastKey() + 1;
            grid.add(new ArrayList<>(IntStream.range(0, width)
                    .mapToObj(i -> row.getOrDefault(i, ""))
                    .toList()));
        }
        return grid;
    }

    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute).strip();
        return value.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(value), 1, MOST_SPAN) : 1;
    }

    /// `1,234` is a number, if all texts of the column are numbers.
    private static void withoutThousands(List<List<String>> rows, int column) {
        if (rows.stream().map(row -> row.get(column)).allMatch(text -> text.isEmpty() || text.matches(NUMBER))) {
            rows.forEach(row -> row.set(column, row.get(column).replace(",", "")));
        }
    }

    private static String line(List<String> fields) {
        return String.join(
                        ",",
                        fields.stream()
                                .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                                .toList())
                + "\n";
    }
}
