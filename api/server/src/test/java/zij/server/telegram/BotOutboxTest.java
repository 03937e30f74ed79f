package zij.server.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits while Telegram takes its time. */
class BotOutboxTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer telegram;
  private BotOutbox outbox;

  @BeforeEach
  void start() throws IOException {
    telegram = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    telegram.setExecutor(threads);
    telegram.createContext("/", this::answerLater);
    telegram.start();
    URI address = URI.create("http://127.0.0.1:" + telegram.getAddress().getPort());
    outbox =
        new BotOutbox(
            new BotApi(address, "1:token", Duration.ofMinutes(2), meters, Tracer.NOOP), meters);
  }

  @AfterEach
  void stop() {
    slow.countDown();
    telegram.stop(0);
    threads.shutdownNow();
  }

  private void answerLater(HttpExchange exchange) throws IOException {
    try (exchange) {
      arrived.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      slow.await();
      byte[] ok = "{\"ok\":true,\"result\":{}}".getBytes(UTF_8);
      exchange.sendResponseHeaders(200, ok.length);
      exchange.getResponseBody().write(ok);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reply(long chat) {
    outbox.sendSoon(new BotMessage(chat, "hello", List.of()));
  }

  private double dropped() {
    return meters.counter("zij.bot.messages", "result", "dropped").count();
  }

  @Test
  void oneChatTakesNoMoreThanItsPlaces() throws Exception {
    for (int i = 0; i < BotOutbox.MAX_WAITING_PER_CHAT; i++) reply(7);
    assertThat(dropped()).isZero();
    reply(7);
    assertThat(dropped()).isEqualTo(1);
    reply(8);
    assertThat(dropped()).as("of another chat").isEqualTo(1);
    for (int i = 0; i <= BotOutbox.MAX_WAITING_PER_CHAT; i++) {
      assertThat(arrived.poll(1, TimeUnit.MINUTES)).isNotNull();
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void allChatsTogetherTakeNoMoreThanAllPlaces() {
    for (int i = 0; i < BotOutbox.MAX_WAITING; i++) reply(i);
    assertThat(dropped()).isZero();
    reply(-1);
    assertThat(dropped()).isEqualTo(1);
  }
}
