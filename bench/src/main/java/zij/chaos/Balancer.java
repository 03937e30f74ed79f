package zij.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The address that phones and Telegram know. Each connection goes to the next server that takes it,
 * byte by byte, and ends when its server ends.
 */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MS = 1_000;
  private static final int BACKLOG = 512;

  private final ServerSocket door;
  private final List<Integer> ports = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Balancer() throws IOException {
    door = new ServerSocket(Ports.free(), BACKLOG, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Lets a server have its share. */
  void add(int port) {
    ports.add(port);
  }

  String url() {
    return "http://localhost:" + door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        threads.execute(() -> lead(caller));
      } catch (IOException e) {
        return; // it is closed
      }
    }
  }

  private void lead(Socket caller) {
    try (caller;
        Socket server = next()) {
      caller.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pass(server, caller));
      pass(caller, server);
      back.join();
    } catch (IOException e) {
      // nobody takes it: the caller sees that it is closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket next() throws IOException {
    int first = turn.getAndIncrement();
    for (int i = 0; i < ports.size(); i++) {
      int port = ports.get(Math.floorMod(first + i, ports.size()));
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
        return socket;
      } catch (IOException e) {
        socket.close();
      }
    }
    throw new IOException("no server takes a connection");
  }

  /** Until one of both sides has enough; then neither hears anything any more. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8_192];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        out.write(some, 0, read);
      }
    } catch (IOException e) {
      // it broke off
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
