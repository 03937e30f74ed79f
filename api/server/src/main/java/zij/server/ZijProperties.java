package zij.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import zij.language.Currency;

/**
 * Everything that can be configured, with its default.
 *
 * @param data folder of what this machine keeps: keys, and the embedded databases if they are used
 * @param publicUrl address under which Telegram and the phones reach this server, without a path
 * @param terms folder with what buyers agree to: plain text, {@code en.txt} and, if there are such,
 *     {@code ru.txt}, {@code uz.txt}, {@code uz-Cyrl.txt}, {@code kk.txt}; a sample by default.
 *     With another text every buyer is asked again
 * @param zone of the shop's clocks, by which its owner types in times
 * @param sampleCatalogue whether an empty shop is filled with a few products to look at
 * @param drain how long a stopping server serves on, not ready, for its balancer; up to 1 minute
 */
@ConfigurationProperties("zij")
public record ZijProperties(
    @DefaultValue(".zij") Path data,
    @DefaultValue("http://localhost:8080") URI publicUrl,
    @DefaultValue Postgres postgres,
    @DefaultValue Redis redis,
    @DefaultValue Telegram telegram,
    @DefaultValue Session session,
    @DefaultValue Orders orders,
    @DefaultValue Cart cart,
    @DefaultValue Payments payments,
    @DefaultValue Log log,
    @DefaultValue Book book,
    @DefaultValue Audit audit,
    @DefaultValue Vault vault,
    @DefaultValue Reconciliation reconciliation,
    @DefaultValue Telemetry telemetry,
    @DefaultValue Files files,
    @DefaultValue People people,
    @DefaultValue Webhooks webhooks,
    @DefaultValue Limits limits,
    @Nullable Path terms,
    @DefaultValue("Asia/Tashkent") ZoneId zone,
    @DefaultValue("false") boolean sampleCatalogue,
    @DefaultValue("0s") Duration drain) {

  /**
   * PostgreSQL.
   *
   * @param url JDBC address; an embedded server with its data in the data folder when absent
   * @param user role of the running application
   * @param password of that role; empty where PostgreSQL lets it in without one
   * @param ownerUser role that owns the schemas and migrates them
   * @param ownerPassword of that role; as above
   * @param poolSize connections at the most, beside those of the processors and the two of the log;
   *     as many to each replica
   * @param processorPoolSize connections at the most of projections and reactions
   * @param replicaUrls JDBC addresses of hot standbys of the same database, which answer lists of
   *     orders and of entries, and the catalogue; the primary does without them
   * @param maxReplicaLag a replica that is further behind is not asked; it is looked at every
   *     second, so no less than two seconds
   * @param allowNewer whether this server may start on a database that a later one has migrated;
   *     for going back to the release before, if its notes say that one may
   */
  public record Postgres(
      @Nullable String url,
      @DefaultValue("zij") String user,
      @Nullable String password,
      @DefaultValue("zij_owner") String ownerUser,
      @Nullable String ownerPassword,
      @DefaultValue("32") int poolSize,
      @DefaultValue("16") int processorPoolSize,
      @DefaultValue List<String> replicaUrls,
      @DefaultValue("5s") Duration maxReplicaLag,
      @DefaultValue("false") boolean allowNewer) {}

  /**
   * Redis.
   *
   * @param url {@code redis://host:port}; an embedded server when absent
   */
  public record Redis(@Nullable String url) {}

  /**
   * The bot.
   *
   * @param botToken from BotFather
   * @param apiUrl Bot API server
   * @param initDataKey Ed25519 public key, 64 hexadecimal digits, that signs initData for third
   *     parties; Telegram's production key by default
   * @param initDataMaxAge how old initData may be to open a session
   * @param webhookSecret 1-256 of {@code A-Za-z0-9_-}; made once and kept when absent
   * @param timeout of one Bot API call
   */
  public record Telegram(
      @Nullable String botToken,
      @DefaultValue("https://api.telegram.org") URI apiUrl,
      @DefaultValue("e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d")
          String initDataKey,
      @DefaultValue("24h") Duration initDataMaxAge,
      @Nullable String webhookSecret,
      @DefaultValue("5s") Duration timeout) {}

  /**
   * Sessions.
   *
   * @param lifetime of a token
   * @param key 64 hexadecimal digits, under which tokens are; the same for all servers of a
   *     database. Made once and kept in the data folder when absent
   * @param previousKeys under which tokens are known still
   */
  public record Session(
      @DefaultValue("20m") Duration lifetime,
      @Nullable String key,
      @DefaultValue List<String> previousKeys) {}

  /**
   * Orders.
   *
   * @param expireAfter how long an order waits for its payment
   */
  public record Orders(@DefaultValue("30m") Duration expireAfter) {}

  /**
   * Carts.
   *
   * @param remindAfter how long a cart is left before the bot reminds a buyer who asked for it,
   *     once
   */
  public record Cart(@DefaultValue("24h") Duration remindAfter) {}

  /**
   * Payments of money, beside Stars.
   *
   * @param providerTokens by currency, from BotFather (Payments); without one nothing in that
   *     currency can go on sale. A secret: give it as a file ({@code spring.config.import})
   */
  public record Payments(@DefaultValue Map<Currency, String> providerTokens) {
    @Override
    public String toString() {
      return "Payments[" + providerTokens.keySet() + "]";
    }
  }

  /**
   * The log.
   *
   * @param origin name of the log in its checkpoints; never change it once receipts are out. By
   *     default, host and path of the public address at the first start
   * @param queueCapacity units of work that may wait for the appender
   * @param witnesses who is asked to cosign the log's checkpoints (C2SP tlog-witness); nobody by
   *     default
   * @param quorum how many of them have to cosign a checkpoint before it is published; more than
   *     half by default
   * @param witnessTimeout of one request to a witness
   * @param channel Telegram channel in which checkpoints are posted, {@code @name} or its number;
   *     the bot has to be an administrator of it. None by default
   * @param channelEvery how many checkpoints are signed for each that is posted
   */
  public record Log(
      @Nullable String origin,
      @DefaultValue("4096") int queueCapacity,
      @DefaultValue List<Witness> witnesses,
      @Nullable Integer quorum,
      @DefaultValue("5s") Duration witnessTimeout,
      @Nullable String channel,
      @DefaultValue("100") int channelEvery) {}

  /**
   * A witness.
   *
   * @param url its address, to which {@code /add-checkpoint} is appended
   * @param vkey its key's line, {@code name+keyid+base64}
   */
  public record Witness(URI url, String vkey) {}

  /**
   * The vault of people's keys.
   *
   * @param masterKey 64 hexadecimal digits, under which the keys are; the same for all servers of a
   *     database. Made once and kept in the data folder when absent
   * @param previousMasterKeys under which keys may still be; at the start they are brought under
   *     the master key
   */
  public record Vault(@Nullable String masterKey, @DefaultValue List<String> previousMasterKeys) {}

  /**
   * The book.
   *
   * @param hold how long Telegram holds Stars back before it would pay them out; up to 365 days. A
   *     change counts for payments that come after it
   */
  public record Book(@DefaultValue("21d") Duration hold) {}

  /**
   * What auditors may ask.
   *
   * @param longestQuestion how long the database may take for a page of an answer; 1 second to an
   *     hour, in whole seconds
   */
  public record Audit(@DefaultValue("20s") Duration longestQuestion) {}

  /**
   * Reconciliation with Telegram's list of transactions.
   *
   * @param every how often it runs by itself
   * @param grace how long updates and the list may lag before a payment counts as lost, or as not
   *     listed
   * @param maxPages of 100 transactions that a run reads at the most
   */
  public record Reconciliation(
      @DefaultValue("5m") Duration every,
      @DefaultValue("10m") Duration grace,
      @DefaultValue("200") int maxPages) {}

  /**
   * What the mini apps tell of their visits.
   *
   * @param keep how long it is kept, 1 to 731 days
   * @param sampleRate share of visits of which anything is kept, above 0 and at most 1
   * @param key 64 hexadecimal digits, under which people get their pseudonyms; the same for all
   *     servers of a database. Made once and kept in the data folder when absent
   * @param queueCapacity records that may wait to be written; what comes beyond is dropped
   * @param perVisit batches that a visit may send in a minute
   * @param perAddress batches that a network address may send in a minute; a carrier may have
   *     thousands of phones behind one
   */
  public record Telemetry(
      @DefaultValue("90d") Duration keep,
      @DefaultValue("1") double sampleRate,
      @Nullable String key,
      @DefaultValue("20000") int queueCapacity,
      @DefaultValue("30") int perVisit,
      @DefaultValue("1200") int perAddress) {}

  /**
   * What other systems of the merchant are told.
   *
   * @param allowPrivate whether addresses of one's own networks may be told, and without TLS; for
   *     tests, and for a shop whose other systems stand beside it
   * @param firstRetry how long to wait before what did not arrive is sent again; longer each time
   */
  public record Webhooks(
      @DefaultValue("false") boolean allowPrivate, @DefaultValue("5s") Duration firstRetry) {}

  /**
   * How often in a minute, over all servers; more is answered with 429. Network addresses are those
   * of clients if {@code server.forward-headers-strategy} is set behind a balancer.
   *
   * @param addressSignIns from one network address; a carrier may have thousands of phones behind
   *     one
   * @param signIns of one user; a page that is loaded anew signs in anew
   * @param orders placed, asked to be paid or cancelled by one buyer
   * @param commands of any other kind by one user
   * @param searches from one network address
   */
  public record Limits(
      @DefaultValue("1200") int addressSignIns,
      @DefaultValue("60") int signIns,
      @DefaultValue("60") int orders,
      @DefaultValue("240") int commands,
      @DefaultValue("1200") int searches) {}

  /**
   * Files that the shop sells, and pictures of what it sells.
   *
   * @param maxSize of one file
   * @param maxCount files at the most
   * @param maxPictures pictures of products at the most
   * @param linkLifetime how long a link to a file can be used
   * @param maxDownloads of each file in each order; a link counts once, when it is first used
   * @param key 64 hexadecimal digits, by which links are signed, to gifts too; the same for all
   *     servers of a database. Made once and kept in the data folder when absent
   */
  public record Files(
      @DefaultValue("50MB") DataSize maxSize,
      @DefaultValue("1000") int maxCount,
      @DefaultValue("20000") int maxPictures,
      @DefaultValue("15m") Duration linkLifetime,
      @DefaultValue("20") int maxDownloads,
      @Nullable String key) {}

  /**
   * People with more than a shopper's rights.
   *
   * @param owners Telegram user ids
   * @param auditors Telegram user ids of those who may read every entry of the log
   * @param analysts Telegram user ids of those who may read the shop's figures
   */
  public record People(
      @DefaultValue List<Long> owners,
      @DefaultValue List<Long> auditors,
      @DefaultValue List<Long> analysts) {}
}
