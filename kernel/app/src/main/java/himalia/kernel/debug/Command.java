package himalia.kernel.debug;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a front end asks of the debugger. Each record reads itself from the arguments of the message, and [Known] knows
/// its name.
sealed interface Command {
    /// Which part of a list is asked for.
    ///
    /// @param count 0 for all that follow
    record Page(int start, int count) {
        static Page read(Fields in, String start, String count) throws BadMessage {
            return new Page(Math.max(0, in.integer(start, 0)), Math.max(0, in.integer(count, 0)));
        }

        <T> List<T> of(List<T> all) {
            int from = Math.min(start, all.size());
            return all.subList(from, count == 0 ? all.size() : from + Math.min(count, all.size() - from));
        }
    }

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
    record Variables(int reference, Page page) implements Command {
        static Variables read(Fields in) throws BadMessage {
            return new Variables(in.integer("variablesReference", 0), Page.read(in, "start", "count"));
        }
    }

    /// A variable as a cell would show it.
    record RichInspect(String variable, int frame) implements Command {
        static RichInspect read(Fields in) throws BadMessage {
            return new RichInspect(in.string("variableName"), in.integer("frameId", 0));
        }
    }

    /// Makes a variable of the cells of a local one.
    record CopyToGlobals(String from, String to, int frame) implements Command {
        static CopyToGlobals read(Fields in) throws BadMessage {
            return new CopyToGlobals(
                    in.string("srcVariableName"), in.string("dstVariableName"), in.integer("srcFrameId", 0));
        }
    }

    /// The breakpoints of a path, in place of those that it had.
    record SetBreakpoints(String path, List<Breakpoint> breakpoints) implements Command {
        static SetBreakpoints read(Fields in) throws BadMessage {
            List<Breakpoint> all = new ArrayList<>();
            for (Fields one : in.objects("breakpoints")) {
                all.add(Breakpoint.read(one));
            }
            return new SetBreakpoints(in.object("source").string("path"), all);
        }
    }

    /// At which exceptions to stop.
    record SetExceptionBreakpoints(List<String> filters) implements Command {
        static SetExceptionBreakpoints read(Fields in) throws BadMessage {
            return new SetExceptionBreakpoints(in.strings("filters"));
        }
    }

    /// At which exception a cell has stopped.
    record ExceptionInfo() implements Command {
        static ExceptionInfo read(Fields in) {
            return new ExceptionInfo();
        }
    }

    record Threads() implements Command {
        static Threads read(Fields in) {
            return new Threads();
        }
    }

    record StackTrace(Page page) implements Command {
        static StackTrace read(Fields in) throws BadMessage {
            return new StackTrace(Page.read(in, "startFrame", "levels"));
        }
    }

    record Scopes(int frame) implements Command {
        static Scopes read(Fields in) throws BadMessage {
            return new Scopes(in.integer("frameId", 0));
        }
    }

    record Evaluate(String expression, int frame) implements Command {
        static Evaluate read(Fields in) throws BadMessage {
            return new Evaluate(in.string("expression"), in.integer("frameId", 0));
        }
    }

    record SetVariable(String name, String value, int reference) implements Command {
        static SetVariable read(Fields in) throws BadMessage {
            return new SetVariable(in.string("name"), in.string("value"), in.integer("variablesReference", 0));
        }
    }

    record SetExpression(String expression, String value, int frame) implements Command {
        static SetExpression read(Fields in) throws BadMessage {
            return new SetExpression(in.string("expression"), in.string("value"), in.integer("frameId", 0));
        }
    }

    /// How a text that is typed into the console may go on.
    ///
    /// @param column of the cursor, the first is 1
    record Completions(String text, int column, int frame) implements Command {
        static Completions read(Fields in) throws BadMessage {
            String text = in.string("text");
            return new Completions(text, in.integer("column", text.length() + 1), in.integer("frameId", 0));
        }
    }

    /// @param step null for none: to the next breakpoint
    record Go(Halts.@Nullable Step step) implements Command {}

    record Pause() implements Command {
        static Pause read(Fields in) {
            return new Pause();
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
        SET_BREAKPOINTS("setBreakpoints", SetBreakpoints::read),
        SET_EXCEPTION_BREAKPOINTS("setExceptionBreakpoints", SetExceptionBreakpoints::read),
        EXCEPTION_INFO("exceptionInfo", ExceptionInfo::read),
        THREADS("threads", Threads::read),
        STACK_TRACE("stackTrace", StackTrace::read),
        SCOPES("scopes", Scopes::read),
        EVALUATE("evaluate", Evaluate::read),
        SET_VARIABLE("setVariable", SetVariable::read),
        SET_EXPRESSION("setExpression", SetExpression::read),
        COMPLETIONS("completions", Completions::read),
        COPY_TO_GLOBALS("copyToGlobals", CopyToGlobals::read),
        CONTINUE("continue", in -> new Go(null)),
        NEXT("next", in -> new Go(Halts.Step.OVER)),
        STEP_IN("stepIn", in -> new Go(Halts.Step.IN)),
        STEP_OUT("stepOut", in -> new Go(Halts.Step.OUT)),
        PAUSE("pause", Pause::read),
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
