package himalia.kernel.transport;

import org.zeromq.SocketType;
import org.zeromq.UncheckedZMQException;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// Sends back what comes, so that the front end knows that the kernel lives. On its own thread: it answers whatever
/// else is going on.
///
/// Its socket belongs to that thread, which closes it when the context ends: closed by another one, it would be so in
/// the middle of its work. So it is none of the sockets of a [ZContext], not even of a shadow: those are closed by the
/// thread that closes the context.
final class Heartbeat implements Runnable {
    private final ZMQ.Socket socket;

    Heartbeat(ZContext context, String address) {
        socket = context.getContext().socket(SocketType.ROUTER);
        socket.setLinger(0);
        socket.bind(address);
    }

    /// Works until the context ends, which waits until the socket is closed. After an [OutOfMemoryError] it may be
    /// called again.
    @Override
    public void run() {
        try {
            ZMQ.proxy(socket, socket, null);
        } catch (RuntimeException e) {
            // The socket is of no use any more: it must not keep the context from ending.
        }
        try {
            socket.close();
        } catch (UncheckedZMQException e) {
            // The context was faster: it has ended before its thread was woken to hear of it.
        }
    }
}
