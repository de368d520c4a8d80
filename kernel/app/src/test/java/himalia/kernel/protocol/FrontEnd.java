package himalia.kernel.protocol;

import static himalia.kernel.protocol.Trees.tree;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The other side of the wire: writes what the kernel reads.
public final class FrontEnd {
    private FrontEnd() {}

    /// The frames of a message.
    public static List<byte[]> encode(Codec codec, Message<? extends Incoming> message) {
        return codec.encode(message, json(message.content()));
    }

    /// The frames of a message whose content is any text.
    public static List<byte[]> encode(Codec codec, Header header, String content) {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        return codec.signed(List.of(
                Json.write(header.toJson()).getBytes(StandardCharsets.UTF_8),
                empty,
                empty,
                content.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether what the kernel has sent is signed as it must be.
    ///
    /// @param parts the four that are JSON
    public static boolean accepts(Codec codec, byte[] signature, List<byte[]> parts) {
        return codec.accepts(signature, parts);
    }

    /// The content of a message as it is written.
    static Map<String, Object> json(Incoming content) {
        return switch (content) {
            case Unread _ -> Map.of();
            case CommContent comm -> comm.toJson();
            case Request.KernelInfo _, Request.Interrupt _, Request.CreateSubshell _, Request.ListSubshells _ ->
                Map.of();
            case Request.DeleteSubshell which -> tree("subshell_id", which.id());
            case Request.Execute cell ->
                tree(
                        "code", cell.code(),
                        "silent", cell.silent(),
                        "store_history", cell.storeHistory(),
                        "user_expressions", new LinkedHashMap<>(cell.expressions()),
                        "allow_stdin", cell.allowStdin(),
                        "stop_on_error", cell.stopOnError());
            case Request.IsComplete question -> tree("code", question.code());
            case Request.Complete question -> tree("code", question.code(), "cursor_pos", question.cursor());
            case Request.Inspect question ->
                tree("code", question.code(), "cursor_pos", question.cursor(), "detail_level", question.detail());
            case Request.History question ->
                tree(
                        "hist_access_type", question.access(),
                        "output", question.output(),
                        "session", question.session(),
                        "start", question.start(),
                        "stop", question.stop(),
                        "n", question.n(),
                        "pattern", question.pattern(),
                        "unique", question.unique());
            case Request.CommInfo question -> tree("target_name", question.target());
            case Request.Debug asked ->
                tree(
                        "type", "request",
                        "seq", asked.seq(),
                        "command", asked.command(),
                        "arguments", asked.arguments().map());
            case Request.Shutdown shutdown -> tree("restart", shutdown.restart());
            case Request.InputAnswer answer -> tree("value", answer.value());
        };
    }
}
