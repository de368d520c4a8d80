package himalia.widgets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file that was chosen in the page: what a [FileUpload] holds.
///
/// @param name         as it is called on the reader's computer
/// @param type         its MIME type, empty if the browser does not know it
/// @param lastModified when it was written last
/// @param content      its bytes
public record UploadedFile(String name, String type, Instant lastModified, byte[] content) {
    /// The content as text in UTF-8.
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /// How many bytes it has.
    public int size() {
        return content.length;
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("type", type);
        fields.put("size", content.length);
        fields.put("last_modified", lastModified.toEpochMilli());
        fields.put("content", content);
        return fields;
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
