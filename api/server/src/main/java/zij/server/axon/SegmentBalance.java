package zij.server.axon;

import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shares out the segments of every processor among the servers of a database. By itself, a server
 * claims every segment that is free, so the first one would do all the work and the others would
 * only stand by. Whoever has more than its share lets go of the rest, which the others then claim;
 * what a server that died had is claimed when its claims run out. Nothing is lost meanwhile: the
 * token of a segment is the only place where work goes on from.
 */
@Component
class SegmentBalance {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentBalance.class);

  /**
   * Less than claims last: when those of a dead server can be taken, nobody leaves it anything any
   * more. Whoever is late is counted again soon, and loses nothing.
   */
  private static final String ALIVE = "interval '9 seconds'";

  /** As Axon's token store names this process. */
  private final String name = ManagementFactory.getRuntimeMXBean().getName();

  private final JdbcClient jdbc;
  private final EventProcessingConfiguration processing;

  SegmentBalance(JdbcClient jdbc, EventProcessingConfiguration processing) {
    this.jdbc = jdbc;
    this.processing = processing;
  }

  @Scheduled(fixedDelayString = "PT5S")
  void balance() {
    try {
      int servers = servers();
      if (servers == 1) return;
      for (EventProcessor processor : processing.eventProcessors().values()) {
        if (processor instanceof StreamingEventProcessor streaming) letGo(streaming, servers);
      }
    } catch (DataAccessException e) {
      LOG.debug("PostgreSQL does not answer; the work stays where it is", e);
    }
  }

  /** The others need not wait for what this server has. */
  @PreDestroy
  void leave() {
    try {
      jdbc.sql("delete from server.instance where name = ?").param(name).update();
    } catch (DataAccessException e) {
      LOG.debug("PostgreSQL does not answer", e);
    }
  }

  /** Says that this server runs, and counts those that said so lately. */
  private int servers() {
    jdbc.sql(
            "insert into server.instance (name, seen_at) values (?, now())"
                + " on conflict (name) do update set seen_at = now()")
        .param(name)
        .update();
    jdbc.sql("delete from server.instance where seen_at < now() - interval '1 hour'").update();
    return jdbc.sql("select count(*) from server.instance where seen_at > now() - " + ALIVE)
        .query(Integer.class)
        .single();
  }

  private void letGo(StreamingEventProcessor processor, int servers) {
    int segments =
        jdbc.sql("select count(*) from server.token_entry where processor_name = ?")
            .param(processor.getName())
            .query(Integer.class)
            .single();
    int share = Math.ceilDiv(segments, servers);
    List<Integer> tooMany =
        processor.processingStatus().keySet().stream()
            .sorted(Comparator.reverseOrder())
            .limit(Math.max(0, processor.processingStatus().size() - share))
            .toList();
    for (int segment : tooMany) {
      LOG.info("Leaves segment {} of {} to another server", segment, processor.getName());
      processor.releaseSegment(segment);
    }
  }
}
