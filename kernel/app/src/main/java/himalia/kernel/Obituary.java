package himalia.kernel;

import himalia.kernel.cell.Ansi;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Outgoing;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Signer;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.ConnectionFile;
import himalia.kernel.transport.LastWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says in the notebook how a kernel has ended that could not say so itself: its launcher starts this in its place.
///
/// A front end takes a kernel for alive as long as its launcher lives. So the sentence still comes to the cell that
/// ran, as its error, and only then the launcher ends, upon which a notebook starts the kernel anew. Where no cell ran,
/// the next kernel says it in its first one.
final class Obituary {
    static final String NAME = "DeadKernel";

    private Obituary() {}

    /// Says it.
    ///
    /// @param status the exit code of the kernel's Java
    static void write(Path connection, int status) throws IOException {
        Path file = RunningCell.fileOf(connection);
        RunningCell.Note note = file == null ? null : RunningCell.read(file).orElse(null);
        if (file == null || note == null) {
            return;
        }
        NativeOutput.log(file);
        boolean ran = note.header() != null;
        String sentence = note.sentence().isEmpty()
                ? EndOfKernel.sentence(note.number(), ran, status, report(note.process()))
                : note.sentence();
        Log.line(sentence);
        Header cell = note.header();
        Channel channel = note.channel();
        if (cell == null || channel == null) {
            RunningCell.leave(file, sentence);
            return;
        }
        Files.deleteIfExists(file);
        ConnectionFile there = ConnectionFile.read(connection);
        String session = UUID.randomUUID().toString();
        Message<Reply> answer = new Message<>(
                note.ids(),
                Header.of("execute_reply", session),
                cell,
                Map.of("started", Header.now()),
                new Reply.ExecuteFailed(note.number(), NAME, sentence, traceback(sentence)),
                List.of());
        List<Message<? extends Outgoing>> told = List.of(
                broadcast(new Broadcast.Error(NAME, sentence, traceback(sentence)), cell, session),
                broadcast(new Broadcast.Status("idle"), cell, session));
        LastWord.say(there, new Codec(new Signer(there.scheme(), there.key())), told, channel, answer);
    }

    /// How such an error looks.
    static List<String> traceback(String sentence) {
        return List.of(Ansi.strong(sentence));
    }

    private static Message<Broadcast> broadcast(Broadcast content, Header cell, String session) {
        byte[] topic = content.type().getBytes(StandardCharsets.US_ASCII);
        return new Message<>(List.of(topic), Header.of(content.type(), session), cell, Map.of(), content, List.of());
    }

    /// The report of a crash, where the option of this VM, which is that of the dead one, says it shall be.
    private static @Nullable Path report(long process) {
        String option = "-XX:ErrorFile=";
        for (String argument : ProcessHandle.current().info().arguments().orElse(new String[0])) {
            if (argument.startsWith(option)) {
                Path file = Path.of(argument.substring(option.length()).replace("%p", Long.toString(process)));
                return Files.isRegularFile(file) ? file : null;
            }
        }
        return null;
    }
}
