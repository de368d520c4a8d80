package himalia.kernel.protocol;

/// What a front end has sent and the kernel does not understand. Who waits for an answer should hear that none will
/// come.
///
/// @param type of a message that is not known, or whose fields are not what they should be
/// @param why  the sentence for it
public record Unread(String type, String why) implements Incoming {}
