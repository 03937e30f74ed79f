package zij.server.cart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.language.Language;
import zij.language.TelegramUserId;
import zij.language.order.WantedLine;
import zij.query.product.Catalogue;
import zij.query.product.Product;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.telegram.CartNotices;

/**
 * The bot's one reminder of a cart that was left, for whoever asked for it. It is noted before it
 * is sent: a server that dies in between costs the reminder, and nobody gets two. When something
 * lies in the cart that is older than the last reminder, it is still that cart; only one that was
 * begun after it has another reminder, whether or not the wish was taken back and said again.
 * Thread-safe, on all servers together.
 */
@Component
class CartReminders {
  private static final Logger LOG = LoggerFactory.getLogger(CartReminders.class);

  /** What has been left for so much longer than it should is remembered no more. */
  static final Duration TOO_LATE = Duration.ofDays(7);

  /** In one round; the next is a minute later. */
  static final int MAX_PER_ROUND = 100;

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Carts carts;
  private final DSLContext primary;
  private final CartNotices notices;
  private final InstantSource clock;
  private final Duration after;
  private final AtomicBoolean busy = new AtomicBoolean();

  CartReminders(
      JdbcClient jdbc,
      Carts carts,
      DSLContext primary,
      CartNotices notices,
      InstantSource clock,
      ZijProperties properties) {
    this.jdbc = jdbc;
    this.carts = carts;
    this.primary = primary;
    this.notices = notices;
    this.clock = clock;
    this.after = properties.cart().remindAfter();
    if (after.compareTo(SHORTEST) < 0 || after.compareTo(LONGEST) > 0) {
      throw new StartFailure("zij.cart.remind-after is a minute to 30 days");
    }
  }

  /** Whether a buyer asked for it. */
  boolean isWanted(TelegramUserId buyer) {
    return jdbc.sql("select exists (select from server.cart_reminder where buyer = ? and wanted)")
        .param(buyer.value())
        .query(Boolean.class)
        .single();
  }

  /** Remembers that a buyer wants it, in this language unless another one is chosen in the chat. */
  void want(TelegramUserId buyer, Language language) {
    jdbc.sql(
            "insert into server.cart_reminder (buyer, wanted, language, wanted_at)"
                + " values (?, true, ?, ?) on conflict (buyer) do update set wanted = true,"
                + " language = excluded.language, wanted_at = case when cart_reminder.wanted"
                + " then cart_reminder.wanted_at else excluded.wanted_at end")
        .params(buyer.value(), language.tag(), utc(clock.instant()))
        .update();
  }

  /** A buyer wants it no more. */
  void unwant(TelegramUserId buyer) {
    jdbc.sql("update server.cart_reminder set wanted = false where buyer = ?")
        .param(buyer.value())
        .update();
  }

  /** On a thread of its own, since scheduled work takes turns and Telegram may be slow. */
  @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
  void look() {
    if (!busy.compareAndSet(false, true)) return;
    Thread.startVirtualThread(() -> {
      try {
        round(clock.instant());
      } catch (RuntimeException e) {
        LOG.warn("No cart was looked for: {}", e.getMessage());
      } finally {
        busy.set(false);
      }
    });
  }

  /** Reminds those whose carts were left for long enough at this moment. */
  void round(Instant now) {
    for (Due due : claim(now)) {
      try {
        remind(due);
      } catch (RuntimeException e) {
        LOG.warn("The reminder of a cart was not sent: {}", e.getMessage());
      }
    }
  }

  private record Due(TelegramUserId buyer, Language language) {}

  private List<Due> claim(Instant now) {
    return jdbc.sql(
            """
            update server.cart_reminder r set reminded_at = ?
            from (
              select w.buyer from server.cart_reminder w
              join lateral (
                select min(added_at) as begun, max(changed_at) as left_at
                from server.cart_line l where l.buyer = w.buyer
              ) c on greatest(c.left_at, w.wanted_at) <= ?
                and greatest(c.left_at, w.wanted_at) > ?
              where w.wanted and (w.reminded_at is null or w.reminded_at < c.begun)
              order by c.left_at limit ? for update of w skip locked
            ) due
            where r.buyer = due.buyer returning r.buyer, r.language
            """)
        .params(
            utc(now), utc(now.minus(after)), utc(now.minus(after).minus(TOO_LATE)), MAX_PER_ROUND)
        .query((row, _) -> new Due(new TelegramUserId(row.getLong(1)), language(row.getString(2))))
        .list();
  }

  /** Of what can be ordered; nothing if none of it can, or if it is wanted no more. */
  private void remind(Due due) {
    if (!isWanted(due.buyer())) return;
    List<WantedLine> wanted = carts.of(due.buyer());
    List<String> titles =
        Catalogue.products(
                primary, wanted.stream().map(WantedLine::product).toList(), due.language())
            .stream()
            .filter(product -> product.available() && !product.varied())
            .map(Product::title)
            .toList();
    if (!titles.isEmpty()) notices.remind(due.buyer(), due.language(), titles);
  }

  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(it -> it.tag().equals(tag))
        .findFirst()
        .orElse(Language.ENGLISH);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
