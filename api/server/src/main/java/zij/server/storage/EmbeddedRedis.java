package zij.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import zij.server.StartFailure;

/** A Redis of our own, on this machine only. It keeps nothing: what is in it can be made again. */
final class EmbeddedRedis implements Closeable {
  private static final int TRIES = 5;

  private final RedisServer redis = started();

  private static RedisServer started() {
    for (int left = TRIES; ; left--) {
      try {
        RedisServer redis =
            RedisServer.newRedisServer()
                .port(freePort())
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("maxmemory 128mb")
                .setting("maxmemory-policy allkeys-lru")
                .build();
        redis.start();
        return redis;
      } catch (IOException e) {
        // Another may have taken the port since it was free.
        if (left == 1) throw new StartFailure("The embedded Redis does not start: " + e, e);
      }
    }
  }

  String url() {
    return "redis://localhost:" + redis.ports().getFirst();
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
