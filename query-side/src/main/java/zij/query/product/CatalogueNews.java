package zij.query.product;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears through Redis (pub/sub) that the catalogue has changed, whichever server projected it. News
 * is lost while Redis is away, so the version is asked for after every subscription; whoever asks
 * for it regularly needs no news, but learns it later. Thread-safe.
 */
public final class CatalogueNews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueNews.class);

  private final RedisClient client;
  private final Catalogue catalogue;
  private @Nullable StatefulRedisPubSubConnection<String, String> subscription;
  private boolean isClosed;

  public CatalogueNews(RedisClient client, Catalogue catalogue) {
    this.client = client;
    this.catalogue = catalogue;
  }

  /** Subscribes unless that is done; afterwards the client subscribes anew by itself. */
  public synchronized void listen() {
    if (isClosed || subscription != null) return;
    try {
      StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub();
      connection.addListener(new Ear());
      var _ = connection.async().subscribe(RedisCatalogue.CHANNEL);
      subscription = connection;
    } catch (RedisException e) {
      LOG.debug("Redis does not answer", e);
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    if (subscription != null) subscription.close();
  }

  private final class Ear extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String version) {
      if (version.matches("[0-9]{1,18}")) catalogue.learn(Long.parseLong(version));
    }

    @Override
    public void subscribed(String channel, long count) {
      // Not on the client's own thread, which must not wait for PostgreSQL.
      Thread.ofVirtual().name("catalogue-version").start(catalogue::refresh);
    }
  }
}
