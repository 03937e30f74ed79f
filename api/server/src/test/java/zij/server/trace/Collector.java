package zij.server.trace;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Takes spans as any collector does (OTLP/HTTP with protobuf, opentelemetry-proto, trace.proto),
 * and reads of them what it needs by the numbers of their fields.
 */
final class Collector implements AutoCloseable {
  /** A span that came; {@code parent} is empty for a trace's first. */
  record Kept(String trace, String id, String parent, String name) {}

  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_SPAN_ID = 4;
  private static final int NAME = 5;

  private final HttpServer server;
  private final List<Kept> spans = new CopyOnWriteArrayList<>();

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          boolean isZipped =
              "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          try (InputStream body = exchange.getRequestBody()) {
            InputStream plain = isZipped ? new GZIPInputStream(body) : body;
            take(UnknownFieldSet.parseFrom(plain));
            exchange.sendResponseHeaders(200, -1);
          } finally {
            exchange.close();
          }
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
  }

  List<Kept> of(String trace) {
    return spans.stream().filter(span -> span.trace.equals(trace)).toList();
  }

  List<Kept> all() {
    return spans;
  }

  private void take(UnknownFieldSet request) {
    parts(request, RESOURCE_SPANS)
        .flatMap(resource -> parts(resource, SCOPE_SPANS))
        .flatMap(scope -> parts(scope, SPANS))
        .forEach(span ->
            spans.add(
                new Kept(
                    hex(span, TRACE_ID),
                    hex(span, SPAN_ID),
                    hex(span, PARENT_SPAN_ID),
                    bytes(span, NAME).toStringUtf8())));
  }

  private static Stream<UnknownFieldSet> parts(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().stream()
        .map(bytes -> {
          try {
            return UnknownFieldSet.parseFrom(bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String hex(UnknownFieldSet span, int field) {
    return HexFormat.of().formatHex(bytes(span, field).toByteArray());
  }

  private static ByteString bytes(UnknownFieldSet span, int field) {
    List<ByteString> values = span.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? ByteString.EMPTY : values.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
