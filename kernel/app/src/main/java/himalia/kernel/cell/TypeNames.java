package himalia.kernel.cell;

import java.util.regex.Pattern;

/// Types as a reader wants to see them, and as those of a class file and of its source can be compared.
public final class TypeNames {
    private static final String ANNOTATION = "@[\\p{L}\\p{N}_.$]+(?:\\([^()]*\\))?";
    private static final Pattern ON_ARRAY = Pattern.compile("\\s*" + ANNOTATION + "\\s*(?=\\[|\\.\\.\\.)");
    private static final Pattern ON_TYPE = Pattern.compile(ANNOTATION + "\\s*");

    private TypeNames() {}

    /// A type, or a list of them, without annotations: `java.lang.@Nullable String` is a `java.lang.String`.
    public static String bare(String type) {
        return type.indexOf('@') < 0
                ? type
                : ON_TYPE.matcher(ON_ARRAY.matcher(type).replaceAll("")).replaceAll("");
    }
}
