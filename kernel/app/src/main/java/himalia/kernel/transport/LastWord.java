package himalia.kernel.transport;

import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Outgoing;
import himalia.kernel.protocol.Reply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// The sockets of a kernel that is dead, bound once more to say something in its name.
public final class LastWord {
    /// So long a front end has to notice that somebody is there again.
    private static final long PATIENCE_MS = 3000;

    /// Front ends connect anew ten times a second: so long after the first of them the others are there, too.
    private static final long OTHERS_MS = 300;

    private static final long RETRY_MS = 20;
    private static final int LINGER_MS = 1000;

    private LastWord() {}

    /// Says something to everyone, and something to the one that waits for an answer, once they have come back.
    ///
    /// @param channel on which the answer is waited for
    public static void say(
            ConnectionFile connection,
            Codec codec,
            List<Message<? extends Outgoing>> toAll,
            Channel channel,
            Message<Reply> answer) {
        try (ZContext context = new ZContext()) {
            // Of the kind that hears who listens.
            ZMQ.Socket iopub = bound(context, SocketType.XPUB, connection.address(connection.iopubPort()));
            int port = channel == Channel.CONTROL ? connection.controlPort() : connection.shellPort();
            ZMQ.Socket answers = bound(context, SocketType.ROUTER, connection.address(port));
            answers.setRouterMandatory(true);
            iopub.setReceiveTimeOut((int) PATIENCE_MS);
            if (iopub.recv() != null) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(OTHERS_MS));
            }
            for (Message<? extends Outgoing> one : toAll) {
                send(iopub, codec.encode(one));
            }
            List<byte[]> frames = codec.encode(answer);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (!reaches(answers, frames) && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RETRY_MS));
            }
        }
    }

    private static ZMQ.Socket bound(ZContext context, SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(LINGER_MS);
        socket.bind(address);
        return socket;
    }

    /// Whether somebody of that identity is there to be answered.
    private static boolean reaches(ZMQ.Socket socket, List<byte[]> frames) {
        try {
            return send(socket, frames);
        } catch (ZMQException nobody) {
            return false;
        }
    }

    private static boolean send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            if (!socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0)) {
                return false;
            }
        }
        return true;
    }
}
