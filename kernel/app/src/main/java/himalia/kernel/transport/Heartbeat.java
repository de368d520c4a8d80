package himalia.kernel.transport;

import org.zeromq.SocketType;
import org.zeromq.UncheckedZMQException;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// Sends back what comes, so that the front end knows that the kernel lives. On its own thread: it answers whatever
/// else is going on.
///
/// Its socket belongs to that thread, which closes it when the context ends: closed by another one, it would be so in
/// the middle of its work.
final class Heartbeat implements Runnable {
    private final ZContext mine;
    private final ZMQ.Socket socket;

    Heartbeat(ZContext context, String address) {
        mine = context.shadow();
        socket = mine.createSocket(SocketType.ROUTER);
        socket.setLinger(0);
        socket.bind(address);
    }

    @Override
    public void run() {
        try (mine) {
            ZMQ.proxy(socket, socket, null);
        } catch (UncheckedZMQException e) {
            // The context has ended: the kernel goes down.
        }
    }
}
