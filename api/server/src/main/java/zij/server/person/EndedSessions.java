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
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import zij.language.TelegramUserId;
import zij.server.ZijProperties;

/**
 * The sessions of people who were erased or signed out everywhere are over: at once on the server
 * that did it, within a second on the others. A session carries whole seconds, so one that was
 * opened in the very second is over too. Thread-safe.
 */
@Component
public class EndedSessions implements OAuth2TokenValidator<Jwt> {
  /** So many of each kind within the lifetime of a session are heeded. */
  private static final int MAX_REMEMBERED = 100_000;

  private static final OAuth2TokenValidatorResult ENDED =
      OAuth2TokenValidatorResult.failure(
          new OAuth2Error("invalid_token", "the session is over", null));

  private final JdbcClient jdbc;
  private final Duration lifetime;
  private final InstantSource clock;
  private final SignOuts signOuts;
  private volatile Map<String, Instant> erasedAt = Map.of();
  private volatile Map<String, Instant> signedOutAt = Map.of();

  EndedSessions(JdbcClient jdbc, ZijProperties properties, InstantSource clock, SignOuts signOuts) {
    this.jdbc = jdbc;
    this.signOuts = signOuts;
    this.lifetime = properties.session().lifetime().plusMinutes(2); // with the skew of clocks
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt session) {
    boolean isOver = isUpTo(session, erasedAt) || isUpTo(session, signedOutAt);
    return isOver ? ENDED : OAuth2TokenValidatorResult.success();
  }

  private static boolean isUpTo(Jwt session, Map<String, Instant> ends) {
    Instant end = ends.get(session.getSubject());
    Instant opened = session.getIssuedAt();
    return end != null && opened != null && !opened.isAfter(end);
  }

  /** Ends a person's sessions that were opened up to a moment. */
  void end(TelegramUserId person, Instant at) {
    jdbc.sql(
            "insert into server.erasure (user_id, erased_at) values (?, ?) on conflict (user_id)"
                + " do update set erased_at = greatest(erasure.erased_at, excluded.erased_at)")
        .params(person.value(), at.atOffset(ZoneOffset.UTC))
        .update();
    look();
  }

  /** Ends all sessions of a person, and whatever could open one, up to a moment. */
  void signOut(TelegramUserId person, Instant at) {
    signOuts.signOut(person, at);
    look();
  }

  /** Who was erased of late, and up to when. */
  Map<TelegramUserId, Instant> erasures() {
    Map<TelegramUserId, Instant> erasures = new HashMap<>();
    erasedAt.forEach((person, at) ->
        erasures.put(new TelegramUserId(Long.parseLong(person)), at.plusSeconds(1)));
    return erasures;
  }

  /** Looks who was erased or signed out of late, here or on another server. */
  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    Map<String, Instant> found = new HashMap<>();
    jdbc.sql(
            "select user_id, erased_at from server.erasure where erased_at > ?"
                + " order by erased_at desc limit ?")
        .params(oldest(), MAX_REMEMBERED)
        .query(row -> {
          Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
          found.put(Long.toString(row.getLong(1)), at.truncatedTo(ChronoUnit.SECONDS));
        });
    erasedAt = Map.copyOf(found);
    signedOutAt = Map.copyOf(signOuts.since(oldest().toInstant(), MAX_REMEMBERED));
  }

  /** Forgets even that they were erased; the log knows. */
  @Scheduled(fixedDelayString = "PT10M")
  void forget() {
    jdbc.sql("delete from server.erasure where erased_at <= ?").param(oldest()).update();
  }

  private OffsetDateTime oldest() {
    return clock.instant().minus(lifetime).atOffset(ZoneOffset.UTC);
  }
}
