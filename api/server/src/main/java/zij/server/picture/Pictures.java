package zij.server.picture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import zij.language.product.ContentHash;
import zij.language.product.Picture;

/** The pictures of products, in the database that all servers share. Thread-safe. */
final class Pictures {
  private static final long NEAR_BYTES = 32L << 20;

  private record Key(String sha256, int width) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final int maxCount;
  private final Cache<Key, byte[]> near =
      Caffeine.newBuilder()
          .maximumWeight(NEAR_BYTES)
          .weigher((Key _, byte[] content) -> content.length + 200)
          .build();

  /**
   * @param maxCount pictures at the most
   */
  Pictures(
      JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock, int maxCount) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
    this.maxCount = maxCount;
  }

  /**
   * Keeps a picture, whole or not at all.
   *
   * @return false if there are as many as there may be, and this is none of them
   */
  boolean keep(PictureForms.Result.Made made) {
    if (find(made.picture().sha256()).isPresent()) return true;
    int count = jdbc.sql("select count(*) from server.picture").query(Integer.class).single();
    if (count >= maxCount) return false;
    transactions.executeWithoutResult(_ -> insert(made));
    return true;
  }

  /** A picture that was kept; empty if there is none with this hash. */
  Optional<Picture> find(ContentHash hash) {
    return jdbc.sql("select width, height from server.picture where sha256 = ?")
        .param(hash.hex())
        .query((row, _) -> new Picture(hash, row.getInt(1), row.getInt(2)))
        .optional();
  }

  /** A form of a picture: JPEG; empty if there is none. Nobody may change the bytes. */
  Optional<byte[]> form(String sha256, int width) {
    Key key = new Key(sha256, width);
    byte @Nullable [] kept = near.getIfPresent(key);
    if (kept != null) return Optional.of(kept);
    Optional<byte[]> found =
        jdbc.sql("select content from server.picture_form where sha256 = ? and width = ?")
            .params(sha256, width)
            .query((row, _) -> row.getBytes(1))
            .optional();
    found.ifPresent(content -> near.put(key, content));
    return found;
  }

  private void insert(PictureForms.Result.Made made) {
    Picture picture = made.picture();
    int fresh =
        jdbc.sql(
                "insert into server.picture (sha256, width, height, stored_at)"
                    + " values (?, ?, ?, ?) on conflict do nothing")
            .params(
                picture.sha256().hex(),
                picture.width(),
                picture.height(),
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (fresh == 0) return; // another server was faster
    made.byWidth()
        .forEach((width, content) ->
            jdbc.sql("insert into server.picture_form (sha256, width, content) values (?, ?, ?)")
                .params(picture.sha256().hex(), width, content)
                .update());
  }
}
