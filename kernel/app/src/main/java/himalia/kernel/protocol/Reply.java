package himalia.kernel.protocol;

import static himalia.kernel.protocol.Trees.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the kernel answers, to the one who asked.
public sealed interface Reply extends Outgoing {
    /// The kernel is idle then, and says so.
    @Override
    default boolean leadsOn() {
        return true;
    }

    /// @param language name, version, mimetype, file_extension ... of the language
    ///
    /// @param debugger whether front ends offer to debug cells
    ///
    /// @param help what the Help menu offers: the name of each page and its address
    record KernelInfo(
            String implementation,
            String version,
            Map<String, Object> language,
            String banner,
            boolean debugger,
            Map<String, String> help)
            implements Reply {
        @Override
        public String type() {
            return "kernel_info_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree(
                    "status",
                    "ok",
                    "protocol_version",
                    Header.PROTOCOL,
                    "implementation",
                    implementation,
                    "implementation_version",
                    version,
                    "language_info",
                    language,
                    "banner",
                    banner,
                    "debugger",
                    debugger,
                    "supported_features",
                    debugger ? List.of("kernel subshells", "debugger") : List.of("kernel subshells"),
                    "help_links",
                    help.entrySet().stream()
                            .map(page -> tree("text", page.getKey(), "url", page.getValue()))
                            .toList());
        }
    }

    record SubshellCreated(String id) implements Reply {
        @Override
        public String type() {
            return "create_subshell_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "subshell_id", id);
        }
    }

    record SubshellDeleted() implements Reply {
        @Override
        public String type() {
            return "delete_subshell_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok");
        }
    }

    record Subshells(List<String> ids) implements Reply {
        @Override
        public String type() {
            return "list_subshell_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "subshell_id", ids);
        }
    }

    /// @param expressions what the user expressions came to, by name
    ///
    /// @param payload what else a front end is to do
    record Executed(int count, Map<String, Object> expressions, List<Map<String, Object>> payload) implements Reply {
        @Override
        public String type() {
            return "execute_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "execution_count", count, "user_expressions", expressions, "payload", payload);
        }
    }

    record ExecuteFailed(int count, String name, String message, List<String> traceback) implements Reply {
        @Override
        public String type() {
            return "execute_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree(
                    "status", "error",
                    "execution_count", count,
                    "ename", name,
                    "evalue", message,
                    "traceback", traceback,
                    "user_expressions", Map.of(),
                    "payload", List.of());
        }
    }

    /// The cell was given up because one before it failed. It has no number: a page would show that of the last cell.
    record ExecuteAborted() implements Reply {
        @Override
        public String type() {
            return "execute_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "aborted");
        }
    }

    /// Something went wrong in the kernel itself; says so instead of leaving the front end waiting.
    record Failed(String type, String name, String message) implements Reply {
        @Override
        public Map<String, Object> toJson() {
            return tree("status", "error", "ename", name, "evalue", message, "traceback", List.of());
        }
    }

    /// @param state `complete`, `incomplete`, `invalid` or `unknown`
    record IsComplete(String state, String indent) implements Reply {
        @Override
        public String type() {
            return "is_complete_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", state, "indent", indent);
        }
    }

    /// @param types for each match `text`, `type`, `signature`, `start`, `end`, as JupyterLab shows them
    record Complete(List<String> matches, int start, int end, List<Map<String, Object>> types) implements Reply {
        @Override
        public String type() {
            return "complete_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree(
                    "status", "ok",
                    "matches", matches,
                    "cursor_start", start,
                    "cursor_end", end,
                    "metadata", tree("_jupyter_types_experimental", types));
        }
    }

    record Inspect(boolean found, Map<String, Object> data) implements Reply {
        @Override
        public String type() {
            return "inspect_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "found", found, "data", data, "metadata", Map.of());
        }
    }

    /// @param entries each `[session, line, input]` or `[session, line, [input, output]]`
    record History(List<List<Object>> entries) implements Reply {
        @Override
        public String type() {
            return "history_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "history", entries);
        }
    }

    /// @param comms the target of each open comm, by id
    record CommInfo(Map<String, Object> comms) implements Reply {
        @Override
        public String type() {
            return "comm_info_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "comms", comms);
        }
    }

    record Interrupted() implements Reply {
        @Override
        public String type() {
            return "interrupt_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok");
        }
    }

    record Shutdown(boolean restart) implements Reply {
        @Override
        public String type() {
            return "shutdown_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("status", "ok", "restart", restart);
        }
    }

    /// The answer to a message of the Debug Adapter Protocol.
    ///
    /// @param seq     the kernel's number of it
    /// @param request the front end's number of the question
    /// @param message why it did not succeed; null if it did
    /// @param body    what is answered, if anything is
    record Debug(
            int seq, int request, String command, @Nullable String message, Map<String, Object> body) implements Reply {
        @Override
        public String type() {
            return "debug_reply";
        }

        public boolean success() {
            return message == null;
        }

        @Override
        public Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>(tree(
                    "seq", seq, "type", "response", "request_seq", request, "success", success(), "command", command));
            if (message != null) {
                json.put("message", message);
            }
            json.put("body", body);
            return json;
        }
    }

    /// Asks the user for a line.
    record Input(String prompt, boolean password) implements Reply {
        @Override
        public String type() {
            return "input_request";
        }

        /// It waits for the answer.
        @Override
        public boolean leadsOn() {
            return false;
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("prompt", prompt, "password", password);
        }
    }
}
