package himalia.widgets;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the values of a trait are: how one is written for the page, and what is taken of what comes from there.
///
/// @param expected what a value is, for messages
/// @param read     a value of JSON as the value in Java, or [#REFUSED]
/// @param write    a value in Java as a value of JSON
record Kind(String expected, UnaryOperator<@Nullable Object> read, UnaryOperator<@Nullable Object> write) {
    /// What a value that is none is read as.
    static final Object REFUSED = new Object();

    private static final Pattern COLOR_CODE = Pattern.compile("#(\\p{XDigit}{3,4}|\\p{XDigit}{6}|\\p{XDigit}{8})");

    /// The names of colors that CSS has.
    private static final Set<String> COLOR_NAMES =
            Set.of(("aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue "
                            + "blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue "
                            + "cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey "
                            + "darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon "
                            + "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet "
                            + "deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen "
                            + "fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew "
                            + "hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon "
                            + "lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey "
                            + "lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey "
                            + "lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine "
                            + "mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen "
                            + "mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite "
                            + "navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen "
                            + "paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple "
                            + "rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell "
                            + "sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan "
                            + "teal thistle tomato transparent turquoise violet wheat white whitesmoke yellow "
                            + "yellowgreen")
                    .split(" "));

    static final Kind BOOL = same("true or false", value -> switch (value) {
        case Boolean b -> b;
        case Number n -> n.doubleValue() != 0;
        case null, default -> REFUSED;
    });
    static final Kind INT = same(
            "a whole number",
            value -> value instanceof Number n && Double.isFinite(n.doubleValue())
                    ? (Object) (int) n.doubleValue()
                    : REFUSED);
    /// JSON has no infinities: the page knows them by name.
    static final Kind FLOAT = new Kind(
            "a number", Kind::readFloat, value -> value instanceof Double d && !Double.isFinite(d) ? word(d) : value);
    static final Kind TEXT = same("a text", value -> value instanceof String ? value : REFUSED);
    static final Kind COLOR = same(
            "a color such as \"red\" or \"#ff0000\"",
            value -> value instanceof String text && isColor(text) ? text : REFUSED);
    static final Kind ANYTHING = same("anything that JSON can say", value -> value);
    static final Kind BYTES = same("bytes", value -> value instanceof byte[] ? value : REFUSED);
    static final Kind INTS = list(INT);
    static final Kind FLOATS = list(FLOAT);
    static final Kind TEXTS = list(TEXT);
    static final Kind COLORS = list(COLOR);
    static final Kind INT_RANGE = new Kind(
            "two whole numbers, the smaller one first",
            value -> INTS.read(value) instanceof List<?> two
                            && two.size() == 2
                            && two.get(0) instanceof Integer lower
                            && two.get(1) instanceof Integer upper
                            && lower <= upper
                    ? new IntRange(lower, upper)
                    : REFUSED,
            value -> value instanceof IntRange range ? List.of(range.lower(), range.upper()) : null);
    static final Kind FLOAT_RANGE = new Kind(
            "two numbers, the smaller one first",
            value -> FLOATS.read(value) instanceof List<?> two
                            && two.size() == 2
                            && two.get(0) instanceof Double lower
                            && two.get(1) instanceof Double upper
                            && lower <= upper
                    ? new FloatRange(lower, upper)
                    : REFUSED,
            value -> value instanceof FloatRange range ? List.of(range.lower(), range.upper()) : null);
    static final Kind DATE = calendar(
            "a date",
            fields -> LocalDate.of(part(fields, "year"), part(fields, "month") + 1, part(fields, "date")),
            Kind::dateFields);
    static final Kind TIME = calendar("a time", Kind::timeOf, Kind::timeFields);
    static final Kind DATE_TIME = calendar("a date and a time", Kind::dateTimeOf, Kind::dateTimeFields);
    /// The page counts in UTC and shows its own zone.
    static final Kind MOMENT = calendar(
            "a date and a time",
            fields -> dateTimeOf(fields).atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.systemDefault()),
            value -> dateTimeFields(
                    ((ZonedDateTime) value).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()));
    static final Kind WIDGET = new Kind(
            "a widget",
            value -> REFUSED,
            value -> value instanceof Widget widget ? Widget.REFERENCE + widget.modelId() : null);
    static final Kind WIDGETS = new Kind(
            "a list of widgets",
            value -> REFUSED,
            value -> ((List<?>) value).stream().map(WIDGET::write).toList());
    static final Kind FILES = new Kind(
            "a list of files",
            Kind::readFiles,
            value -> ((List<?>) value)
                    .stream().map(file -> ((UploadedFile) file).fields()).toList());
    /// Both ends of a link: a widget and the name of a trait of it.
    static final Kind LINK_END = new Kind("a widget and a trait", value -> REFUSED, value -> {
        Link.End end = (Link.End) value;
        return List.of(Widget.REFERENCE + end.widget().modelId(), end.trait());
    });

    @Nullable
    Object read(@Nullable Object json) {
        return read.apply(json);
    }

    @Nullable
    Object write(@Nullable Object value) {
        return value == null ? null : write.apply(value);
    }

    /// This kind, and nothing.
    Kind orNull() {
        return new Kind(expected, value -> value == null ? null : read.apply(value), write);
    }

    /// One of some texts.
    static Kind oneOf(String... texts) {
        List<String> all = List.of(texts);
        return same(
                "one of " + all.stream().map(text -> "\"" + text + "\"").toList(),
                value -> value instanceof String text && all.contains(text) ? text : REFUSED);
    }

    /// A list of values of a kind.
    static Kind list(Kind kind) {
        return new Kind(
                "a list, each of it " + kind.expected,
                value -> {
                    if (!(value instanceof List<?> items)) {
                        return REFUSED;
                    }
                    List<@Nullable Object> read = new ArrayList<>();
                    for (Object item : items) {
                        Object one = kind.read(item);
                        if (one == REFUSED || one == null) {
                            return REFUSED;
                        }
                        read.add(one);
                    }
                    return List.copyOf(read);
                },
                value -> ((List<?>) value).stream().map(kind::write).toList());
    }

    private static Kind same(String expected, UnaryOperator<@Nullable Object> read) {
        return new Kind(expected, read, value -> value);
    }

    private static @Nullable Object readFloat(@Nullable Object value) {
        return switch (value) {
            case Number n -> n.doubleValue();
            case String word when word.equals("nan") -> Double.NaN;
            case String word when word.equals("inf") -> Double.POSITIVE_INFINITY;
            case String word when word.equals("-inf") -> Double.NEGATIVE_INFINITY;
            case null, default -> REFUSED;
        };
    }

    private static boolean isColor(String text) {
        return COLOR_CODE.matcher(text).matches() || COLOR_NAMES.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String word(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    // ---- days and hours, as the page writes them: months begin with 0

    private interface FromFields {
        Object of(Map<?, ?> fields);
    }

    private static Kind calendar(String expected, FromFields read, UnaryOperator<Object> write) {
        return new Kind(
                        expected,
                        value -> {
                            try {
                                return value instanceof Map<?, ?> fields ? read.of(fields) : REFUSED;
                            } catch (DateTimeException | ClassCastException | NullPointerException e) {
                                return REFUSED;
                            }
                        },
                        value -> value == null ? null : write.apply(value))
                .orNull();
    }

    private static int part(Map<?, ?> fields, String name) {
        return ((Number) Objects.requireNonNull(fields.get(name))).intValue();
    }

    private static LocalTime timeOf(Map<?, ?> fields) {
        return LocalTime.of(part(fields, "hours"), part(fields, "minutes"), part(fields, "seconds"))
                .plusNanos(part(fields, "milliseconds") * 1_000_000L);
    }

    private static LocalDateTime dateTimeOf(Map<?, ?> fields) {
        return LocalDate.of(part(fields, "year"), part(fields, "month") + 1, part(fields, "date"))
                .atTime(timeOf(fields));
    }

    private static Map<String, Object> dateFields(Object value) {
        LocalDate day = (LocalDate) value;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("year", day.getYear());
        fields.put("month", day.getMonthValue() - 1);
        fields.put("date", day.getDayOfMonth());
        return fields;
    }

    private static Map<String, Object> timeFields(Object value) {
        LocalTime time = (LocalTime) value;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hours", time.getHour());
        fields.put("minutes", time.getMinute());
        fields.put("seconds", time.getSecond());
        fields.put("milliseconds", time.getNano() / 1e6);
        return fields;
    }

    private static Map<String, Object> dateTimeFields(Object value) {
        LocalDateTime moment = (LocalDateTime) value;
        Map<String, Object> fields = dateFields(moment.toLocalDate());
        fields.putAll(timeFields(moment.toLocalTime()));
        return fields;
    }

    private static @Nullable Object readFiles(@Nullable Object value) {
        if (!(value instanceof List<?> items)) {
            return REFUSED;
        }
        List<UploadedFile> files = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> file && file.get("content") instanceof byte[] content)) {
                return REFUSED;
            }
            files.add(new UploadedFile(
                    String.valueOf(file.get("name")),
                    file.get("type") instanceof String type ? type : "",
                    Instant.ofEpochMilli(file.get("last_modified") instanceof Number n ? n.longValue() : 0),
                    content));
        }
        return List.copyOf(files);
    }

    /// A value as a message shows it.
    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "\"" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "\"";
            case byte[] bytes ->
                bytes.length <= 12
                        ? "\"" + new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".") + "\""
                        : String.format(Locale.ROOT, "%,d bytes", bytes.length);
            case List<?> list -> list.stream().map(Kind::shown).toList().toString();
            default -> String.valueOf(value);
        };
    }
}
