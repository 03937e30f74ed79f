package zij.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection (RFC 9112), blocking, for one thread. As little as a load
 * generator can do, because it shares the machine with what it measures.
 */
final class HttpConnection implements AutoCloseable {
  private static final int TIMEOUT_MS = 30_000;

  /** A server hangs up on who was silent for longer than that. */
  private static final long IDLE_NANOS = 5_000_000_000L;

  private static final int MAX_LINE = 16_384;
  private static final int MAX_BODY = 4 << 20;

  /** An answer; two of them are never compared. */
  @SuppressWarnings("ArrayRecordComponent")
  record Response(int status, byte[] body) {
    String text() {
      return new String(body, UTF_8);
    }
  }

  private record Head(int status, int length, boolean isChunked, boolean isLast) {}

  private final URI server;
  private Socket socket;
  private InputStream in;
  private long lastUsed = System.nanoTime();

  HttpConnection(URI server) throws IOException {
    this.server = server;
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
  }

  private Socket connect() throws IOException {
    Socket connected = new Socket(server.getHost(), server.getPort());
    connected.setTcpNoDelay(true);
    connected.setSoTimeout(TIMEOUT_MS);
    return connected;
  }

  /**
   * Asks and takes the whole answer.
   *
   * @param headers lines, each ending with CR LF
   */
  Response exchange(String method, String path, String headers, byte[] body) throws IOException {
    if (System.nanoTime() - lastUsed > IDLE_NANOS) reconnect();
    send(method, path, headers, body);
    Head head = readHead();
    Response response = new Response(head.status, head.isChunked ? chunks() : bytes(head.length));
    if (head.isLast) reconnect();
    lastUsed = System.nanoTime();
    return response;
  }

  /** The server closes a connection after so many requests, and says so before. */
  private void reconnect() throws IOException {
    socket.close();
    socket = connect();
    in = new BufferedInputStream(socket.getInputStream(), 16_384);
  }

  /** The same, of JSON, which must be answered by a 2xx. */
  String json(String method, String path, String headers, String body) throws IOException {
    Response response =
        exchange(
            method, path, headers + "Content-Type: application/json\r\n", body.getBytes(UTF_8));
    if (response.status / 100 != 2) {
      throw new IOException(method + " " + path + ": " + response.status + " " + response.text());
    }
    return response.text();
  }

  /** Asks for a stream and reads no more than the head of its answer. */
  EventStream stream(String path, String headers) throws IOException {
    send("GET", path, headers + "Accept: text/event-stream\r\n", new byte[0]);
    Head head = readHead();
    if (head.status != 200 || !head.isChunked) throw new IOException(path + ": " + head);
    return new EventStream(this);
  }

  private void send(String method, String path, String headers, byte[] body) throws IOException {
    String length = method.equals("GET") ? "" : "Content-Length: " + body.length + "\r\n";
    byte[] head =
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: "
                + server.getAuthority()
                + "\r\n"
                + length
                + headers
                + "\r\n")
            .getBytes(ISO_8859_1);
    byte[] request = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    socket.getOutputStream().write(request);
  }

  private Head readHead() throws IOException {
    String statusLine = line();
    int status = Integer.parseInt(statusLine, 9, 12, 10);
    int length = 0;
    boolean isChunked = false;
    boolean isLast = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(line.substring(colon + 1).strip());
        case "transfer-encoding" -> isChunked = true;
        case "connection" -> isLast = line.substring(colon + 1).strip().equals("close");
        default -> {}
      }
    }
    return new Head(status, length, isChunked, isLast);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
      body.writeBytes(chunk);
      if (body.size() > MAX_BODY) throw new IOException("an answer of more than " + MAX_BODY);
    }
    return body.toByteArray();
  }

  /** The next chunk (RFC 9112, 7.1); empty if it was the last. */
  byte[] chunk() throws IOException {
    byte[] chunk = bytes(Integer.parseInt(line().strip(), 16));
    if (!line().isEmpty()) throw new IOException("a chunk does not end where it says");
    return chunk;
  }

  private byte[] bytes(int length) throws IOException {
    if (length > MAX_BODY) throw new IOException("an answer of " + length + " bytes");
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException("the answer broke off");
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new EOFException("the connection was closed");
      if (line.length() == MAX_LINE) throw new IOException("a line is too long");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
