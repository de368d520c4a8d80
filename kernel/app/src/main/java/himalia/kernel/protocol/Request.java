package himalia.kernel.protocol;

import static himalia.kernel.protocol.Trees.tree;

import java.util.Map;

/// What a front end asks of the kernel.
public sealed interface Request extends Content {
    record KernelInfo() implements Request {
        @Override
        public String type() {
            return "kernel_info_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of();
        }
    }

    /// @param silent       neither counted nor shown
    /// @param storeHistory whether the cell gets a number and is remembered
    /// @param expressions  expressions to evaluate after the cell, by name
    /// @param stopOnError  whether cells that wait are given up if this one fails
    record Execute(
            String code,
            boolean silent,
            boolean storeHistory,
            Map<String, String> expressions,
            boolean allowStdin,
            boolean stopOnError)
            implements Request {
        @Override
        public String type() {
            return "execute_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree(
                    "code", code,
                    "silent", silent,
                    "store_history", storeHistory,
                    "user_expressions", expressions,
                    "allow_stdin", allowStdin,
                    "stop_on_error", stopOnError);
        }
    }

    record IsComplete(String code) implements Request {
        @Override
        public String type() {
            return "is_complete_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("code", code);
        }
    }

    /// @param cursor offset in Unicode code points, as everywhere in the protocol
    record Complete(String code, int cursor) implements Request {
        @Override
        public String type() {
            return "complete_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("code", code, "cursor_pos", cursor);
        }
    }

    /// @param cursor offset in Unicode code points
    /// @param detail 0 for what is known at once, 1 for all of it
    record Inspect(String code, int cursor, int detail) implements Request {
        @Override
        public String type() {
            return "inspect_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("code", code, "cursor_pos", cursor, "detail_level", detail);
        }
    }

    /// @param access  `tail`, `range` or `search`
    /// @param session 0 is the running session, negative counts back from it
    /// @param stop    first line that is no longer wanted
    /// @param pattern with `*` and `?`
    record History(
            String access, boolean output, int session, int start, int stop, int n, String pattern, boolean unique)
            implements Request {
        @Override
        public String type() {
            return "history_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree(
                    "hist_access_type", access,
                    "output", output,
                    "session", session,
                    "start", start,
                    "stop", stop,
                    "n", n,
                    "pattern", pattern,
                    "unique", unique);
        }
    }

    record CommInfo(String target) implements Request {
        @Override
        public String type() {
            return "comm_info_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("target_name", target);
        }
    }

    record Interrupt() implements Request {
        @Override
        public String type() {
            return "interrupt_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return Map.of();
        }
    }

    record Shutdown(boolean restart) implements Request {
        @Override
        public String type() {
            return "shutdown_request";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("restart", restart);
        }
    }

    /// What the user typed when asked by an [Reply.Input].
    record InputAnswer(String value) implements Request {
        @Override
        public String type() {
            return "input_reply";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("value", value);
        }
    }
}
