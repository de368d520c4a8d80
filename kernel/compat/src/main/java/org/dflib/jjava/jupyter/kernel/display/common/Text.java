package org.dflib.jjava.jupyter.kernel.display.common;

import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// The forms of texts, and how plain ones are rendered.
public class Text {
    public static final MIMEType JS = MIMEType.APPLICATION_JAVASCRIPT;
    public static final MIMEType PLAIN = MIMEType.TEXT_PLAIN;
    public static final MIMEType MARKDOWN = MIMEType.TEXT_MARKDOWN;
    public static final MIMEType LATEX = MIMEType.TEXT_LATEX;
    public static final MIMEType HTML = MIMEType.TEXT_HTML;
    public static final MIMEType CSS = MIMEType.TEXT_CSS;
    public static final MIMEType SVG = MIMEType.IMAGE_SVG;
    public static final MIMEType JSON = MIMEType.APPLICATION_JSON;

    protected Text() {}

    /// Puts a text into a context. As plain text only: here all forms are asked for, and few texts are HTML.
    public static void renderCharSequence(CharSequence text, RenderContext context) {
        context.renderIfRequested(PLAIN, text::toString);
    }
}
