package zij.server.desk;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zij.server.problem.ProblemException;

/** The dead letters of the reactions: Axon's queue, seen and replayed by people. Thread-safe. */
@Component
class ReactionLetters {
  /** Replays at most so many sequences at once. */
  private static final int MAX_REPLAYED = 100;

  /** One event that a reaction failed at. */
  record Letter(
      String reaction, String aggregate, String type, String event, String since, String cause) {}

  private final JdbcClient jdbc;
  private final EventProcessingConfiguration processing;

  ReactionLetters(JdbcClient jdbc, EventProcessingConfiguration processing) {
    this.jdbc = jdbc;
    this.processing = processing;
  }

  List<Letter> newest(int limit) {
    return jdbc.sql("select * from server.dead_letter order by enqueued_at desc limit ?")
        .param(limit)
        .query((row, _) ->
            new Letter(
                row.getString("processing_group"),
                row.getString("aggregate_id"),
                row.getString("payload_type"),
                row.getString("event_id"),
                row.getString("enqueued_at"),
                row.getString("cause_message")))
        .list();
  }

  /** Tries a reaction's letters again; answers how many sequences went through. */
  int replay(String reaction) {
    var processor =
        processing
            .sequencedDeadLetterProcessor(reaction)
            .orElseThrow(() -> ProblemException.of(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    int replayed = 0;
    while (replayed < MAX_REPLAYED && processor.processAny()) replayed++;
    return replayed;
  }
}
