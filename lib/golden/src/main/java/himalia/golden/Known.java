package himalia.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cases that cannot pass, with the reason: lines of `known.md` such as
/// ``- repr `torch.tensor([1+2j])`: Himalia has no complex numbers``.
///
/// A case is named by its file and its text (its `fn`, `expr`, `code` or `ctor`), never by its id.
final class Known {
    private static final Pattern LINE = Pattern.compile("^- (\\w+) `(.+)`: (.+)$", Pattern.MULTILINE);

    private final Map<String, String> reasons = new LinkedHashMap<>();

    Known(String markdown) {
        Matcher m = LINE.matcher(markdown);
        while (m.find()) {
            reasons.put(m.group(1) + " " + m.group(2), m.group(3));
        }
    }

    /// The list of the project.
    static Known listed() throws IOException {
        try (InputStream in = Known.class.getResourceAsStream("/golden/known.md")) {
            return new Known(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// The reason, or null if the case is to pass.
    @Nullable
    String reason(String file, Case c) {
        return reasons.get(key(file, c));
    }

    /// How a case is written in the list: its file and its text.
    static String key(String file, Case c) {
        return file + " " + c.text().replace("\n", "\\n");
    }

    Set<String> keys() {
        return Collections.unmodifiableSet(reasons.keySet());
    }
}
