package himalia.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// What `MAVEN_ARGS` and `MAVEN_OPTS` tell each `mvn`, as far as it matters for libraries.
record MavenOptions(
        @Nullable Path settings,
        @Nullable Path globalSettings,
        boolean offline,
        List<String> profiles,
        Properties properties) {
    static MavenOptions of(Map<String, String> environment) {
        List<String> words = words(environment.getOrDefault("MAVEN_OPTS", ""));
        words.removeIf(word -> !word.startsWith("-D")); // the others are for the VM
        words.addAll(words(environment.getOrDefault("MAVEN_ARGS", "")));
        @Nullable Path settings = null;
        @Nullable Path global = null;
        boolean offline = false;
        List<String> profiles = new ArrayList<>();
        Properties properties = new Properties();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            String next = equals >= 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(i + 1) : "";
            switch (name) {
                case "-s", "--settings" -> settings = Path.of(next);
                case "-gs", "--global-settings" -> global = Path.of(next);
                case "-o", "--offline" -> offline = true;
                case "-P", "--activate-profiles" -> profiles.addAll(List.of(next.split(",")));
                default -> {
                    if (word.startsWith("-D") && word.length() > 2) {
                        int is = word.indexOf('=');
                        properties.setProperty(
                                word.substring(2, is < 0 ? word.length() : is),
                                is < 0 ? "true" : word.substring(is + 1));
                    }
                }
            }
        }
        return new MavenOptions(settings, global, offline, profiles, properties);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
