package zij.ledger.witness;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A witness over HTTP: {@code POST /add-checkpoint} (C2SP tlog-witness) and {@code GET /vkey}, its
 * key's line. Without TLS, which is for a proxy before it.
 */
public final class WitnessServer implements AutoCloseable {
  /** A proof is 3 KB at most, and a checkpoint with many signatures is 10. */
  static final int MAX_BODY_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);

  /**
   * Tomcat tells of every step of its start and stop; kept here, or the setting would be collected.
   */
  private static final java.util.logging.Logger TOMCAT =
      java.util.logging.Logger.getLogger("org.apache");

  private static final int MAX_CONNECTIONS = 256;
  private static final int MAX_THREADS = 32;
  private static final int IDLE_MS = 10_000;

  private final Tomcat tomcat;

  /**
   * Listens.
   *
   * @param port 0 for any that is free
   * @param folder for the server's own temporary files
   * @throws IOException with a sentence for people when the port cannot be had
   */
  public WitnessServer(Witness witness, String host, int port, Path folder) throws IOException {
    TOMCAT.setLevel(Level.SEVERE);
    tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toAbsolutePath().toString());
    tomcat.setConnector(connector(host, port));
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "witness", new Endpoint(witness));
    context.addServletMappingDecoded("/", "witness");
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      throw new IOException("the witness does not start: " + e.getMessage(), e);
    }
    if (tomcat.getConnector().getState() != LifecycleState.STARTED) {
      close();
      throw new IOException("port " + port + " cannot be used; is something else running there?");
    }
  }

  private static Connector connector(String host, int port) {
    var connector = new Connector();
    connector.setPort(port);
    connector.setProperty("address", host);
    connector.setProperty("connectionTimeout", String.valueOf(IDLE_MS));
    connector.setProperty("keepAliveTimeout", "60000");
    connector.setProperty("maxConnections", String.valueOf(MAX_CONNECTIONS));
    connector.setProperty("maxThreads", String.valueOf(MAX_THREADS));
    connector.setProperty("minSpareThreads", "2");
    connector.setProperty("maxSwallowSize", String.valueOf(MAX_BODY_BYTES));
    return connector;
  }

  /** The port it listens on. */
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException("the witness does not stop", e);
    }
  }

  private static final class Endpoint extends HttpServlet {
    private final transient Witness witness;

    Endpoint(Witness witness) {
      this.witness = witness;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      switch (request.getMethod() + " " + request.getRequestURI()) {
        case "POST /add-checkpoint" -> addCheckpoint(request, response);
        case "GET /vkey" -> send(response, 200, witness.key() + "\n");
        case String other -> send(response, 404, "there is no " + other + "\n");
      }
    }

    private void addCheckpoint(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        send(response, 413, "more than " + MAX_BODY_BYTES + " bytes\n");
        return;
      }
      AddCheckpoint parsed;
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        parsed = AddCheckpoint.parse(text);
      } catch (CharacterCodingException | IllegalArgumentException e) {
        send(response, 400, e.getMessage() + "\n");
        return;
      }
      try {
        answer(response, witness.add(parsed));
      } catch (IOException e) {
        LOG.error("The head cannot be kept, so nothing is cosigned", e);
        send(response, 500, "the head cannot be kept\n");
      }
    }

    private static void answer(HttpServletResponse response, Witness.Answer answer)
        throws IOException {
      switch (answer) {
        case Witness.Answer.Cosigned(String line) -> send(response, 200, line);
        case Witness.Answer.Behind(long size) -> conflict(response, size);
        case Witness.Answer.Forked(long size) -> {
          LOG.error("A LOG HAS FORKED: it has signed another head of size {}", size);
          conflict(response, size);
        }
        case Witness.Answer.Malformed(String why) -> send(response, 400, why + "\n");
        case Witness.Answer.Untrusted() -> send(response, 403, "no trusted signature\n");
        case Witness.Answer.UnknownLog(String origin) ->
            send(response, 404, "unknown log " + origin + "\n");
        case Witness.Answer.Unproven() -> send(response, 422, "the proof does not hold\n");
      }
    }

    private static void conflict(HttpServletResponse response, long size) throws IOException {
      send(response, 409, "text/x.tlog.size", size + "\n");
    }

    private static void send(HttpServletResponse response, int status, String body)
        throws IOException {
      send(response, status, "text/plain; charset=utf-8", body);
    }

    private static void send(HttpServletResponse response, int status, String type, String body)
        throws IOException {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.setContentType(type);
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }
}
