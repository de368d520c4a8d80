package himalia.kernel.protocol;

import static himalia.kernel.protocol.Trees.tree;

import java.util.List;
import java.util.Map;

/// What the kernel tells everyone who looks on.
public sealed interface Broadcast extends Outgoing {
    /// The topic under which it is sent.
    default String topic() {
        return type();
    }

    /// @param state `starting`, `busy` or `idle`
    record Status(String state) implements Broadcast {
        @Override
        public String type() {
            return "status";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("execution_state", state);
        }

        /// Who is busy has something to say, if only that it is idle again.
        @Override
        public boolean leadsOn() {
            return state.equals("busy");
        }
    }

    /// To somebody who has begun to listen, and hears all from here on.
    ///
    /// @param subscription the beginning of the topics that are heard, empty for all
    record Welcome(String subscription) implements Broadcast {
        @Override
        public String type() {
            return "iopub_welcome";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("subscription", subscription);
        }

        @Override
        public String topic() {
            return subscription.isEmpty() ? type() : subscription;
        }
    }

    record ExecuteInput(String code, int count) implements Broadcast {
        @Override
        public String type() {
            return "execute_input";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("code", code, "execution_count", count);
        }
    }

    record ExecuteResult(int count, Map<String, Object> data, Map<String, Object> metadata) implements Broadcast {
        @Override
        public String type() {
            return "execute_result";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("execution_count", count, "data", MimeData.values(data), "metadata", metadata);
        }

        /// The reply does.
        @Override
        public boolean leadsOn() {
            return true;
        }
    }

    /// @param update whether what was shown under the id is replaced
    record DisplayData(Map<String, Object> data, Map<String, Object> metadata, String displayId, boolean update)
            implements Broadcast {
        @Override
        public String type() {
            return update ? "update_display_data" : "display_data";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree(
                    "data", MimeData.values(data), "metadata", metadata, "transient", tree("display_id", displayId));
        }
    }

    /// @param waiting whether to clear only when the next output comes
    record ClearOutput(boolean waiting) implements Broadcast {
        @Override
        public String type() {
            return "clear_output";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("wait", waiting);
        }
    }

    /// @param name `stdout` or `stderr`
    record Stream(String name, String text) implements Broadcast {
        @Override
        public String type() {
            return "stream";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("name", name, "text", text);
        }
    }

    record Error(String name, String message, List<String> traceback) implements Broadcast {
        @Override
        public String type() {
            return "error";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("ename", name, "evalue", message, "traceback", traceback);
        }
    }

    /// What the debugger says unasked: that a cell has stopped, or goes on.
    ///
    /// @param seq the kernel's number of it
    record DebugEvent(int seq, String event, Map<String, Object> body) implements Broadcast {
        @Override
        public String type() {
            return "debug_event";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("seq", seq, "type", "event", "event", event, "body", body);
        }
    }

    /// The kernel goes down; those who look on should know, too.
    record Shutdown(boolean restart) implements Broadcast {
        @Override
        public String type() {
            return "shutdown_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "restart", restart);
        }
    }
}
