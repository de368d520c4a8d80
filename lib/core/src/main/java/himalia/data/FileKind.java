package himalia.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What a file is by its first bytes, whatever its name says, and what reads it.
enum FileKind {
    TEXT,
    GZIP,
    ZIP,
    EXCEL("an Excel file", "excel(path) reads it."),
    OLD_EXCEL("an old Office file (.xls, .doc)", "open it in Excel or LibreOffice and save it as .xlsx or CSV."),
    CALC("a LibreOffice file", "open it in LibreOffice and save it as .xlsx or CSV."),
    OFFICE("a document of Word or PowerPoint", "copy its table into a sheet and save that as CSV."),
    NPZ("a file of NumPy arrays (.npz)", "himalia.tensor.io.Npz.load(path) reads it."),
    NPY("a NumPy array (.npy)", "himalia.tensor.io.Npy.load(path) reads it."),
    TORCH(
            "a file of PyTorch (.pt, .pth)",
            "in Python, safetensors.torch.save_file(model.state_dict(), \"model.safetensors\"), then here"
                    + " himalia.tensor.io.Safetensors.load(path)."),
    SAFETENSORS("a file of tensors (.safetensors)", "himalia.tensor.io.Safetensors.load(path) reads it."),
    KERAS("a model of Keras (.keras)", "save its weights with numpy.savez, then himalia.tensor.io.Npz.load(path)."),
    JAR("a Java archive", "%jars puts it on the class path."),
    HDF5("an HDF5 file (.h5)", "in Python, pandas.read_hdf(path).to_csv(\"table.csv\", index=False)."),
    PARQUET("a Parquet file", "parquet(path) reads it, once ./lab setup sql has run."),
    ARROW("a Feather file", "arrow(path) reads it, once ./lab setup sql has run."),
    PICKLE("a Python pickle", "in Python, pandas.read_pickle(path).to_csv(\"table.csv\", index=False)."),
    SQLITE("an SQLite database", "add SQLite's driver with %jars and read a table with JDBC."),
    PDF("a PDF document", "a table in it must be copied out, for example into a sheet saved as CSV."),
    IMAGE("a picture", "javax.imageio.ImageIO.read(path) reads it, and display(...) shows it."),
    PACKED("a packed file", "unpack it first; csv reads .gz and .zip as they are."),
    HTML(
            "a page of the web (HTML)",
            "html(path) reads a table in it; for the data itself load the file, not its page.");

    static final int LOOKED_AT = 512;

    private final String what;
    private final String reader;

    /// What is read here.
    FileKind() {
        this("", "");
    }

    FileKind(String what, String reader) {
        this.what = what;
        this.reader = reader;
    }

    /// @param start the first bytes, [#LOOKED_AT] or all
    static FileKind of(byte[] start) {
        if (is(start, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (is(start, 'P', 'K', 3, 4) || is(start, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (is(start, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
            return NPY;
        }
        if (is(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1)) {
            return OLD_EXCEL;
        }
        if (is(start, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (is(start, 'A', 'R', 'R', 'O', 'W', '1')) {
            return ARROW;
        }
        if (is(start, 0x89, 'H', 'D', 'F', 0x0D, 0x0A)) {
            return HDF5;
        }
        if (startsWith(start, "SQLite format 3\0")) {
            return SQLITE;
        }
        if (startsWith(start, "%PDF-")) {
            return PDF;
        }
        if (is(start, 0x80, 2) || is(start, 0x80, 3) || is(start, 0x80, 4) || is(start, 0x80, 5)) {
            return PICKLE;
        }
        if (is(start, 0x89, 'P', 'N', 'G', 0x0D, 0x0A)
                || is(start, 0xFF, 0xD8, 0xFF)
                || startsWith(start, "GIF89a")
                || startsWith(start, "GIF87a")) {
            return IMAGE;
        }
        if (startsWith(start, "BZh")
                        && start.length > 9
                        && is(java.util.Arrays.copyOfRange(start, 4, 10), 0x31, 0x41, 0x59, 0x26, 0x53, 0x59)
                || is(start, 0xFD, '7', 'z', 'X', 'Z', 0)
                || is(start, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)
                || is(start, 0x28, 0xB5, 0x2F, 0xFD)) {
            return PACKED;
        }
        if (start.length > 9 && start[6] == 0 && start[7] == 0 && start[8] == '{' && start[9] == '"') {
            return SAFETENSORS; // the length of a header of JSON, then the header
        }
        int from = Encodings.marked(start) == StandardCharsets.UTF_8 ? 3 : 0;
        String text = new String(start, from, start.length - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype html") || text.startsWith("<html") ? HTML : TEXT;
    }

    /// The bytes of a text, unpacked if need be.
    ///
    /// @throws IllegalArgumentException if they are no text; the message says what they are, and what reads them
    static byte[] text(String verb, String name, byte[] bytes) {
        FileKind kind = of(bytes);
        try {
            if (kind == GZIP) {
                try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                    return text(verb, name, in.readAllBytes());
                }
            }
            if (kind == ZIP) {
                return inZip(verb, name, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    verb + ": " + name + " cannot be unpacked: " + e.getMessage()
                            + "\nHint: was it loaded or copied completely?",
                    e);
        }
        if (kind != TEXT) {
            throw kind.refused(verb, name);
        }
        return bytes;
    }

    private IllegalArgumentException refused(String verb, String name) {
        return new IllegalArgumentException(
                verb + ": " + name + " is " + what + ", expected a text file.\nHint: " + reader);
    }

    /// The one file in an archive, as pandas reads it.
    private static byte[] inZip(String verb, String name, byte[] bytes) throws IOException {
        List<String> files = new ArrayList<>();
        byte[] only = {};
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                FileKind kind = ofEntry(entry.getName());
                if (kind != TEXT) {
                    throw kind.refused(verb, name);
                }
                if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                    files.add(entry.getName());
                    only = files.size() == 1 ? zip.readAllBytes() : new byte[0];
                }
            }
        }
        if (files.size() != 1) {
            throw new IllegalArgumentException(verb + ": " + name + " is a packed folder (.zip) of " + files.size()
                    + " files"
                    + (files.isEmpty() ? "" : ": " + String.join(", ", files.subList(0, Math.min(files.size(), 12))))
                    + ".\nHint: unpack it and read one of them.");
        }
        return text(verb, name + " (" + files.getFirst() + ")", only);
    }

    private static FileKind ofEntry(String entry) {
        if (entry.startsWith("xl/")) {
            return EXCEL;
        }
        if (entry.startsWith("word/") || entry.startsWith("ppt/")) {
            return OFFICE;
        }
        if (entry.equals("mimetype")) {
            return CALC;
        }
        if (entry.endsWith(".npy")) {
            return NPZ;
        }
        if (entry.equals("data.pkl") || entry.endsWith("/data.pkl")) {
            return TORCH;
        }
        if (entry.equals("model.weights.h5")) {
            return KERAS;
        }
        return entry.equals("META-INF/MANIFEST.MF") ? JAR : TEXT;
    }

    private static boolean is(byte[] start, int... mark) {
        return Encodings.startsWith(start, mark);
    }

    private static boolean startsWith(byte[] start, String text) {
        return Encodings.startsWith(start, text.chars().toArray());
    }
}
