package himalia.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a database is, such as `jdbc:postgresql://host/school?user=app&password=${DB_PASSWORD}`: `${NAME}` is an
/// environment variable.
///
/// @param url     for the driver, with what the variables hold
/// @param shown   the same for people, without secrets
/// @param secrets the passwords of it
/// @param isPlain whether a password stood in it as it is
record Address(String url, String shown, List<String> secrets, boolean isPlain) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    /// `user:password@host`, or `password=...` among the settings.
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?<=//[^/@:?]{0,99}:)[^/@]+(?=@)|(?<=\\b(?:password|passwd|pwd|token|secret)=)[^&;,]+");

    private static final String HIDDEN = "***";

    Address {
        secrets = List.copyOf(secrets);
    }

    static Address of(String written) {
        return of(written, System::getenv);
    }

    /// @throws SqlException if it is no address, or a variable is not set
    static Address of(String written, Function<String, @Nullable String> environment) {
        if (!written.startsWith("jdbc:")) {
            throw new SqlException("\"" + SECRET.matcher(written).replaceAll(HIDDEN)
                    + "\" is no address of a database.\nHint: it begins with jdbc:, for example jdbc:sqlite:school.db or "
                    + "jdbc:postgresql://localhost/school.");
        }
        List<String> secrets = new ArrayList<>();
        boolean isPlain = false;
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (MatchResult secret : SECRET.matcher(written).results().toList()) {
            secrets.add(filled(secret.group(), environment));
            isPlain |= !VARIABLE.matcher(secret.group()).matches();
            shown.append(written, at, secret.start()).append(HIDDEN);
            at = secret.end();
        }
        shown.append(written.substring(at));
        return new Address(filled(written, environment), filled(shown.toString(), environment), secrets, isPlain);
    }

    private static String filled(String text, Function<String, @Nullable String> environment) {
        return VARIABLE.matcher(text).replaceAll(variable -> {
            String value = environment.apply(variable.group(1));
            if (value == null) {
                throw new SqlException("the environment variable " + variable.group(1)
                        + " is not set.\nHint: set it before JupyterLab starts: the kernel inherits it.");
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    /// The same with one more secret that must not be shown.
    Address with(String secret) {
        List<String> all = new ArrayList<>(secrets);
        all.add(secret);
        return new Address(url, shown, all, isPlain);
    }

    /// A text without the secrets of this address.
    String clean(String text) {
        String clean = text.replace(url, shown);
        for (String secret : secrets) {
            clean = secret.isEmpty() ? clean : clean.replace(secret, HIDDEN);
        }
        return clean;
    }

    boolean isDuckDb() {
        return url.startsWith("jdbc:duckdb:");
    }

    /// Whether the database is in the memory of this process, and new.
    boolean isInMemory() {
        return url.equals("jdbc:duckdb:") || url.equals("jdbc:duckdb::memory:");
    }
}
