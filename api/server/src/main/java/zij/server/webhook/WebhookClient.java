package zij.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
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
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
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
  private static final int FAILURE_MAX = 300;
  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /**
   * How an exchange went.
   *
   * @param status of HTTP; null if there was no answer
   * @param failure why there was none
   * @param answer the beginning of its body
   * @param retryAfter for how long it wants to be left alone (RFC 9110, 10.2.3, in seconds); zero
   *     if it did not say
   */
  record Answer(
      @Nullable Integer status,
      @Nullable String failure,
      String answer,
      int tookMs,
      Duration retryAfter) {
    /** Nothing was sent. */
    static Answer none(String why) {
      return new Answer(null, why, "", 0, Duration.ZERO);
    }

    /** Whether what was told has arrived (Standard Webhooks: any status of 2xx). */
    boolean isGood() {
      return status != null && status >= 200 && status < 300;
    }

    /** Whether it wants to be told nothing any more (Standard Webhooks: 410). */
    boolean isGone() {
      return status != null && status == 410;
    }
  }

  private final CloseableHttpClient http;
  private final Duration limit;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-clock").factory());

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
    HttpPost request;
    try {
      request = new HttpPost(address);
    } catch (IllegalArgumentException e) { // an address that this library does not take
      return failed(String.valueOf(e.getMessage()), began);
    }
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    Runnable cut = request::abort;
    Future<?> end = clock.schedule(cut, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answer(request, http.executeOpen(null, request, null), began);
    } catch (IOException | RuntimeException e) {
      String why = request.isAborted() ? "no answer in time" : String.valueOf(e.getMessage());
      return failed(why, began);
    } finally {
      end.cancel(false);
    }
  }

  private static Answer failed(String why, long began) {
    String failure = printable(why.substring(0, Math.min(why.length(), FAILURE_MAX)));
    return new Answer(null, failure, "", since(began), Duration.ZERO);
  }

  /** What counts is the status; of what follows the beginning is read if it comes in time. */
  private static Answer answer(HttpPost request, ClassicHttpResponse response, long began) {
    String beginning = "";
    try (response) {
      byte[] read = beginning(response.getEntity());
      beginning = printable(new String(read, 0, Math.min(read.length, ANSWER_MAX), UTF_8));
      if (read.length > ANSWER_MAX) request.abort(); // else closing it would read all of the rest
    } catch (IOException e) {
      // It was cut off, by us or by them, and its status was there before.
    }
    Header wish = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return new Answer(response.getCode(), null, beginning, since(began), seconds(wish));
  }

  private static byte[] beginning(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) return new byte[0];
    return entity.getContent().readNBytes(ANSWER_MAX + 1);
  }

  private static Duration seconds(@Nullable Header header) {
    String text = header == null ? "" : String.valueOf(header.getValue());
    return text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
  }

  /** PostgreSQL keeps no NUL, and nobody reads the others. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
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
