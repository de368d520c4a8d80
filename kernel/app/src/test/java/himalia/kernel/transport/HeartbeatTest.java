package himalia.kernel.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

@Timeout(60)
class HeartbeatTest {
    @Test
    void what_comes_is_sent_back() {
        ZContext context = new ZContext();
        Thread.ofPlatform().daemon().start(new Heartbeat(context, "inproc://heart"));
        ZMQ.Socket page = context.createSocket(SocketType.REQ);
        page.setReceiveTimeOut(30_000);
        page.connect("inproc://heart");
        page.send("alive?");
        assertThat(page.recvStr()).isEqualTo("alive?");
        context.close();
    }

    /// Closed by the thread that closes the context, it would be so while the heartbeat uses it.
    @Test
    void its_socket_is_closed_by_its_own_thread_and_the_context_waits_for_that() throws InterruptedException {
        ZContext context = new ZContext();
        Heartbeat heartbeat = new Heartbeat(context, "inproc://heart");
        Thread closing = Thread.ofPlatform().daemon().start(context::close);
        assertThat(closing.join(Duration.ofMillis(200))).isFalse();
        heartbeat.run();
        assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
    }
}
