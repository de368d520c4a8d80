package himalia.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Which styles of a book show a number as a date: an Excel file knows dates by nothing else.
final class ExcelFormats {
    private final Map<String, String> codes = new HashMap<>();
    private final List<Boolean> dates = new ArrayList<>();
    private boolean cells;

    /// Takes an element of the part with the styles.
    void read(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "numFmt" ->
                codes.put(xml.getAttributeValue(null, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
            case "cellXfs" -> cells = true;
            case "cellStyles", "dxfs" -> cells = false;
            case "xf" -> {
                if (cells) {
                    dates.add(isDate(xml.getAttributeValue(null, "numFmtId")));
                }
            }
            default -> {
                // fonts, fills and borders
            }
        }
    }

    /// @param style the attribute of the cell, null if it has none
    boolean isDateStyle(@Nullable String style) {
        int at = style == null ? -1 : Integer.parseInt(style);
        return at >= 0 && at < dates.size() && dates.get(at);
    }

    private boolean isDate(String id) {
        if (id == null) {
            return false;
        }
        String code = codes.get(id);
        if (code == null) { // the formats that every program knows by their numbers
            int number = Integer.parseInt(id);
            return (number >= 14 && number <= 22)
                    || (number >= 27 && number <= 36)
                    || (number >= 45 && number <= 47)
                    || (number >= 50 && number <= 58);
        }
        // Without texts in quotes, escaped characters and [colours]; but [h] counts hours.
        String bare = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\[(?![hmsHMS]+])[^]]*]", "");
        return !bare.equalsIgnoreCase("General") && bare.matches("(?s).*[dmyhsDMYHS].*");
    }
}
