package himalia.kernel.magic;

import himalia.api.MagicFailure;
import java.util.List;
import java.util.regex.Pattern;

/// A library as it is asked for, in the spelling of Maven, Gradle or JBang.
///
/// @param version empty if a BOM says it
/// @param type    empty for a jar
record Coordinates(String group, String artifact, String version, String type, String classifier) {
    private static final Pattern WRITTEN =
            Pattern.compile("[\\w.-]+:[\\w.-]+(:[\\w.\\-+\\[\\](),${}]+){0,3}(@[\\w.]+)?");

    /// `g:a:v`, `g:a:type:v`, `g:a:type:classifier:v`, `g:a:v:classifier`, each with `@type` behind it; `g:a` where a
    /// BOM says the version.
    ///
    /// @param magic who asks
    static Coordinates of(String magic, String written) throws MagicFailure {
        if (!WRITTEN.matcher(written).matches()) {
            throw MagicFailure.wrongUse(
                    magic + ": a library is written GROUP:ARTIFACT:VERSION, which `" + written + "` is not.");
        }
        String[] typed = written.split("@");
        String[] parts = typed[0].split(":");
        String type = typed.length > 1 ? typed[1] : "";
        return switch (parts.length) {
            case 2 -> new Coordinates(parts[0], parts[1], "", type, "");
            case 3 -> new Coordinates(parts[0], parts[1], parts[2], type, "");
            // Gradle's and JBang's order: the classifier is the last.
            case 4 ->
                Character.isDigit(parts[2].charAt(0))
                        ? new Coordinates(parts[0], parts[1], parts[2], type, parts[3])
                        : new Coordinates(parts[0], parts[1], parts[3], parts[2], "");
            default -> new Coordinates(parts[0], parts[1], parts[4], parts[2], parts[3]);
        };
    }

    /// Whether it only says versions and brings other libraries.
    boolean isPom() {
        return type.equals("pom");
    }

    /// As an element of a `pom.xml`.
    ///
    /// @param exclusions GROUP or GROUP:ARTIFACT of what it must not bring
    String dependency(List<String> exclusions) {
        StringBuilder excluded = new StringBuilder();
        for (String one : exclusions) {
            String[] parts = one.split(":");
            excluded.append("<exclusion>")
                    .append(element("groupId", parts[0]))
                    .append(element("artifactId", parts.length > 1 ? parts[1] : "*"))
                    .append("</exclusion>");
        }
        return "<dependency>" + place() + element("classifier", classifier) + element("exclusions", excluded.toString())
                + "</dependency>";
    }

    /// As one whose versions hold for the others.
    String bom() {
        return "<dependency>" + place() + "<scope>import</scope></dependency>";
    }

    private String place() {
        return element("groupId", group)
                + element("artifactId", artifact)
                + element("version", version)
                + element("type", type);
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }
}
