package himalia.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/// The texts of days and times, as pandas prints them: without the time if all are midnights, and with as many digits
/// of a second as one of them needs.
final class DayText {
    static final String DTYPE = "datetime64[us]";
    private static final String MISSING = "NaT";

    private DayText() {}

    static List<String> format(Column<?> column, int[] rows) {
        List<@Nullable LocalDateTime> times = Arrays.stream(rows)
                .mapToObj(row -> column.isMissing(row) ? null : time(column.get(row)))
                .toList();
        DateTimeFormatter pattern = DateTimeFormatter.ofPattern(pattern(times));
        return times.stream()
                .map(time -> time == null ? MISSING : time.format(pattern))
                .toList();
    }

    private static LocalDateTime time(Object value) {
        return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
    }

    private static String pattern(List<@Nullable LocalDateTime> times) {
        long latest = 0;
        int digits = 0;
        for (LocalDateTime time : times.stream().filter(Objects::nonNull).toList()) {
            long nanos = time.toLocalTime().toNanoOfDay();
            latest = Math.max(latest, nanos);
            digits = Math.max(digits, digits(nanos % 1_000_000_000));
        }
        return "uuuu-MM-dd" + (latest == 0 ? "" : " HH:mm:ss") + (digits == 0 ? "" : "." + "S".repeat(digits));
    }

    private static int digits(long nanos) {
        return nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
    }
}
