package zij.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The one port: the Bot API under {@code /bot<token>/}, the controls under {@code /simulator/}, the
 * phone everywhere else. Each request has a virtual thread of its own.
 */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int CORE_THREADS = 8;

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens.
   *
   * @throws IllegalArgumentException with a sentence for people when the port cannot be had
   */
  public static HttpServer start(
      String host, int port, BotEndpoint bot, ControlEndpoint control, PhoneEndpoint phone) {
    QueuedThreadPool threads = new QueuedThreadPool(CORE_THREADS);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(512);
    server.addConnector(connector);
    // Idle phones keep their connections open, so a graceful stop would wait for nothing.
    server.setStopTimeout(0);
    server.setHandler(new Front(bot, control, phone));
    try {
      server.start();
      return new HttpServer(server, connector);
    } catch (Exception broken) {
      stop(server);
      throw new IllegalArgumentException(
          "Port " + port + " on " + host + " cannot be used; is something else running there?",
          broken);
    }
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception broken) {
      throw new IllegalStateException("The HTTP server does not stop", broken);
    }
  }

  private static final class Front extends Handler.Abstract {
    private final BotEndpoint bot;
    private final ControlEndpoint control;
    private final PhoneEndpoint phone;

    Front(BotEndpoint bot, ControlEndpoint control, PhoneEndpoint phone) {
      this.bot = bot;
      this.control = control;
      this.phone = phone;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Reply reply = reply(request);
      if (reply.isNone()) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.succeeded(); // nobody is there any more
        return true;
      }
      response.setStatus(reply.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
      reply.headers().forEach(response.getHeaders()::put);
      response.write(true, ByteBuffer.wrap(reply.body()), callback);
      return true;
    }

    private Reply reply(Request request) {
      try {
        return route(call(request));
      } catch (Refusal refusal) {
        return Reply.refused(refusal.status(), refusal.why());
      } catch (IllegalArgumentException wrong) {
        return Reply.refused(400, String.valueOf(wrong.getMessage()));
      } catch (IOException gone) {
        return Reply.refused(400, "The request broke off");
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return Reply.refused(503, "The simulator is stopping");
      } catch (RuntimeException fault) {
        System.getLogger("zij.simulator.http")
            .log(System.Logger.Level.ERROR, "A request failed", fault);
        return Reply.refused(500, "The simulator is at fault: " + fault);
      }
    }

    private Reply route(Call call) throws InterruptedException {
      String first = call.path().isEmpty() ? "" : call.path().getFirst();
      if (first.startsWith("bot")) {
        return bot.answer(call);
      }
      return first.equals("simulator") ? control.answer(call) : phone.answer(call);
    }

    private static Call call(Request request) throws IOException {
      String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "/");
      String query = request.getHttpURI().getQuery();
      String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
      return new Call(
          request.getMethod(),
          segments(path),
          query == null ? Map.of() : Call.form(query),
          type == null ? "" : type,
          body(request));
    }

    private static List<String> segments(String path) {
      return Arrays.stream(path.split("/"))
          .filter(segment -> !segment.isEmpty())
          .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
          .toList();
    }

    private static byte[] body(Request request) throws IOException {
      if (request.getLength() == 0) {
        return new byte[0];
      }
      try (InputStream in = Content.Source.asInputStream(request)) {
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
          throw new Refusal(413, "Request Entity Too Large");
        }
        return body;
      }
    }
  }
}
