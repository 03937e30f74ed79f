package zij.simulator.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Carries one update to the webhook over HTTP. Thread-safe. */
final class Courier implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 100;
  private static final int MAX_ANSWER_BYTES = 1 << 16;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(60);

  private final CloseableHttpClient http =
      HttpClients.custom()
          .setConnectionManager(
              PoolingHttpClientConnectionManagerBuilder.create()
                  .setMaxConnTotal(MAX_CONNECTIONS)
                  .setMaxConnPerRoute(MAX_CONNECTIONS)
                  .setDefaultConnectionConfig(
                      ConnectionConfig.custom()
                          .setConnectTimeout(CONNECT)
                          .setSocketTimeout(ANSWER)
                          .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                          .build())
                  .build())
          .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(ANSWER).build())
          .disableAutomaticRetries()
          .disableRedirectHandling()
          .disableCookieManagement()
          .disableContentCompression()
          .disableAuthCaching()
          .build();

  /**
   * What the webhook answered.
   *
   * @param accepted any 2xx
   * @param body the answer's text, empty when there is none
   * @param retryAfterSeconds what {@code Retry-After} asks for, or -1
   * @param problem what went wrong, in Telegram's words, or null
   */
  record Answer(boolean accepted, String body, long retryAfterSeconds, @Nullable String problem) {}

  Answer carry(Webhook webhook, Update update) {
    HttpPost post = new HttpPost(URI.create(webhook.url()));
    if (!webhook.secret().isEmpty()) {
      post.setHeader("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
    }
    post.setEntity(new StringEntity(update.body(), ContentType.APPLICATION_JSON));
    try {
      return http.execute(post, Courier::read);
    } catch (IOException broken) {
      return new Answer(false, "", -1, problem(broken));
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    String body = text(response.getEntity());
    if (status >= 200 && status < 300) {
      return new Answer(true, body, -1, null);
    }
    return new Answer(
        false,
        body,
        seconds(response.getFirstHeader("Retry-After")),
        "Wrong response from the webhook: " + status + " " + response.getReasonPhrase());
  }

  private static String text(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    try (InputStream in = entity.getContent()) {
      return new String(in.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static long seconds(@Nullable Header header) {
    if (header == null || !header.getValue().matches("[0-9]{1,9}")) {
      return -1;
    }
    return Long.parseLong(header.getValue());
  }

  private static String problem(IOException broken) {
    return switch (broken) {
      case java.net.SocketTimeoutException late -> "Read timeout expired";
      case java.net.UnknownHostException nobody ->
          "Failed to resolve host: Name or service not known";
      case java.net.ConnectException refused -> "Connection refused";
      default -> "Connection closed: " + broken.getMessage();
    };
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
