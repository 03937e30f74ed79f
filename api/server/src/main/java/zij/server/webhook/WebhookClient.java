package zij.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Tells other systems by HTTP. Connections are kept; no redirect is followed, no cookie taken, and
 * of an answer no more than its beginning is read. A whole exchange takes no longer than its limit.
 * Thread-safe.
 */
final class WebhookClient implements AutoCloseable {
  /** So much of an answer is read and kept, in bytes. */
  static final int ANSWER_MAX = 1_024;

  private static final int CONNECTIONS = 20;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /**
   * How an exchange went.
   *
   * @param status of HTTP; null if there was no answer
   * @param failure why there was none
   * @param answer the beginning of its body
   */
  record Answer(@Nullable Integer status, @Nullable String failure, String answer, int tookMs) {
    /** Whether what was told has arrived (Standard Webhooks: any status of 2xx). */
    boolean isGood() {
      return status != null && status >= 200 && status < 300;
    }
  }

  private final CloseableHttpClient http;
  private final Duration limit;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param limit how long an exchange may take, from the first packet to the last
   */
  WebhookClient(DnsResolver addresses, Duration limit) {
    this.limit = limit;
    Timeout answer = Timeout.of(limit);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(addresses)
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS / 4)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(answer)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(CONNECT)
                    .setResponseTimeout(answer)
                    .setRedirectsEnabled(false)
                    .build())
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .disableAuthCaching()
            .disableContentCompression() // a small answer cannot become a large one
            .build();
  }

  /** Sends a message; whatever happens is an answer. */
  Answer send(URI address, Map<String, String> headers, byte[] body) {
    long began = System.nanoTime();
    HttpPost request = new HttpPost(address);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    Runnable cut = request::abort;
    Future<?> end = clock.schedule(cut, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, response -> answer(response, began));
    } catch (IOException e) {
      String why = request.isAborted() ? "no answer in time" : String.valueOf(e.getMessage());
      return new Answer(null, why.substring(0, Math.min(why.length(), 300)), "", since(began));
    } finally {
      end.cancel(false);
    }
  }

  private static Answer answer(ClassicHttpResponse response, long began) throws IOException {
    String beginning = "";
    try (HttpEntity entity = response.getEntity()) {
      InputStream content = entity == null ? null : entity.getContent();
      if (content != null) beginning = printable(content.readNBytes(ANSWER_MAX));
    }
    return new Answer(response.getCode(), null, beginning, since(began));
  }

  /** PostgreSQL keeps no NUL, and nobody reads the others. */
  private static String printable(byte[] bytes) {
    return new String(bytes, UTF_8).replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
  }

  private static int since(long began) {
    return Math.toIntExact(Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    http.close();
  }
}
