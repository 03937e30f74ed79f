package zij.server.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.command.reaction.KeyChain;
import zij.language.order.OrderId;
import zij.language.product.ProductId;
import zij.language.stock.KeyId;

/**
 * Has the keys that the shop sells, sealed under a key of the shop's (AES-256-GCM); the log has
 * their ids alone. What is given to an order is decided by the log, and only shown here.
 * Thread-safe.
 */
public final class KeyVault implements KeyChain {
  private static final String SEALING = "stock keys";
  private static final String NAMING = "ids of stock keys";
  private static final int ID_BYTES = 16;

  /** So many rows go to the database at once. */
  private static final int PAGE = 1_000;

  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record SealedKey(ProductId product, KeyId id, byte[] sealed) {}

  private final JdbcClient jdbc;
  private final ShopKeys shopKeys;

  KeyVault(JdbcClient jdbc, Aead master, InstantSource clock) {
    this.jdbc = jdbc;
    this.shopKeys = new ShopKeys(jdbc, master, clock);
  }

  /** The ids of these keys of a product, in their order: the same key always has the same. */
  public List<KeyId> ids(ProductId product, List<String> keys) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(shopKeys.key(NAMING), "HmacSHA256"));
      List<KeyId> ids = new ArrayList<>(keys.size());
      for (String key : keys) {
        byte[] hash = mac.doFinal((product + "\n" + key).getBytes(UTF_8));
        byte[] id = Arrays.copyOf(hash, ID_BYTES);
        ids.add(new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(id)));
      }
      return ids;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /**
   * Keeps keys, before they come into the pool. Those that it has already stay as they are.
   *
   * @param ids those of the keys, in the same order
   */
  public void keep(ProductId product, List<String> keys, List<KeyId> ids) {
    try {
      Aead sealing = sealing();
      for (int from = 0; from < keys.size(); from += PAGE) {
        int to = Math.min(keys.size(), from + PAGE);
        String[] names = new String[to - from];
        byte[][] sealed = new byte[to - from][];
        for (int i = from; i < to; i++) {
          names[i - from] = ids.get(i).value();
          sealed[i - from] =
              sealing.encrypt(keys.get(i).getBytes(UTF_8), binding(product, ids.get(i)));
        }
        jdbc.sql(
                "insert into vault.stock_key (product_id, key_id, sealed)"
                    + " select ?, * from unnest(?::text[], ?::bytea[]) on conflict do nothing")
            .params(product.value(), names, sealed)
            .update();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the shop's key cannot be used", e);
    }
  }

  /** Forgets a key that was taken out of the pool; never one that an order has. */
  public void forget(ProductId product, KeyId id) {
    jdbc.sql(
            "delete from vault.stock_key"
                + " where product_id = ? and key_id = ? and order_id is null")
        .params(product.value(), id.value())
        .update();
  }

  @Override
  public void handOut(OrderId order, ProductId product, List<KeyId> keys) {
    String[] ids = keys.stream().map(KeyId::value).toArray(String[]::new);
    int shown =
        jdbc.sql(
                "update vault.stock_key set order_id = ? where product_id = ?"
                    + " and key_id = any(?) and (order_id is null or order_id = ?)")
            .params(order.value(), product.value(), ids, order.value())
            .update();
    if (shown != ids.length) {
      throw new IllegalStateException(
          "of %d keys of %s the vault has %d".formatted(ids.length, product, shown));
    }
  }

  /** The keys that an order was given, by product; empty for most orders. */
  public Map<String, List<String>> of(OrderId order) {
    List<SealedKey> found =
        jdbc.sql(
                "select product_id, key_id, sealed from vault.stock_key where order_id = ?"
                    + " order by number")
            .param(order.value())
            .query((row, _) ->
                new SealedKey(
                    new ProductId(row.getString(1)), new KeyId(row.getString(2)), row.getBytes(3)))
            .list();
    if (found.isEmpty()) return Map.of();
    try {
      Aead sealing = sealing();
      Map<String, List<String>> keys = new LinkedHashMap<>();
      for (SealedKey one : found) {
        byte[] key = sealing.decrypt(one.sealed(), binding(one.product(), one.id()));
        keys.computeIfAbsent(one.product().value(), _ -> new ArrayList<>())
            .add(new String(key, UTF_8));
      }
      return keys;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of order " + order + " cannot be opened", e);
    }
  }

  private Aead sealing() throws GeneralSecurityException {
    return new AesGcmJce(shopKeys.key(SEALING));
  }

  /** The associated data: no key can be passed off as another product's or under another id. */
  private static byte[] binding(ProductId product, KeyId id) {
    return ("zij stock key\n" + product + "\n" + id).getBytes(UTF_8);
  }
}
