package himalia.kernel.transport;

import org.zeromq.SocketType;
import org.zeromq.UncheckedZMQException;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// Sends back what comes, so that the front end knows that the kernel lives. On its own thread: it answers whatever
/// else is going on.
final class Heartbeat implements Runnable {
    private final ZMQ.Socket socket;

    Heartbeat(ZContext context, String address) {
        socket = context.createSocket(SocketType.ROUTER);
        socket.bind(address);
    }

    @Override
    public void run() {
        try {
            ZMQ.proxy(socket, socket, null);
        } catch (UncheckedZMQException e) {
            // The context was closed under it: the kernel goes down.
        }
    }
}
