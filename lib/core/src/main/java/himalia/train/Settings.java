package himalia.train;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a [Sweep] tries: single values, or several that have names.
final class Settings {
    private Settings() {}

    /// Every value of every name with every other one, the last name's changing fastest.
    static <V> List<Map<String, V>> combined(Map<String, ? extends Collection<? extends V>> grid) {
        // the order of Map.of differs from one start of Java to the next
        var ordered = grid instanceof SequencedMap ? grid : new TreeMap<>(grid);
        List<Map<String, V>> all = List.of(Map.of());
        for (var values : ordered.entrySet()) {
            List<Map<String, V>> more = new ArrayList<>();
            for (Map<String, V> begun : all) {
                for (V value : values.getValue()) {
                    Map<String, V> next = new LinkedHashMap<>(begun);
                    next.put(values.getKey(), value);
                    more.add(next);
                }
            }
            all = more;
        }
        return all;
    }

    /// The values of a setting by name.
    ///
    /// @param name of one that has none
    static Map<String, Object> parts(Object setting, String name) {
        Map<String, Object> parts = new LinkedHashMap<>();
        switch (setting) {
            case Map<?, ?> map -> map.forEach((key, value) -> parts.put(String.valueOf(key), value));
            case Record one -> {
                for (RecordComponent part : one.getClass().getRecordComponents()) {
                    parts.put(part.getName(), value(one, part));
                }
            }
            default -> parts.put(name, setting);
        }
        return parts;
    }

    private static Object value(Record setting, RecordComponent part) {
        try {
            var read = part.getAccessor();
            read.setAccessible(true); // a cell's record is seen by its cell only
            return read.invoke(setting);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("sweep: " + part.getName() + " of " + setting + " cannot be read", e);
        }
    }

    /// `lr = 0.1, momentum = 0.9`.
    static String text(Object setting, String name) {
        return parts(setting, name).entrySet().stream()
                .map(part -> part.getKey() + " = " + text(part.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// A value as it is written.
    static String text(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? (number < 0 ? "-" : "") + ProgressLine.rate(Math.abs(number))
                : String.valueOf(value);
    }
}
