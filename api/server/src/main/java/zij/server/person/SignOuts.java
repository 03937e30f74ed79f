package zij.server.person;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.server.ZijProperties;

/**
 * Who ended all their sessions, and when. What Telegram signed up to then opens none any more, so
 * that a copy of it is worth nothing either; opening the mini app anew does. All in whole seconds,
 * as sessions and initData carry them. Thread-safe.
 */
@Component
public class SignOuts {
  private final JdbcClient jdbc;
  private final Duration signedLives;
  private final InstantSource clock;

  SignOuts(JdbcClient jdbc, ZijProperties properties, InstantSource clock) {
    this.jdbc = jdbc;
    Duration initData = properties.telegram().initDataMaxAge();
    Duration session = properties.session().lifetime();
    // With the skew of clocks.
    signedLives = (initData.compareTo(session) > 0 ? initData : session).plusMinutes(5);
    this.clock = clock;
  }

  /** Ends whatever was opened or signed up to this moment. */
  void signOut(TelegramUserId person, Instant at) {
    jdbc.sql(
            "insert into server.sign_out (user_id, signed_out_at) values (?, ?)"
                + " on conflict (user_id) do update"
                + " set signed_out_at = greatest(sign_out.signed_out_at, excluded.signed_out_at)")
        .params(person.value(), at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether what Telegram signed then opens no session any more. */
  public boolean isOver(TelegramUserId person, Instant signed) {
    return jdbc.sql(
            "select exists (select from server.sign_out where user_id = ? and signed_out_at >= ?)")
        .params(person.value(), signed.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** The newest of those whose sessions may not have ended by themselves yet. */
  Map<String, Instant> since(Instant oldest, int limit) {
    Map<String, Instant> found = new HashMap<>();
    jdbc.sql(
            "select user_id, signed_out_at from server.sign_out where signed_out_at > ?"
                + " order by signed_out_at desc limit ?")
        .params(oldest.atOffset(ZoneOffset.UTC), limit)
        .query(row -> {
          found.put(
              Long.toString(row.getLong(1)), row.getObject(2, OffsetDateTime.class).toInstant());
        });
    return found;
  }

  /** Forgets those of whom nothing signed before can open a session any more. */
  @Scheduled(fixedDelayString = "PT10M")
  void forget() {
    jdbc.sql("delete from server.sign_out where signed_out_at <= ?")
        .param(clock.instant().minus(signedLives).atOffset(ZoneOffset.UTC))
        .update();
  }
}
