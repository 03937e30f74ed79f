package zij.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import zij.server.StartFailure;

/** A Redis of our own, on this machine only. It keeps nothing: what is in it can be made again. */
final class EmbeddedRedis implements Closeable {
  private final RedisServer redis;
  private final int port;

  EmbeddedRedis() {
    try {
      port = freePort();
      redis =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("maxmemory 128mb")
              .setting("maxmemory-policy allkeys-lru")
              .build();
      redis.start();
    } catch (IOException e) {
      throw new StartFailure("The embedded Redis does not start: " + e, e);
    }
  }

  String url() {
    return "redis://localhost:" + port;
  }

  @Override
  public void close() throws IOException {
    redis.stop();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
