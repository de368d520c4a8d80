package himalia.kernel.protocol;

import static himalia.kernel.protocol.Trees.tree;

import java.util.Map;

/// Messages of a comm; they go both ways.
public sealed interface CommContent extends Content {
    String commId();

    Map<String, Object> data();

    record Open(String commId, String target, Map<String, Object> data) implements CommContent {
        @Override
        public String type() {
            return "comm_open";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("comm_id", commId, "target_name", target, "data", data);
        }
    }

    record Data(String commId, Map<String, Object> data) implements CommContent {
        @Override
        public String type() {
            return "comm_msg";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("comm_id", commId, "data", data);
        }
    }

    record Close(String commId, Map<String, Object> data) implements CommContent {
        @Override
        public String type() {
            return "comm_close";
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("comm_id", commId, "data", data);
        }
    }
}
