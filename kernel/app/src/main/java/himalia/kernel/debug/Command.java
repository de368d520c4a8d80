package himalia.kernel.debug;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Request;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a front end asks of the debugger. Each record reads itself from the arguments of the message, and [Known] knows
/// its name.
sealed interface Command {
    /// How far the debugger is, also before it is started.
    record Info() implements Command {
        static Info read(Fields in) {
            return new Info();
        }
    }

    record Initialize() implements Command {
        static Initialize read(Fields in) {
            return new Initialize();
        }
    }

    record Attach() implements Command {
        static Attach read(Fields in) {
            return new Attach();
        }
    }

    /// All is set; the page waits for nothing but the answer.
    record ConfigurationDone() implements Command {
        static ConfigurationDone read(Fields in) {
            return new ConfigurationDone();
        }
    }

    record Disconnect() implements Command {
        static Disconnect read(Fields in) {
            return new Disconnect();
        }
    }

    /// The path of a cell that may never have run.
    record DumpCell(String code) implements Command {
        static DumpCell read(Fields in) throws BadMessage {
            return new DumpCell(in.string("code"));
        }
    }

    record Source(String path) implements Command {
        static Source read(Fields in) throws BadMessage {
            return new Source(in.object("source").string("path"));
        }
    }

    /// The sources that there are.
    record Modules() implements Command {
        static Modules read(Fields in) {
            return new Modules();
        }
    }

    /// The variables of the cells, whether one is stopped or not.
    record InspectVariables() implements Command {
        static InspectVariables read(Fields in) {
            return new InspectVariables();
        }
    }

    /// What is below a variable.
    record Variables(int reference) implements Command {
        static Variables read(Fields in) throws BadMessage {
            return new Variables(in.integer("variablesReference", 0));
        }
    }

    /// A variable as a cell would show it.
    record RichInspect(String variable) implements Command {
        static RichInspect read(Fields in) throws BadMessage {
            return new RichInspect(in.string("variableName"));
        }
    }

    /// The names by which the commands come.
    enum Known {
        INFO("debugInfo", Info::read),
        INITIALIZE("initialize", Initialize::read),
        ATTACH("attach", Attach::read),
        CONFIGURATION_DONE("configurationDone", ConfigurationDone::read),
        DISCONNECT("disconnect", Disconnect::read),
        DUMP_CELL("dumpCell", DumpCell::read),
        SOURCE("source", Source::read),
        MODULES("modules", Modules::read),
        INSPECT_VARIABLES("inspectVariables", InspectVariables::read),
        VARIABLES("variables", Variables::read),
        RICH_INSPECT("richInspectVariables", RichInspect::read);

        private interface Reader {
            Command read(Fields arguments) throws BadMessage;
        }

        private static final Map<String, Known> BY_NAME =
                Stream.of(values()).collect(Collectors.toUnmodifiableMap(one -> one.command, Function.identity()));

        private final String command;
        private final Reader reader;

        Known(String command, Reader reader) {
            this.command = command;
            this.reader = reader;
        }

        String command() {
            return command;
        }
    }

    /// Reads what is asked.
    ///
    /// @return empty if the command is not known
    /// @throws BadMessage if an argument is not what it should be
    static Optional<Command> read(Request.Debug asked) throws BadMessage {
        Known known = Known.BY_NAME.get(asked.command());
        return known == null ? Optional.empty() : Optional.of(known.reader.read(asked.arguments()));
    }
}
