package himalia.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One value in several forms, keyed by MIME type; a front end shows the richest form it knows.
///
/// Values are `String` for text forms, base64 text or `byte[]` for images, and trees of `Map`, `List`, `String`,
/// `Number`, `Boolean` and `null` for JSON forms such as `application/vnd.plotly.v1+json`; there a `String` is the text
/// of a JSON value, which is read before it is shown. Bundles are immutable: [#with] returns a new one.
///
/// ```java
/// MimeBundle.text("42").with("text/html", "<b>42</b>").plain()   // 42
/// ```
public final class MimeBundle {
    /// The form that every bundle should hold, because every front end can show it.
    public static final String TEXT = "text/plain";

    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String PNG = "image/png";
    public static final String PLOTLY = "application/vnd.plotly.v1+json";

    private static final MimeBundle EMPTY = new MimeBundle(Map.of(), Map.of());

    private final Map<String, Object> data;
    private final Map<String, Object> metadata;

    private MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
        this.data = Collections.unmodifiableMap(data);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /// A bundle without any form.
    public static MimeBundle empty() {
        return EMPTY;
    }

    /// A bundle with a `text/plain` form.
    public static MimeBundle text(String text) {
        return EMPTY.with(TEXT, text);
    }

    /// A bundle with one form of the given MIME type.
    public static MimeBundle of(String mime, Object value) {
        return EMPTY.with(mime, value);
    }

    /// This bundle and one more form; a form of the same type is replaced.
    public MimeBundle with(String mime, Object value) {
        Objects.requireNonNull(mime, "mime");
        Objects.requireNonNull(value, "value");
        return new MimeBundle(put(data, mime, value), metadata);
    }

    /// This bundle with metadata for one of its forms, such as `{width: 640, height: 480}` for an image.
    public MimeBundle withMetadata(String mime, Map<String, ?> values) {
        return new MimeBundle(data, put(metadata, mime, Map.copyOf(values)));
    }

    /// This bundle reduced to one form; empty if it does not hold that form.
    public MimeBundle only(String mime) {
        if (!data.containsKey(mime)) {
            return EMPTY;
        }
        Map<String, Object> meta = metadata.containsKey(mime) ? Map.of(mime, metadata.get(mime)) : Map.of();
        return new MimeBundle(Map.of(mime, data.get(mime)), meta);
    }

    /// The forms by MIME type, in the order in which they were added.
    public Map<String, Object> data() {
        return data;
    }

    /// Metadata by MIME type.
    public Map<String, Object> metadata() {
        return metadata;
    }

    /// The `text/plain` form, or an empty text.
    public String plain() {
        return String.valueOf(data.getOrDefault(TEXT, ""));
    }

    public boolean isEmpty() {
        return data.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MimeBundle that && data.equals(that.data) && metadata.equals(that.metadata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(data, metadata);
    }

    @Override
    public String toString() {
        return "MimeBundle" + data.keySet();
    }

    private static Map<String, Object> put(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
