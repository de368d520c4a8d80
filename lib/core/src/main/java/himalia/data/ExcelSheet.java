package himalia.data;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The cells of one sheet.
final class ExcelSheet {
    private static final double LARGEST_EXACT = 0x1p53;
    private static final double DAY_MILLIS = 86_400_000;
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
    /// Excel counts a 29 February 1900 that never was: from March on its days are right with this start.
    private static final LocalDate FIRST_1900 = LocalDate.of(1899, 12, 30);
    /// The last day before that one.
    private static final int FEBRUARY_1900 = 60;

    private final List<String> texts;
    private final ExcelFormats formats;
    private final boolean from1904;
    private final CsvValue missing = new CsvValue(CsvOptions.DEFAULT);
    private final List<Object[]> rows = new ArrayList<>();
    private int row = -1;
    private int column = -1;

    ExcelSheet(List<String> texts, ExcelFormats formats, boolean from1904) {
        this.texts = texts;
        this.formats = formats;
        this.from1904 = from1904;
    }

    /// Takes an element of the part of the sheet.
    void read(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "row" -> {
                String number = xml.getAttributeValue(null, "r");
                row = number == null ? row + 1 : Integer.parseInt(number) - 1;
                column = -1;
            }
            case "c" -> cell(xml);
            default -> {
                // widths, links, drawings
            }
        }
    }

    List<Object[]> rows() {
        while (rows.size() > 1 && Arrays.stream(rows.getLast()).allMatch(value -> value == null)) {
            rows.removeLast();
        }
        return rows.isEmpty() ? List.of(new Object[][] {{}}) : rows;
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException {
        String place = xml.getAttributeValue(null, "r");
        column = place == null ? column + 1 : columnOf(place);
        String kind = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        if ("inlineStr".equals(kind)) {
            put(text(ExcelBook.text(xml, "c")));
            return;
        }
        String content = null;
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("c"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("v")) {
                content = xml.getElementText();
            }
        }
        if (content != null && !content.isEmpty()) { // empty: a formula that no program has worked out yet
            put(value(content, kind == null ? "n" : kind, style));
        }
    }

    private @Nullable Object value(String content, String kind, @Nullable String style) {
        return switch (kind) {
            case "s" -> text(texts.get(Integer.parseInt(content)));
            case "str" -> text(content);
            case "b" -> content.equals("1") || content.equals("true");
            case "e" -> null;
            case "d" ->
                content.length() > 10
                        ? LocalDateTime.parse(content)
                        : LocalDate.parse(content).atStartOfDay();
            default -> number(Double.parseDouble(content), formats.isDateStyle(style));
        };
    }

    private Object number(double value, boolean date) {
        if (date) {
            double days = !from1904 && value < FEBRUARY_1900 ? value + 1 : value;
            return (from1904 ? FIRST_1904 : FIRST_1900)
                    .atStartOfDay()
                    .plus(Math.round(days * DAY_MILLIS), ChronoUnit.MILLIS);
        }
        // A cell does not tell 3 from 3.0: a column is one of decimals if one of its values is.
        return value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT ? (Object) (long) value : (Object) value;
    }

    /// A text, null if it stands for a missing value.
    private @Nullable String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return missing.isMissing(bytes, 0, bytes.length) ? null : text;
    }

    private void put(@Nullable Object value) {
        while (rows.size() <= row) {
            rows.add(new Object[0]);
        }
        if (rows.get(row).length <= column) {
            rows.set(row, Arrays.copyOf(rows.get(row), column + 1));
        }
        rows.get(row)[column] = value;
    }

    /// `B7` is in column 1.
    private static int columnOf(String place) {
        int number = 0;
        for (int i = 0; i < place.length() && place.charAt(i) >= 'A'; i++) {
            number = number * 26 + place.charAt(i) - 'A' + 1;
        }
        return number - 1;
    }
}
