package zij.server.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.language.letter.Failure;
import zij.language.letter.LetterEvent;
import zij.language.order.OrderId;

/** What waits for a person and what people gave up, as it is kept. Thread-safe. */
@Component
public class Letters {
  public static final int MAX_PAGE = 100;

  private static final String ORDER = "order.";

  /** How the ids of subscriptions begin; what follows is their order's. */
  private static final String SUBSCRIPTION = "subscription:";

  /** And those of places in chats: what follows is their order's, a colon, and their chat's. */
  private static final String MEMBERSHIP = "membership:";

  private static final String WAITING =
      "select number, kind, reaction, type, subject, cause, since, ahead from server.letter";
  private static final String DISCARDED =
      """
      select number, kind, reaction, type, subject, cause, since, 0 as ahead, why, discarded_by,
        discarded_at
      from server.discarded_letter\
      """;

  /** Some of them, newest first; {@code next} is the cursor of the rest, null if there is none. */
  public record LetterPage(List<Letter> letters, @Nullable String next) {}

  private final JdbcClient jdbc;

  Letters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A page of those that wait.
   *
   * @param before only letters with lower numbers; null for the newest
   * @param limit 1 to {@value #MAX_PAGE}
   */
  public LetterPage waiting(@Nullable Long before, int limit) {
    return page(WAITING, before, limit);
  }

  /** A page of those that were given up; the same way. */
  public LetterPage discarded(@Nullable Long before, int limit) {
    return page(DISCARDED, before, limit);
  }

  /** One of them, whatever became of it; empty if there is none, or it was done with. */
  public Optional<Letter> find(long number) {
    return one(WAITING, number).or(() -> one(DISCARDED, number));
  }

  /** What was to be handled: the stored event, or the update as it came. */
  public Optional<String> content(long number) {
    return jdbc.sql(
            """
            select content from server.letter where number = :number
            union all select content from server.discarded_letter where number = :number\
            """)
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** What failed, for the log; empty if no such letter waits. */
  Optional<Failure> failure(long number) {
    return jdbc.sql(
            "select reaction, type, subject, event_id, content, salt from server.letter"
                + " where number = ?")
        .param(number)
        .query((row, _) -> {
          String order = orderOf(row.getString("type"), row.getString("subject"));
          String work = row.getString("reaction");
          return new Failure(
              work == null ? Failure.WEBHOOK : work,
              row.getString("event_id"),
              order == null ? null : OrderId.parse(order),
              sha256(row.getString("salt"), row.getString("content")));
        })
        .optional();
  }

  /** Puts a letter among those that were given up, by a connection that holds it. */
  static void move(JdbcClient held, LetterEvent.Discarded decision) {
    long number = decision.letter().number();
    held.sql(
            """
            insert into server.discarded_letter (number, kind, reaction, type, subject, event_id,
              content, salt, cause, since, why, discarded_by, discarded_at)
            select number, kind, reaction, type, subject, event_id, content, salt, cause, since,
              ?, ?, ?
            from server.letter where number = ?\
            """)
        .params(
            decision.reason().text(),
            decision.by().value(),
            decision.at().atOffset(ZoneOffset.UTC),
            number)
        .update();
    held.sql("delete from server.dead_letter where number = ?").param(number).update();
    held.sql("delete from server.dead_update where number = ?").param(number).update();
  }

  private Optional<Letter> one(String letters, long number) {
    return jdbc.sql(letters + " where number = ?").param(number).query(Letters::row).optional();
  }

  private LetterPage page(String letters, @Nullable Long before, int limit) {
    List<Letter> found =
        jdbc.sql(letters + " where number < ? order by number desc limit ?")
            .params(before == null ? Long.MAX_VALUE : before, limit + 1)
            .query(Letters::row)
            .list();
    if (found.size() <= limit) return new LetterPage(found, null);
    List<Letter> page = found.subList(0, limit);
    return new LetterPage(page, Long.toString(page.getLast().number()));
  }

  private static Letter row(ResultSet row, int index) throws SQLException {
    String type = row.getString("type");
    String subject = row.getString("subject");
    boolean isDiscarded = row.getMetaData().getColumnCount() > 8;
    return new Letter(
        row.getLong("number"),
        Letter.Kind.valueOf(row.getString("kind")),
        row.getString("reaction"),
        type,
        subject,
        orderOf(type, subject),
        row.getString("cause"),
        instant(row, "since"),
        row.getInt("ahead"),
        isDiscarded ? discarding(row) : null);
  }

  private static Letter.Discarding discarding(ResultSet row) throws SQLException {
    return new Letter.Discarding(
        row.getString("why"), row.getLong("discarded_by"), instant(row, "discarded_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable String orderOf(@Nullable String type, @Nullable String subject) {
    if (type == null || subject == null) return null;
    if (type.startsWith(ORDER)) return subject;
    if (subject.startsWith(MEMBERSHIP)) return subject.split(":", 3)[1];
    return subject.startsWith(SUBSCRIPTION) ? subject.substring(SUBSCRIPTION.length()) : null;
  }

  private static String sha256(String salt, String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest((salt + "\n" + content).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
