package himalia.kernel.protocol;

import static himalia.kernel.protocol.Trees.tree;

import java.util.Map;

/// Messages of a comm; they go both ways. What travels beside the data, metadata and buffers, is in the [Message].
public sealed interface CommContent extends Incoming.Known, Outgoing {
    String commId();

    Map<String, Object> data();

    record Open(String commId, String target, Map<String, Object> data) implements CommContent {
        static Open read(Fields in) throws BadMessage {
            return new Open(
                    in.string("comm_id"),
                    in.string("target_name"),
                    in.object("data").map());
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.COMM_OPEN;
        }

        /// Targets by the name of a module are a thing of the past, but ipywidgets looks whether the field is null.
        @Override
        public Map<String, Object> toJson() {
            return tree("comm_id", commId, "target_name", target, "target_module", null, "data", data);
        }
    }

    record Data(String commId, Map<String, Object> data) implements CommContent {
        static Data read(Fields in) throws BadMessage {
            return new Data(in.string("comm_id"), in.object("data").map());
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.COMM_DATA;
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("comm_id", commId, "data", data);
        }
    }

    record Close(String commId, Map<String, Object> data) implements CommContent {
        static Close read(Fields in) throws BadMessage {
            return new Close(in.string("comm_id"), in.object("data").map());
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.COMM_CLOSE;
        }

        @Override
        public Map<String, Object> toJson() {
            return tree("comm_id", commId, "data", data);
        }
    }
}
