package himalia.kernel.protocol;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The types of messages that this kernel understands, and who reads each.
public enum IncomingType {
    KERNEL_INFO("kernel_info_request", Request.KernelInfo::read),
    EXECUTE("execute_request", Request.Execute::read),
    IS_COMPLETE("is_complete_request", Request.IsComplete::read),
    COMPLETE("complete_request", Request.Complete::read),
    INSPECT("inspect_request", Request.Inspect::read),
    HISTORY("history_request", Request.History::read),
    COMM_INFO("comm_info_request", Request.CommInfo::read),
    COMM_OPEN("comm_open", CommContent.Open::read),
    COMM_DATA("comm_msg", CommContent.Data::read),
    COMM_CLOSE("comm_close", CommContent.Close::read),
    DEBUG("debug_request", Request.Debug::read),
    INTERRUPT("interrupt_request", Request.Interrupt::read),
    SHUTDOWN("shutdown_request", Request.Shutdown::read),
    CREATE_SUBSHELL("create_subshell_request", Request.CreateSubshell::read),
    DELETE_SUBSHELL("delete_subshell_request", Request.DeleteSubshell::read),
    LIST_SUBSHELLS("list_subshell_request", Request.ListSubshells::read),
    INPUT("input_reply", Request.InputAnswer::read);

    private interface Reader {
        Incoming read(Fields fields) throws BadMessage;
    }

    private static final Map<String, IncomingType> BY_TYPE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(IncomingType::type, Function.identity()));

    private final String type;
    private final Reader reader;

    IncomingType(String type, Reader reader) {
        this.type = type;
        this.reader = reader;
    }

    /// The message type, as it stands in the header.
    public String type() {
        return type;
    }

    /// The content of a message.
    ///
    /// @throws BadMessage if the type is not known, or a field is not what it should be
    static Incoming read(String type, Fields content) throws BadMessage {
        IncomingType known = BY_TYPE.get(type);
        if (known == null) {
            throw new BadMessage("message type `" + type + "` is not known");
        }
        return known.reader.read(content);
    }
}
