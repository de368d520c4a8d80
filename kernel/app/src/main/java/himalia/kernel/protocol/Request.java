package himalia.kernel.protocol;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a front end asks of the kernel. A cell is run, an input is taken by the cell that waits for it, and a
/// [Question] is answered at once.
public sealed interface Request extends Incoming.Known {
    /// What is answered beside the cells.
    sealed interface Question extends Request {}

    record KernelInfo() implements Question {
        static KernelInfo read(Fields in) {
            return new KernelInfo();
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.KERNEL_INFO;
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
        static Execute read(Fields in) throws BadMessage {
            Fields asked = in.object("user_expressions");
            Map<String, String> expressions = new LinkedHashMap<>();
            for (String name : asked.map().keySet()) {
                expressions.put(name, asked.string(name));
            }
            return new Execute(
                    in.string("code"),
                    in.bool("silent", false),
                    in.bool("store_history", true),
                    expressions,
                    in.bool("allow_stdin", true),
                    in.bool("stop_on_error", true));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.EXECUTE;
        }
    }

    record IsComplete(String code) implements Question {
        static IsComplete read(Fields in) throws BadMessage {
            return new IsComplete(in.string("code"));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.IS_COMPLETE;
        }
    }

    /// @param cursor offset in Unicode code points, as everywhere in the protocol
    record Complete(String code, int cursor) implements Question {
        static Complete read(Fields in) throws BadMessage {
            String code = in.string("code");
            return new Complete(code, in.integer("cursor_pos", code.length()));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.COMPLETE;
        }
    }

    /// @param cursor offset in Unicode code points
    /// @param detail 0 for what is known at once, 1 for all of it
    record Inspect(String code, int cursor, int detail) implements Question {
        static Inspect read(Fields in) throws BadMessage {
            String code = in.string("code");
            return new Inspect(code, in.integer("cursor_pos", code.length()), in.integer("detail_level", 0));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.INSPECT;
        }
    }

    /// @param access  `tail`, `range` or `search`
    /// @param session 0 is the running session, negative counts back from it
    /// @param stop    first line that is no longer wanted
    /// @param pattern with `*` and `?`
    record History(
            String access, boolean output, int session, int start, int stop, int n, String pattern, boolean unique)
            implements Question {
        static History read(Fields in) throws BadMessage {
            return new History(
                    in.string("hist_access_type", "tail"),
                    in.bool("output", false),
                    in.integer("session", 0),
                    in.integer("start", 0),
                    in.integer("stop", Integer.MAX_VALUE),
                    in.integer("n", Integer.MAX_VALUE),
                    in.string("pattern", "*"),
                    in.bool("unique", false));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.HISTORY;
        }
    }

    /// @param target only comms of this target; empty for all
    record CommInfo(String target) implements Question {
        static CommInfo read(Fields in) throws BadMessage {
            return new CommInfo(in.string("target_name", ""));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.COMM_INFO;
        }
    }

    record Interrupt() implements Question {
        static Interrupt read(Fields in) {
            return new Interrupt();
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.INTERRUPT;
        }
    }

    record Shutdown(boolean restart) implements Question {
        static Shutdown read(Fields in) throws BadMessage {
            return new Shutdown(in.bool("restart", false));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.SHUTDOWN;
        }
    }

    /// Opens another queue of cells, which run beside the others.
    record CreateSubshell() implements Question {
        static CreateSubshell read(Fields in) {
            return new CreateSubshell();
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.CREATE_SUBSHELL;
        }
    }

    record DeleteSubshell(String id) implements Question {
        static DeleteSubshell read(Fields in) throws BadMessage {
            return new DeleteSubshell(in.string("subshell_id"));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.DELETE_SUBSHELL;
        }
    }

    record ListSubshells() implements Question {
        static ListSubshells read(Fields in) {
            return new ListSubshells();
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.LIST_SUBSHELLS;
        }
    }

    /// A message of the Debug Adapter Protocol; what its arguments mean, the debugger knows.
    ///
    /// @param seq       the front end's number of it
    /// @param arguments as the command has them
    record Debug(int seq, String command, Fields arguments) implements Question {
        static Debug read(Fields in) throws BadMessage {
            return new Debug(in.integer("seq", 0), in.string("command", ""), in.object("arguments"));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.DEBUG;
        }
    }

    /// What the user typed when asked by an [Reply.Input].
    record InputAnswer(String value) implements Request {
        static InputAnswer read(Fields in) throws BadMessage {
            return new InputAnswer(in.string("value", ""));
        }

        @Override
        public IncomingType incoming() {
            return IncomingType.INPUT;
        }
    }
}
