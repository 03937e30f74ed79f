package zij.server.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.witness.PublishedCheckpoints;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.telegram.ChannelMessenger;

/**
 * Posts one checkpoint of every so many in a Telegram channel, where the shop's buyers see it and
 * the shop cannot change it unseen. Of several servers one posts; signing never waits for it. A
 * post that could not be made is given up after some tries, and the next one is made all the same.
 */
@Component
@ConditionalOnProperty("zij.log.channel")
class ChannelPosts {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelPosts.class);

  /** Telegram's longest message. */
  private static final int MAX_CHARS = 4_096;

  private final String channel;
  private final int every;
  private final PublishedCheckpoints checkpoints;
  private final JdbcClient jdbc;
  private final ChannelMessenger messenger;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  ChannelPosts(
      ZijProperties properties,
      PublishedCheckpoints checkpoints,
      JdbcClient jdbc,
      ChannelMessenger messenger,
      MeterRegistry meters,
      InstantSource clock) {
    this.channel = String.valueOf(properties.log().channel()).strip();
    this.every = properties.log().channelEvery();
    this.checkpoints = checkpoints;
    this.jdbc = jdbc;
    this.messenger = messenger;
    this.meters = meters;
    this.clock = clock;
    if (!channel.matches("@[A-Za-z][A-Za-z0-9_]{3,31}|-[1-9][0-9]{0,17}") || every < 1) {
      throw new StartFailure(
          "zij.log.channel is @name or a channel's number, zij.log.channel-every 1 or more.");
    }
  }

  /** On a thread of its own, since scheduled work takes turns and Telegram may be slow. */
  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    if (!busy.compareAndSet(false, true)) return;
    Thread.startVirtualThread(() -> {
      try {
        due().ifPresent(this::post);
      } catch (RuntimeException e) {
        LOG.warn("No checkpoint could be posted: {}", e.getMessage());
      } finally {
        busy.set(false);
      }
    });
  }

  /** The newest checkpoint, if enough were signed since the last post and no server is faster. */
  private Optional<SignedCheckpoint> due() {
    return checkpoints.newest().filter(newest -> isDue(newest.checkpoint().size()));
  }

  private boolean isDue(long size) {
    String sql =
        """
        insert into server.channel_post (channel, size, posted_at)
        select :channel, :size, :now
        where (select count(*) from (
            select from ledger.checkpoint where size <= :size and size > coalesce(
                (select size from server.channel_post where channel = :channel), -1)
            limit :every) newer) >= :every
        on conflict (channel) do update set size = excluded.size, posted_at = excluded.posted_at
        where channel_post.size < excluded.size
          and (select count(*) from (
              select from ledger.checkpoint c
              where c.size <= excluded.size and c.size > channel_post.size
              limit :every) newer) >= :every
        """;
    return jdbc.sql(sql)
            .param("channel", channel)
            .param("size", size)
            .param("every", every)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  private void post(SignedCheckpoint signed) {
    String result = "failed";
    try {
      messenger.post(channel, text(signed));
      result = "posted";
    } catch (RuntimeException e) {
      LOG.warn("Checkpoint {} is not in {}: {}", signed.checkpoint().size(), channel, e.toString());
    } finally {
      meters.counter("zij.channel.posts", "result", result).increment();
    }
  }

  /** The note, which whoever reads it can verify; without cosignatures that do not fit. */
  private static String text(SignedCheckpoint signed) {
    String note = signed.note();
    while (note.length() > MAX_CHARS) {
      note = note.substring(0, note.lastIndexOf('\n', note.length() - 2) + 1);
    }
    return note;
  }
}
