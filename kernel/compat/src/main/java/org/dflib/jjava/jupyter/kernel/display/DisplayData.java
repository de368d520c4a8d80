package org.dflib.jjava.jupyter.kernel.display;

import himalia.api.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.jspecify.annotations.Nullable;

/// The forms of one value, as a cell collects them.
public class DisplayData {
    private final Map<String, Object> data = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();
    private @Nullable String displayId;

    public DisplayData() {}

    public DisplayData(String text) {
        data.put(MimeBundle.TEXT, text);
    }

    /// The forms of a bundle of ours.
    public DisplayData(MimeBundle bundle) {
        data.putAll(bundle.data());
        metadata.putAll(bundle.metadata());
    }

    /// All forms as a bundle of ours.
    public MimeBundle toBundle() {
        MimeBundle bundle = MimeBundle.empty();
        for (Map.Entry<String, Object> form : data.entrySet()) {
            bundle = bundle.with(form.getKey(), form.getValue());
            if (metadata.get(form.getKey()) instanceof Map<?, ?> said) {
                Map<String, Object> named = new LinkedHashMap<>();
                said.forEach((name, value) -> named.put(String.valueOf(name), value));
                bundle = bundle.withMetadata(form.getKey(), named);
            }
        }
        return bundle;
    }

    public void putData(String type, Object value) {
        data.put(type, value);
    }

    public void putData(MIMEType type, Object value) {
        putData(type.toString(), value);
    }

    public void putMetaData(String type, Object value) {
        metadata.put(type, value);
    }

    public void putMetaData(MIMEType type, Object value) {
        putMetaData(type.toString(), value);
    }

    public @Nullable Object getData(MIMEType type) {
        return data.get(type.toString());
    }

    public boolean hasDataForType(MIMEType type) {
        return data.containsKey(type.toString());
    }

    /// Takes over the forms of another.
    public void assign(DisplayData other) {
        data.putAll(other.data);
        metadata.putAll(other.metadata);
    }

    public DisplayData setDisplayId(String id) {
        displayId = id;
        return this;
    }

    public boolean hasDisplayId() {
        return displayId != null;
    }

    public @Nullable String getDisplayId() {
        return displayId;
    }

    public void putText(String text) {
        putData(MIMEType.TEXT_PLAIN, text);
    }

    public void putHTML(String html) {
        putData(MIMEType.TEXT_HTML, html);
    }

    public void putLatex(String latex) {
        putData(MIMEType.TEXT_LATEX, latex);
    }

    /// A formula without the dollars around it.
    public void putMath(String formula) {
        putLatex("$$" + formula + "$$");
    }

    public void putMarkdown(String markdown) {
        putData(MIMEType.TEXT_MARKDOWN, markdown);
    }

    public void putJavaScript(String script) {
        putData(MIMEType.APPLICATION_JAVASCRIPT, script);
    }

    public void putJSON(String json) {
        putData(MIMEType.APPLICATION_JSON, json);
    }

    public void putSVG(String svg) {
        putData(MIMEType.IMAGE_SVG, svg);
    }
}
