package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/widgets.md` names all widgets there are, and no others.
class WidgetsPageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCES = ROOT.resolve("lib/core/src/main/java/himalia/widgets");
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public (?:abstract |final |sealed )*(?:class|interface|record) (\\w+)");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/widgets.md"));
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> widgets() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.flatMap(file -> PUBLIC.matcher(source(file)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void all_public_classes_stand_on_the_page() throws IOException {
        String page = page();
        assertThat(widgets()).hasSizeGreaterThan(70).allMatch(name -> page.contains("`" + name + "`"));
    }

    @Test
    void every_class_on_the_page_is_there() throws IOException {
        Set<String> others = Set.of("String", "LocalDate", "LocalTime", "ZonedDateTime", "LocalDateTime");
        Set<String> known = widgets();
        assertThat(Pattern.compile("`([A-Z]\\w+)`|new ([A-Z]\\w+)")
                        .matcher(page())
                        .results()
                        .map(WidgetsPageTest::name))
                .isNotEmpty()
                .allMatch(name -> known.contains(name) || others.contains(name));
    }

    @Test
    void every_short_way_stands_on_the_page() throws IOException {
        String page = page();
        Set<String> verbs = Pattern.compile("(?m)^    public static [^=;]*?(\\w+)\\(")
                .matcher(source(SOURCES.resolve("Widgets.java")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(verbs)
                .hasSizeGreaterThan(10)
                .allMatch(verb -> page.contains("`" + verb) || page.contains(verb + "("));
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
