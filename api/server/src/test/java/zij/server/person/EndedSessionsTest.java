package zij.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import zij.language.TelegramUserId;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.ZijProperties;

/** When a session ends before its time, and for how long that is remembered. */
@ExtendWith(SharedServer.class)
class EndedSessionsTest {
  /** So far from now that nobody else's sessions end. */
  private static final Instant NOON = Instant.parse("2101-03-04T12:00:00Z");

  private static final AtomicLong PEOPLE = new AtomicLong(5_004_000_000L);

  private final RunningServer server;
  private final TelegramUserId person = new TelegramUserId(PEOPLE.incrementAndGet());
  private final TelegramUserId other = new TelegramUserId(PEOPLE.incrementAndGet());
  private Instant now = NOON;
  private final SignOuts signOuts;
  private final EndedSessions ended;

  EndedSessionsTest(RunningServer server) {
    this.server = server;
    this.signOuts = signOuts("24h");
    this.ended = ended();
  }

  private static ZijProperties settings(String initDataMaxAge) {
    var settings =
        Map.of("zij.session.lifetime", "20m", "zij.telegram.init-data-max-age", initDataMaxAge);
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("zij", ZijProperties.class);
  }

  private SignOuts signOuts(String initDataMaxAge) {
    return new SignOuts(server.sql(), settings(initDataMaxAge), () -> now);
  }

  private EndedSessions ended() {
    return new EndedSessions(server.sql(), settings("24h"), () -> now, signOuts);
  }

  private static Jwt session(TelegramUserId person, Instant opened) {
    return Jwt.withTokenValue("token")
        .header("alg", "HS256")
        .subject(person.toString())
        .issuedAt(opened)
        .build();
  }

  private static boolean isOver(EndedSessions ended, TelegramUserId person, Instant opened) {
    return ended.validate(session(person, opened)).hasErrors();
  }

  /** Sessions carry whole seconds, so one of the very second may have been there before. */
  private void assertEndedAtNoon(EndedSessions ended) {
    assertThat(isOver(ended, person, NOON.minusSeconds(1_000))).isTrue();
    assertThat(isOver(ended, person, NOON)).isTrue();
    assertThat(isOver(ended, person, NOON.plusSeconds(1))).isFalse();
    assertThat(isOver(ended, other, NOON)).isFalse();
  }

  @Test
  void anErasureEndsWhatWasOpenedBefore() {
    assertThat(isOver(ended, person, NOON)).isFalse();
    ended.end(person, NOON.plusMillis(999));
    assertEndedAtNoon(ended);
    assertThat(ended.validate(session(person, NOON)).getErrors())
        .extracting(OAuth2Error::getErrorCode)
        .containsExactly("invalid_token");
    assertThat(ended.erasures()).containsExactlyEntriesOf(Map.of(person, NOON.plusSeconds(1)));
    ended.end(person, NOON.minusSeconds(60));
    assertEndedAtNoon(ended);
  }

  @Test
  void aSignOutEndsWhatWasOpenedBefore() {
    assertThat(isOver(ended, person, NOON)).isFalse();
    ended.signOut(person, NOON.plusMillis(999));
    assertEndedAtNoon(ended);
    assertThat(ended.erasures()).doesNotContainKey(person);
    ended.signOut(person, NOON.minusSeconds(60));
    assertEndedAtNoon(ended);
  }

  @Test
  void anotherServerHearsOfItWhenItLooks() {
    EndedSessions elsewhere = ended();
    ended.signOut(person, NOON);
    assertThat(isOver(elsewhere, person, NOON)).isFalse();
    elsewhere.look();
    assertEndedAtNoon(elsewhere);
  }

  @Test
  void aTokenWithoutATimeIsNotJudged() {
    ended.end(person, NOON);
    Jwt timeless =
        Jwt.withTokenValue("token").header("alg", "HS256").subject(person.toString()).build();
    assertThat(ended.validate(timeless).hasErrors()).isFalse();
  }

  /** 20 minutes, and 2 for clocks that differ. */
  @Test
  void whatIsOverByItselfIsNotRemembered() {
    ended.end(person, NOON);
    ended.signOut(other, NOON);
    now = NOON.plus(Duration.ofMinutes(22)).minusSeconds(1);
    ended.look();
    assertThat(isOver(ended, person, NOON)).isTrue();
    assertThat(isOver(ended, other, NOON)).isTrue();
    now = NOON.plus(Duration.ofMinutes(22));
    ended.look();
    assertThat(isOver(ended, person, NOON)).isFalse();
    assertThat(isOver(ended, other, NOON)).isFalse();
  }

  @Test
  void anErasureIsForgottenWithTheLastSession() {
    ended.end(person, NOON);
    now = NOON.plus(Duration.ofMinutes(22)).minusSeconds(1);
    ended.forget();
    assertThat(erasures()).isEqualTo("1");
    now = NOON.plus(Duration.ofMinutes(22));
    ended.forget();
    assertThat(erasures()).isEqualTo("0");
  }

  private String erasures() {
    return server
        .texts("select count(*) from server.erasure where user_id = ?", person.value())
        .getFirst();
  }

  @Test
  void whatTelegramSignedUpToASignOutOpensNothing() {
    signOuts.signOut(person, NOON.plusMillis(999));
    assertThat(signOuts.isOver(person, NOON.minus(Duration.ofDays(400)))).isTrue();
    assertThat(signOuts.isOver(person, NOON)).isTrue();
    assertThat(signOuts.isOver(person, NOON.plusSeconds(1))).isFalse();
    assertThat(signOuts.isOver(other, NOON)).isFalse();
    signOuts.signOut(person, NOON.minusSeconds(60));
    assertThat(signOuts.isOver(person, NOON)).isTrue();
  }

  @Test
  void aSignOutIsForgottenWhenNothingSignedBeforeCanOpenASession() {
    assertForgotten(signOuts("24h"), Duration.ofHours(24).plusMinutes(5));
    assertForgotten(signOuts("20m"), Duration.ofMinutes(25));
    // The session lives longer than what it is opened with.
    assertForgotten(signOuts("1m"), Duration.ofMinutes(25));
  }

  private void assertForgotten(SignOuts signOuts, Duration after) {
    signOuts.signOut(person, NOON);
    now = NOON.plus(after).minusSeconds(1);
    signOuts.forget();
    assertThat(signOuts.isOver(person, NOON)).isTrue();
    now = NOON.plus(after);
    signOuts.forget();
    assertThat(signOuts.isOver(person, NOON)).isFalse();
  }

  @Test
  void theNewestAreRememberedUpToALimit() {
    Instant late = Instant.parse("2102-01-01T00:00:00Z");
    TelegramUserId third = new TelegramUserId(PEOPLE.incrementAndGet());
    signOuts.signOut(person, late.plusSeconds(1));
    signOuts.signOut(other, late.plusSeconds(3));
    signOuts.signOut(third, late.plusSeconds(2));
    assertThat(signOuts.since(late, 2))
        .containsOnly(
            Map.entry(other.toString(), late.plusSeconds(3)),
            Map.entry(third.toString(), late.plusSeconds(2)));
    assertThat(signOuts.since(late.plusSeconds(1), 9)).hasSize(2);
    assertThat(signOuts.since(late, 9)).hasSize(3);
  }

  @AfterEach
  void leaveNothing() {
    for (String table : new String[] {"server.erasure", "server.sign_out"}) {
      server.sql().sql("delete from " + table + " where user_id > 5004000000").update();
    }
  }
}
