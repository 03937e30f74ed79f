package zij.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zij.language.webhook.WebhookId;
import zij.server.RunningServer;
import zij.server.SharedServer;

/** Two servers that want to tell the same address, which nobody else knows. */
@ExtendWith(SharedServer.class)
class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant LAPSED = NOW.plus(Progress.LEASE);

  private final WebhookId webhook = new WebhookId(UUID.randomUUID());
  private final Progress one;
  private final Progress other;

  ProgressTest(RunningServer server) {
    one = new Progress(server.sql());
    other = new Progress(server.sql());
  }

  @BeforeEach
  void begin() {
    one.begin(webhook, 7, NOW);
  }

  @AfterEach
  void forget() {
    one.forget(webhook);
  }

  private long next() {
    return one.of(webhook).orElseThrow().next();
  }

  @Test
  void oneServerAtATimeHasIt() {
    assertThat(one.take(webhook, NOW)).isPresent();
    assertThat(other.take(webhook, NOW)).isEmpty();
    one.release(webhook);
    assertThat(other.take(webhook, NOW)).isPresent();
  }

  @Test
  void whatADeadServerHadIsAnothersWhenTheLeaseLapses() {
    assertThat(one.take(webhook, NOW)).isPresent();
    assertThat(other.take(webhook, LAPSED.minusMillis(1))).isEmpty();
    assertThat(other.take(webhook, LAPSED)).isPresent();
  }

  @Test
  void whatIsToldRenewsTheLease() {
    assertThat(one.take(webhook, NOW)).isPresent();
    assertThat(one.advance(webhook, 7, 8, NOW.plusSeconds(30), true)).isTrue();
    assertThat(other.take(webhook, LAPSED)).isEmpty();
    assertThat(next()).isEqualTo(8);
  }

  @Test
  void whoSleptOverTheLeaseMovesNothing() {
    assertThat(one.take(webhook, NOW)).isPresent();
    assertThat(other.take(webhook, LAPSED)).isPresent();
    assertThat(one.advance(webhook, 7, 8, LAPSED, true)).isFalse();
    assertThat(one.failed(webhook, 7, LAPSED, LAPSED.plusSeconds(5))).isFalse();
    one.release(webhook);
    assertThat(one.take(webhook, LAPSED)).isEmpty();
    assertThat(next()).isEqualTo(7);
    assertThat(other.advance(webhook, 7, 8, LAPSED, true)).isTrue();
  }

  @Test
  void aServerThatStopsLeavesItAtOnce() {
    assertThat(one.take(webhook, NOW)).isPresent();
    one.releaseAll();
    assertThat(other.take(webhook, NOW)).isPresent();
  }

  @Test
  void whatIsOnItsWayDoesNotGoOnBehindAWishToHearItAgain() {
    assertThat(one.take(webhook, NOW)).isPresent();
    other.rewind(webhook, 7, NOW);
    assertThat(one.advance(webhook, 7, 8, NOW, true)).isFalse();
    assertThat(next()).isEqualTo(7);
  }

  @Test
  void whatFailedIsTriedWhenItsTimeHasCome() {
    assertThat(one.take(webhook, NOW)).isPresent();
    Instant later = NOW.plus(Duration.ofHours(1));
    assertThat(one.failed(webhook, 7, NOW, later)).isTrue();
    one.release(webhook);
    assertThat(one.take(webhook, later.minusMillis(1))).isEmpty();
    Progress.Stand again = one.take(webhook, later).orElseThrow();
    assertThat(again).isEqualTo(new Progress.Stand(7, 1, NOW, later, NOW));
  }

  @Test
  void whatWasGivenUpLetsTheNextOneBeToldAtOnce() {
    assertThat(one.take(webhook, NOW)).isPresent();
    assertThat(one.failed(webhook, 7, NOW, NOW.plus(Backoff.LONGEST))).isTrue();
    assertThat(one.advance(webhook, 7, 8, NOW, false)).isTrue();
    one.release(webhook);
    assertThat(one.take(webhook, NOW)).contains(new Progress.Stand(8, 0, null, NOW, NOW));
  }
}
