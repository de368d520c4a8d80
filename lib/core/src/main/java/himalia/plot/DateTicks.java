package himalia.plot;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An axis of days, with ticks at the first of a year, a month or a day.
final class DateTicks {
    private enum Step {
        DAY(ChronoUnit.DAYS, 1, "d MMM"),
        TWO_DAYS(ChronoUnit.DAYS, 2, "d MMM"),
        WEEK(ChronoUnit.DAYS, 7, "d MMM"),
        FORTNIGHT(ChronoUnit.DAYS, 14, "d MMM"),
        MONTH(ChronoUnit.MONTHS, 1, "MMM uuuu"),
        TWO_MONTHS(ChronoUnit.MONTHS, 2, "MMM uuuu"),
        QUARTER(ChronoUnit.MONTHS, 3, "MMM uuuu"),
        HALF(ChronoUnit.MONTHS, 6, "MMM uuuu"),
        YEAR(ChronoUnit.YEARS, 1, "uuuu"),
        TWO_YEARS(ChronoUnit.YEARS, 2, "uuuu"),
        FIVE_YEARS(ChronoUnit.YEARS, 5, "uuuu"),
        DECADE(ChronoUnit.YEARS, 10, "uuuu"),
        CENTURY(ChronoUnit.YEARS, 100, "uuuu");

        final ChronoUnit unit;
        final int many;
        final String pattern;

        Step(ChronoUnit unit, int many, String pattern) {
            this.unit = unit;
            this.many = many;
            this.pattern = pattern;
        }

        double days() {
            return many * unit.getDuration().toHours() / 24.0;
        }
    }

    private DateTicks() {}

    /// @param lo days since 1970-01-01
    static Axis axis(double lo, double hi, int wanted) {
        Step step = Step.CENTURY;
        for (Step candidate : Step.values()) {
            if ((hi - lo) / candidate.days() <= wanted) {
                step = candidate;
                break;
            }
        }
        DateTimeFormatter format = DateTimeFormatter.ofPattern(step.pattern, Locale.ENGLISH);
        List<Axis.Tick> ticks = new ArrayList<>();
        LocalDate day = first(LocalDate.ofEpochDay((long) Math.floor(lo)), step);
        for (; day.toEpochDay() <= hi && ticks.size() < 200; day = day.plus(step.many, step.unit)) {
            if (day.toEpochDay() >= lo) {
                ticks.add(new Axis.Tick(day.toEpochDay(), day.format(format)));
            }
        }
        return new Axis(lo, hi, false, ticks, true);
    }

    private static LocalDate first(LocalDate day, Step step) {
        return switch (step.unit) {
            case YEARS -> LocalDate.of(Math.floorDiv(day.getYear(), step.many) * step.many, 1, 1);
            case MONTHS -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / step.many * step.many + 1, 1);
            default -> day;
        };
    }
}
