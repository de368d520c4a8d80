package himalia.data;

import himalia.api.Closest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// An `.xlsx` file: a zip of XML parts (ECMA-376), of which the sheets, the shared texts and the formats of dates are
/// read.
final class ExcelBook {
    private static final XMLInputFactory XML = factory();

    private final String file;
    private final Map<String, byte[]> parts;
    private final Map<String, @Nullable String> sheets = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final ExcelFormats formats = new ExcelFormats();
    private boolean from1904;

    private ExcelBook(String file, Map<String, byte[]> parts) {
        this.file = file;
        this.parts = parts;
    }

    static ExcelBook open(String file, byte[] bytes) {
        ExcelBook book = new ExcelBook(file, unzip(file, bytes));
        if (!book.parts.containsKey("xl/workbook.xml")) {
            throw refused(file, bytes);
        }
        Map<String, String> targets = new HashMap<>();
        book.each("xl/_rels/workbook.xml.rels", xml -> {
            if (xml.getLocalName().equals("Relationship")) {
                String target = xml.getAttributeValue(null, "Target");
                String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                targets.put(xml.getAttributeValue(null, "Id"), part);
            }
        });
        book.each("xl/workbook.xml", xml -> {
            switch (xml.getLocalName()) {
                case "workbookPr" -> book.from1904 = isTrue(xml.getAttributeValue(null, "date1904"));
                case "sheet" -> book.sheets.put(xml.getAttributeValue(null, "name"), targets.get(relation(xml)));
                default -> {
                    // views, names and the like
                }
            }
        });
        book.each("xl/sharedStrings.xml", xml -> {
            if (xml.getLocalName().equals("si")) {
                book.texts.add(text(xml, "si"));
            }
        });
        book.each("xl/styles.xml", book.formats::read);
        return book;
    }

    /// The part of a sheet by its name or number; null if the book says none.
    ///
    /// @throws IllegalArgumentException if there is none
    @Nullable
    String sheet(Object wanted) {
        List<String> names = List.copyOf(sheets.keySet());
        if (wanted instanceof Integer number) {
            if (number < 0 || number >= names.size()) {
                throw new IllegalArgumentException("excel: " + file + " has no sheet number " + number
                        + ". Its sheets, from 0 on, are " + Closest.list(names) + ".");
            }
            return sheets.get(names.get(number));
        }
        String name = wanted.toString();
        if (!sheets.containsKey(name)) {
            throw new IllegalArgumentException("excel: " + file + " has no sheet \"" + name + "\". Its sheets are "
                    + Closest.list(names) + "." + Closest.hint(name, names));
        }
        return sheets.get(name);
    }

    /// The values of a sheet, row by row without empty rows at the end; at least the row of names. Numbers are `Long`
    /// or `Double`, dates `LocalDateTime`; null is an empty cell.
    List<Object[]> rows(@Nullable String part) {
        ExcelSheet sheet = new ExcelSheet(texts, formats, from1904);
        each(part, sheet::read);
        return sheet.rows();
    }

    /// What is done at the start of each element.
    interface Visitor {
        void at(XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(@Nullable String part, Visitor visitor) {
        byte[] bytes = parts.get(part);
        if (bytes == null) {
            return; // a book without texts has no part for them
        }
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    visitor.at(xml);
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "excel: " + file + " is damaged in its part " + part + ": " + e.getMessage()
                            + "\nHint: open it in a spreadsheet program and save it anew.",
                    e);
        }
    }

    /// The text of all `t` elements up to the end of an element; phonetic readings (`rPh`) are left out.
    static String text(XMLStreamReader xml, String until) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                phonetic |= xml.getLocalName().equals("rPh");
                if (!phonetic && xml.getLocalName().equals("t")) {
                    text.append(xml.getElementText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                phonetic &= !xml.getLocalName().equals("rPh");
                if (xml.getLocalName().equals(until)) {
                    return text.toString();
                }
            }
        }
    }

    /// The only attribute `id` that lies in a namespace, which differs between the two flavours of the format.
    private static @Nullable String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static Map<String, byte[]> unzip(String file, byte[] bytes) {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/") && entry.getName().matches(".*\\.(xml|rels)")) {
                    parts.put(entry.getName(), zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("excel: " + file + " is damaged: " + e.getMessage(), e);
        }
        return parts;
    }

    private static IllegalArgumentException refused(String file, byte[] bytes) {
        boolean old = bytes.length > 1 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF;
        return new IllegalArgumentException("excel: " + file + " is no .xlsx file"
                + (old
                        ? ", but one of the old format .xls, or locked by a password.\n"
                                + "Hint: open it in a spreadsheet program and save it as .xlsx."
                        : ".\nHint: files of other kinds are read by csv, json or html."));
    }

    /// Without entities from outside: a table must not read other files.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
