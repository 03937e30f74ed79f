package zij.server.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running shop in the session of a person. For one thread. */
final class SessionClient implements AutoCloseable {
  /** A replay calls Telegram, perhaps many times. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int MAX_SESSION = 8_192;
  private static final int MAX_ANSWER = 4 << 20;

  /** The shop refused, or was not asked because it would; the message is for who asked. */
  static final class Refused extends Exception {
    private Refused(String message) {
      super(message);
    }
  }

  private final URI server;
  private final String session;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private SessionClient(URI server, String session) {
    this.server = server;
    this.session = session;
  }

  /**
   * @param file has the session, or is null
   * @param variable is the session if there is no file, or null
   * @throws Refused if there is none, or the address is none
   */
  static SessionClient of(URI server, @Nullable Path file, @Nullable String variable)
      throws Refused, IOException {
    if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
      throw new Refused("--server: '" + server + "' is no address like https://shop.example");
    }
    String session = file == null ? variable : read(file);
    if (session == null || session.isBlank()) {
      throw new Refused(
          "A session is needed: copy it in the desk, at the foot of Attention, and give it by "
              + LettersCommand.VARIABLE
              + " or --session FILE.");
    }
    // Anything else is no header, and nothing of it is to be shown.
    if (!session.strip().matches("[A-Za-z0-9._-]+")) throw new Refused("This is no session.");
    return new SessionClient(server, session.strip());
  }

  private static String read(Path file) throws Refused {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_SESSION), UTF_8);
    } catch (IOException e) {
      throw new Refused("--session: cannot read " + file);
    }
  }

  JsonNode get(String path) throws IOException, InterruptedException, Refused {
    return answer(request(path).GET());
  }

  JsonNode post(String path, String json) throws IOException, InterruptedException, Refused {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/+$", "") + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + session)
        .header("Accept-Language", "en");
  }

  private JsonNode answer(HttpRequest.Builder request)
      throws IOException, InterruptedException, Refused {
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    byte[] body;
    try (InputStream in = response.body()) {
      body = in.readNBytes(MAX_ANSWER);
    }
    int status = response.statusCode();
    JsonNode answer;
    try {
      answer = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw new Refused("%s does not answer as a shop does (status %d)".formatted(server, status));
    }
    if (status / 100 == 2) return answer;
    String detail = answer.path("detail").asString("status " + status);
    String code = answer.path("code").asString("");
    throw new Refused(
        status == 401
            ? "The session is over. Copy a new one in the desk, at the foot of Attention."
            : detail + (code.isEmpty() ? "" : " (" + code + ")"));
  }
}
