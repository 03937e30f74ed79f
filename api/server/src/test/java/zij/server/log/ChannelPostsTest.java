package zij.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import zij.ledger.log.Checkpoint;
import zij.ledger.log.VerifierKey;
import zij.server.Eventually;
import zij.server.RunningServer;
import zij.server.Shopper;

/** Checkpoints in a Telegram channel, on a server of its own. */
class ChannelPostsTest {
  @Test
  void everyThirdCheckpointIsPostedAndCanBeVerified() {
    Map<String, String> settings =
        Map.of("zij.log.channel", "@zij_log", "zij.log.channel-every", "3");
    try (RunningServer server = RunningServer.start(settings)) {
      VerifierKey key = VerifierKey.parse(server.get("/log/vkey").text());
      Shopper shopper = server.shopper();
      for (int i = 0; i < 8; i++) {
        shopper.order();
        long size = server.logSize();
        Eventually.holds(() -> newest(server) >= size);
      }
      Eventually.holds(() -> posts(server).size() >= 2);
      long before = 0;
      for (JsonNode post : posts(server)) {
        Checkpoint posted = Checkpoint.open(post.path("text").asString().strip() + "\n", key);
        assertThat(between(server, before, posted.size())).isGreaterThanOrEqualTo(3);
        before = posted.size();
      }
      assertThat(server.management("/actuator/prometheus").text())
          .contains("zij_channel_posts_total{result=\"posted\"}");
    }
  }

  /** Telegram refuses; signing goes on. */
  @Test
  void aChannelThatTheBotMayNotPostInStopsNothing() {
    Map<String, String> settings =
        Map.of("zij.log.channel", "@somebody_elses", "zij.log.channel-every", "1");
    try (RunningServer server = RunningServer.start(settings)) {
      server.shopper().order();
      long size = server.logSize();
      Eventually.holds(() -> newest(server) >= size);
      Eventually.holds(() ->
          server
              .management("/actuator/prometheus")
              .text()
              .contains("zij_channel_posts_total{result=\"failed\"}"));
    }
  }

  private static long newest(RunningServer server) {
    return Long.parseLong(server.get("/log/checkpoint").text().split("\n", -1)[1]);
  }

  private static JsonNode posts(RunningServer server) {
    return server.look("channels/zij_log");
  }

  private static long between(RunningServer server, long from, long to) {
    return server
        .sql()
        .sql("select count(*) from ledger.checkpoint where size > ? and size <= ?")
        .params(from, to)
        .query(Long.class)
        .single();
  }
}
