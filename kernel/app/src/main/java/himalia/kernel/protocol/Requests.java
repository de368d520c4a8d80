package himalia.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/// What front ends send, by message type.
final class Requests {
    private Requests() {}

    static Content parse(String type, Fields in) throws BadMessage {
        return switch (type) {
            case "kernel_info_request" -> new Request.KernelInfo();
            case "execute_request" ->
                new Request.Execute(
                        in.string("code"),
                        in.bool("silent", false),
                        in.bool("store_history", true),
                        expressions(in.object("user_expressions")),
                        in.bool("allow_stdin", true),
                        in.bool("stop_on_error", true));
            case "is_complete_request" -> new Request.IsComplete(in.string("code"));
            case "complete_request" -> {
                String code = in.string("code");
                yield new Request.Complete(code, in.integer("cursor_pos", code.length()));
            }
            case "inspect_request" -> {
                String code = in.string("code");
                yield new Request.Inspect(code, in.integer("cursor_pos", code.length()), in.integer("detail_level", 0));
            }
            case "history_request" ->
                new Request.History(
                        in.string("hist_access_type", "tail"),
                        in.bool("output", false),
                        in.integer("session", 0),
                        in.integer("start", 0),
                        in.integer("stop", Integer.MAX_VALUE),
                        in.integer("n", Integer.MAX_VALUE),
                        in.string("pattern", "*"),
                        in.bool("unique", false));
            case "comm_info_request" -> new Request.CommInfo(in.string("target_name", ""));
            case "comm_open" ->
                new CommContent.Open(
                        in.string("comm_id"),
                        in.string("target_name"),
                        in.object("data").map());
            case "comm_msg" ->
                new CommContent.Data(in.string("comm_id"), in.object("data").map());
            case "comm_close" ->
                new CommContent.Close(in.string("comm_id"), in.object("data").map());
            case "interrupt_request" -> new Request.Interrupt();
            case "shutdown_request" -> new Request.Shutdown(in.bool("restart", false));
            case "input_reply" -> new Request.InputAnswer(in.string("value", ""));
            default -> throw new BadMessage("message type `" + type + "` is not known");
        };
    }

    private static Map<String, String> expressions(Fields fields) throws BadMessage {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (String name : fields.map().keySet()) {
            expressions.put(name, fields.string(name));
        }
        return expressions;
    }
}
