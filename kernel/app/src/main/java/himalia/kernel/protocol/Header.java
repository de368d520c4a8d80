package himalia.kernel.protocol;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Who sent a message, when, and of what type.
///
/// @param subshell the subshell that a request is for, or was for; empty for the kernel itself
public record Header(
        String id, String session, String username, String type, String date, String version, String subshell) {
    /// The version of the message specification that this kernel speaks.
    public static final String PROTOCOL = "5.3";

    /// A new header, now.
    public static Header of(String type, String session) {
        return new Header(UUID.randomUUID().toString(), session, "kernel", type, now(), PROTOCOL, "");
    }

    /// This moment, as the protocol writes it.
    public static String now() {
        return OffsetDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
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
