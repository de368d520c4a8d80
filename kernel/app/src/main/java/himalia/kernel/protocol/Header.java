package himalia.kernel.protocol;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Who sent a message, when, and of what type.
///
/// @param subshell the subshell that a request is for, or was for; empty for the kernel itself
public record Header(
        String id, String session, String username, String type, String date, String version, String subshell) {
    /// The version of the message specification that this kernel speaks.
    public static final String PROTOCOL = "5.3";

    private static final AtomicLong LATEST = new AtomicLong();

    /// A new header, now. No two of a session have the same id.
    public static Header of(String type, String session) {
        String id = session + "_" + LATEST.incrementAndGet();
        return new Header(id, session, "kernel", type, now(), PROTOCOL, "");
    }

    /// This moment, as the protocol writes it.
    public static String now() {
        return date(LocalDateTime.now(ZoneOffset.UTC));
    }

    /// ISO 8601 with microseconds. By hand: each message has one, and a formatter takes as long as all the rest of it.
    static String date(LocalDateTime utc) {
        StringBuilder text = new StringBuilder(27);
        text.append(utc.getYear());
        two(text.append('-'), utc.getMonthValue());
        two(text.append('-'), utc.getDayOfMonth());
        two(text.append('T'), utc.getHour());
        two(text.append(':'), utc.getMinute());
        two(text.append(':'), utc.getSecond());
        String micros = String.valueOf(1_000_000 + utc.getNano() / 1000);
        return text.append('.').append(micros, 1, 7).append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    static Header from(Fields fields) throws BadMessage {
        return new Header(
                fields.string("msg_id"),
                fields.string("session", ""),
                fields.string("username", ""),
                fields.string("msg_type"),
                fields.string("date", ""),
                fields.string("version", ""),
                fields.string("subshell_id", ""));
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("msg_id", id);
        json.put("session", session);
        json.put("username", username);
        json.put("msg_type", type);
        json.put("date", date);
        json.put("version", version);
        if (!subshell.isEmpty()) {
            json.put("subshell_id", subshell);
        }
        return json;
    }
}
