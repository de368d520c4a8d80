package himalia.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/// The messages of a kernel as the specification of Jupyter has them: which fields, and of which type. Checked of raw
/// frames, so that nothing of our own reading can hide a fault.
public final class MessageSchema {
    private static final String TRACE = "ename:string evalue:string traceback:strings";

    /// Fields of the content by message type: `name:type`, `name:type?` where it may be null.
    private static final Map<String, String> CONTENT = Map.ofEntries(
            Map.entry("status", "execution_state:state"),
            Map.entry("iopub_welcome", "subscription:string"),
            Map.entry("execute_input", "code:string execution_count:integer"),
            Map.entry("execute_result", "execution_count:integer data:bundle metadata:object"),
            Map.entry("display_data", "data:bundle metadata:object transient:object"),
            Map.entry("update_display_data", "data:bundle metadata:object transient:object"),
            Map.entry("clear_output", "wait:boolean"),
            Map.entry("stream", "name:stream text:string"),
            Map.entry("error", TRACE),
            Map.entry("comm_open", "comm_id:string target_name:string target_module:string? data:object"),
            Map.entry("comm_msg", "comm_id:string data:object"),
            Map.entry("comm_close", "comm_id:string data:object"),
            Map.entry(
                    "kernel_info_reply",
                    "status:ok protocol_version:string implementation:string implementation_version:string"
                            + " language_info:language banner:string debugger:boolean supported_features:list"
                            + " help_links:list"),
            Map.entry("execute_reply", "status:status"),
            Map.entry("is_complete_reply", "status:completeness"),
            Map.entry(
                    "complete_reply",
                    "status:ok matches:strings cursor_start:integer cursor_end:integer metadata:object"),
            Map.entry("inspect_reply", "status:ok found:boolean data:bundle metadata:object"),
            Map.entry("history_reply", "status:ok history:list"),
            Map.entry("comm_info_reply", "status:ok comms:object"),
            Map.entry(
                    "debug_reply",
                    "seq:integer type:response request_seq:integer success:boolean command:string body:object"),
            Map.entry("debug_event", "seq:integer type:event event:string body:object"),
            Map.entry("interrupt_reply", "status:ok"),
            Map.entry("shutdown_reply", "status:ok restart:boolean"),
            Map.entry("create_subshell_reply", "status:ok subshell_id:string"),
            Map.entry("delete_subshell_reply", "status:ok"),
            Map.entry("list_subshell_reply", "status:ok subshell_id:strings"),
            Map.entry("input_request", "prompt:string password:boolean"));

    private static final String HEADER =
            "msg_id:string session:string username:string msg_type:string date:date version:string";

    private MessageSchema() {}

    /// Checks the frames behind the signature.
    ///
    /// @param frames header, parent header, metadata, content, buffers
    public static void check(List<byte[]> frames) {
        try {
            Map<String, Object> header = json(frames.get(0));
            String type = String.valueOf(header.get("msg_type"));
            check(type + ", header", header, HEADER);
            Map<String, Object> parent = json(frames.get(1));
            if (!parent.isEmpty()) {
                check(type + ", parent header", parent, HEADER);
            }
            check(type, json(frames.get(2)), json(frames.get(3)), frames.size() - 4);
        } catch (BadMessage e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> json(byte[] frame) throws BadMessage {
        return Json.parseObject(new String(frame, java.nio.charset.StandardCharsets.UTF_8))
                .map();
    }

    private static void check(String type, Map<String, Object> metadata, Map<String, Object> content, int buffers) {
        boolean failed = "error".equals(content.get("status")); // also in answer to what is not known
        String fields = failed ? "status:status " + TRACE : CONTENT.get(type);
        assertThat(fields)
                .as("what the fields of " + type + " are, told in CONTENT here")
                .isNotNull();
        check(type, content, fields);
        if (type.equals("execute_reply") && !"aborted".equals(content.get("status"))) {
            check(type, content, "execution_count:integer");
        }
        if (type.equals("execute_reply") && "ok".equals(content.get("status"))) {
            check(type, content, "user_expressions:object payload:list");
        }
        if (type.equals("execute_reply")) {
            check(type + ", metadata", metadata, "started:date");
        }
        // Widgets are not opened without.
        if (type.equals("comm_open") && "jupyter.widget".equals(content.get("target_name"))) {
            check(type + ", metadata", metadata, "version:string");
        }
        if (!type.startsWith("comm_")) {
            assertThat(buffers).as(type + ", buffers").isZero();
        }
    }

    private static void check(String what, Map<String, Object> object, String fields) {
        for (String field : fields.split(" ")) {
            String name = field.substring(0, field.indexOf(':'));
            String type = field.substring(name.length() + 1);
            assertThat(object).as(what).containsKey(name);
            Object value = object.get(name);
            assertThat(type.endsWith("?") && value == null || is(type.replace("?", ""), value))
                    .as("%s, %s: %s is a %s", what, name, value, type)
                    .isTrue();
        }
    }

    private static boolean is(String type, Object value) {
        return switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Long;
            case "object" -> value instanceof Map<?, ?>;
            case "list" -> value instanceof List<?>;
            case "strings" -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case "bundle" ->
                value instanceof Map<?, ?> map
                        && map.keySet().stream()
                                .allMatch(mime -> String.valueOf(mime).contains("/"));
            case "language" ->
                value instanceof Map<?, ?> map
                        && map.keySet().containsAll(List.of("name", "version", "mimetype", "file_extension"));
            case "date" ->
                value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
            case "ok", "response", "event" -> type.equals(value);
            case "status" -> List.of("ok", "error", "aborted").contains(value);
            case "state" -> List.of("starting", "busy", "idle").contains(value);
            case "stream" -> List.of("stdout", "stderr").contains(value);
            case "completeness" ->
                List.of("complete", "incomplete", "invalid", "unknown").contains(value);
            default -> throw new AssertionError("no such type: " + type);
        };
    }
}
