package himalia.spark;

import himalia.train.Team;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/// The tasks of a barrier stage in a ring: each sends to the next one and hears of the one before. A sum goes
/// round twice in pieces, so that each sends and hears about twice as much as there is, however many they are;
/// first each piece gathers what all have, then the sums are passed on, and so are the same to the last bit.
final class Ring implements Team, AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int PATIENCE_MILLIS = 1_000;

    private final int rank;
    private final int size;
    private final Selector selector;
    private final SocketChannel next;
    private final SocketChannel before;
    private ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);

    private Ring(int rank, int size, Selector selector, SocketChannel next, SocketChannel before) {
        this.rank = rank;
        this.size = size;
        this.selector = selector;
        this.next = next;
        this.before = before;
    }

    /// @param host of this task, where the others find it
    /// @param gather tells all tasks an address, and gives the addresses of all in the order of their ranks
    static Ring join(int rank, String host, UnaryOperator<String[]> gather) throws IOException {
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(host, 0));
            int port = ((InetSocketAddress) door.getLocalAddress()).getPort();
            String[] all = gather.apply(new String[] {host + ":" + port});
            String address = all[(rank + 1) % all.length];
            int colon = address.lastIndexOf(':');
            SocketChannel next = SocketChannel.open(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))));
            SocketChannel before = door.accept();
            Selector selector = Selector.open();
            for (SocketChannel one : new SocketChannel[] {next, before}) {
                one.configureBlocking(false);
                one.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            next.register(selector, 0);
            before.register(selector, 0);
            return new Ring(rank, all.length, selector, next, before);
        }
    }

    @Override
    public int size() {
        return size;
    }

    private static int start(int n, int piece, int pieces) {
        return (int) ((long) n * piece / pieces);
    }

    private interface Piece {
        void at(int from, int to);
    }

    /// @param put writes a piece into [#out]
    /// @param add adds a piece of [#in]
    /// @param take takes a piece over from [#in]
    private void around(int n, int bytes, Piece put, Piece add, Piece take) {
        int most = (n / size + 1) * bytes;
        if (out.capacity() < most) {
            out = ByteBuffer.allocateDirect(most);
            in = ByteBuffer.allocateDirect(most);
        }
        for (int step = 0; step < 2 * (size - 1); step++) {
            boolean gathers = step < size - 1;
            int mine = Math.floorMod(rank - step + (gathers ? 0 : size), size);
            int theirs = Math.floorMod(mine - 1, size);
            int from = start(n, mine, size);
            int to = start(n, mine + 1, size);
            out.clear().limit((to - from) * bytes);
            put.at(from, to);
            out.rewind();
            int first = start(n, theirs, size);
            int last = start(n, theirs + 1, size);
            in.clear().limit((last - first) * bytes);
            exchange();
            in.flip();
            (gathers ? add : take).at(first, last);
        }
    }

    @Override
    public void sum(float[] values) {
        around(
                values.length,
                Float.BYTES,
                (from, to) -> out.asFloatBuffer().put(values, from, to - from),
                (from, to) -> {
                    var numbers = in.asFloatBuffer();
                    for (int i = from; i < to; i++) {
                        values[i] += numbers.get(i - from);
                    }
                },
                (from, to) -> in.asFloatBuffer().get(values, from, to - from));
    }

    @Override
    public void sum(double[] values) {
        around(
                values.length,
                Double.BYTES,
                (from, to) -> out.asDoubleBuffer().put(values, from, to - from),
                (from, to) -> {
                    var numbers = in.asDoubleBuffer();
                    for (int i = from; i < to; i++) {
                        values[i] += numbers.get(i - from);
                    }
                },
                (from, to) -> in.asDoubleBuffer().get(values, from, to - from));
    }

    /// Sends all of one buffer while the other is filled; neither waits for the other, as both may be larger
    /// than what lies between.
    private void exchange() {
        try {
            while (out.hasRemaining() || in.hasRemaining()) {
                int moved = out.hasRemaining() ? next.write(out) : 0;
                int heard = in.hasRemaining() ? before.read(in) : 0;
                if (heard < 0) {
                    throw new IOException("the connection was closed");
                }
                if (moved + heard == 0) {
                    next.keyFor(selector).interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
                    before.keyFor(selector).interestOps(in.hasRemaining() ? SelectionKey.OP_READ : 0);
                    selector.select(PATIENCE_MILLIS);
                    selector.selectedKeys().clear();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the task was ended");
                }
            }
        } catch (IOException e) {
            throw new PeerLost(e);
        }
    }

    /// Another task of the stage has gone, and the stage with it.
    static final class PeerLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        PeerLost(IOException cause) {
            super("another task of the training has ended", cause);
        }
    }

    @Override
    public void close() throws IOException {
        try (selector;
                next) {
            before.close();
        }
    }
}
