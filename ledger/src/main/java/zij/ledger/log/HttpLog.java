package zij.ledger.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log over HTTP (C2SP tlog-tiles). Every read is bounded in size and time; what a busy server
 * does not answer is asked for again a few times. Follows no redirections: the token is for this
 * server alone. Not thread-safe.
 */
final class HttpLog implements TiledLog, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int TRIES = 3;

  /** What a body that cannot be compressed has more when it is. */
  private static final int COMPRESSION_OVERHEAD = 1 << 14;

  private final String prefix;
  private final @Nullable String token;
  private final Duration timeout;
  private final Duration pause;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * The log under a prefix.
   *
   * @param prefix such as {@code https://shop.example/log}
   * @param token bearer token for the entries, which are not public; null if there is none
   * @param timeout for one whole answer
   * @param pause before the second try, doubled for each further one
   * @throws IllegalArgumentException if this is no HTTP address
   */
  HttpLog(URI prefix, @Nullable String token, Duration timeout, Duration pause) {
    if (!"http".equals(prefix.getScheme()) && !"https".equals(prefix.getScheme())) {
      throw new IllegalArgumentException("not an http address: " + prefix);
    }
    this.prefix = prefix.toString().replaceFirst("/*$", "/");
    this.token = token;
    this.timeout = timeout;
    this.pause = pause;
  }

  @Override
  public byte[] read(String path, int limit) throws IOException {
    for (int next = 1; ; next++) {
      IOException failure;
      try {
        var answer = get(path, limit);
        if (answer.statusCode() != 429 && answer.statusCode() < 500) {
          return body(answer, path, limit);
        }
        failure = new IOException(prefix + path + " answers " + answer.statusCode());
      } catch (TimeoutException | ExecutionException e) {
        failure = failure(path, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      if (next == TRIES) {
        throw failure;
      }
      sleep(pause.multipliedBy(1L << (next - 1)));
    }
  }

  private IOException failure(String path, Exception e) {
    if (e instanceof TimeoutException) {
      return new IOException(
          prefix + path + " is not there after " + timeout.toSeconds() + " s", e);
    }
    var cause = e.getCause() == null ? e : e.getCause();
    return new IOException(prefix + path + ": " + cause, e);
  }

  private HttpResponse<byte[]> get(String path, int limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    var request =
        HttpRequest.newBuilder(URI.create(prefix + path)).header("Accept-Encoding", "gzip");
    if (token != null && path.startsWith("tile/entries/")) {
      request.header("Authorization", "Bearer " + token);
    }
    var most = BodyHandlers.limiting(BodyHandlers.ofByteArray(), limit + COMPRESSION_OVERHEAD);
    var answer = client.sendAsync(request.build(), most);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true); // a body that drips in is not waited for
    }
  }

  private byte[] body(HttpResponse<byte[]> answer, String path, int limit) throws IOException {
    return switch (answer.statusCode()) {
      case 200 -> {
        var bytes = new ByteArrayInputStream(answer.body());
        boolean isZipped =
            answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
        yield BoundedRead.bytes(isZipped ? new GZIPInputStream(bytes) : bytes, limit);
      }
      case 404, 410 -> throw new NoSuchFileException(path);
      case 401, 403 ->
          throw new IOException(
              "%s%s is not open to %s (%d)"
                  .formatted(
                      prefix,
                      path,
                      token == null ? "the public" : "this token",
                      answer.statusCode()));
      default -> throw new IOException(prefix + path + " answers " + answer.statusCode());
    };
  }

  private static void sleep(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
