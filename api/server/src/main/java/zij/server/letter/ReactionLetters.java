package zij.server.letter;

import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The dead letters of the reactions: Axon's queue, worked through by people. Thread-safe. */
@Component
class ReactionLetters {
  /** Replays at most so many sequences at once. */
  static final int MAX_REPLAYED = 100;

  private static final String BEHIND_NOTHING =
      """
      select l.processing_group, l.sequence_id from server.dead_letter l
      where l.cause_type is null and not exists (select from server.dead_letter b
        where b.processing_group = l.processing_group and b.sequence_id = l.sequence_id
          and b.sequence_index < l.sequence_index)
      order by l.number limit ?\
      """;

  private record Sequence(String processingGroup, String sequenceId) {}

  private final JdbcClient jdbc;
  private final EventProcessingConfiguration processing;

  ReactionLetters(JdbcClient jdbc, EventProcessingConfiguration processing) {
    this.jdbc = jdbc;
    this.processing = processing;
  }

  /**
   * Tries the letters of a reaction again, those first that were not touched for the longest time.
   *
   * @return how many sequences went through as a whole; empty if there is no such reaction
   */
  Optional<Integer> replay(String reaction) {
    return processing
        .sequencedDeadLetterProcessor(reaction)
        .map(processor -> {
          int sequences = Math.min(sequences(reaction), MAX_REPLAYED);
          int replayed = 0;
          for (int i = 0; i < sequences; i++) {
            if (processor.processAny()) replayed++; // one that fails goes to the end
          }
          return replayed;
        });
  }

  /** Tries the sequence of a letter again, from its first letter on until one fails. */
  void replay(Letter letter) {
    jdbc.sql("select processing_group, sequence_id from server.dead_letter where number = ?")
        .param(letter.number())
        .query(Sequence.class)
        .optional()
        .ifPresent(sequence -> replay(sequence, _ -> true));
  }

  /**
   * Takes up what waits behind nothing. What follows from a letter that is replayed can come to the
   * queue before that letter has left it, and stands there as the first of its sequence then,
   * though it never failed.
   */
  @Scheduled(fixedDelayString = "PT2S")
  void takeUp() {
    jdbc.sql(BEHIND_NOTHING)
        .param(MAX_REPLAYED)
        .query(Sequence.class)
        .list()
        .forEach(sequence -> replay(sequence, first -> first.cause().isEmpty()));
  }

  private void replay(Sequence of, Predicate<JdbcDeadLetter<?>> isMeant) {
    processing
        .sequencedDeadLetterProcessor(of.processingGroup())
        .ifPresent(processor -> {
          boolean _ =
              processor.process(first ->
                  first instanceof JdbcDeadLetter<?> kept
                      && kept.getSequenceIdentifier().equals(of.sequenceId())
                      && isMeant.test(kept));
        });
  }

  /** Why the sequence of a letter does not go on; empty if the letter went through. */
  Optional<String> stuckAt(Letter letter) {
    return jdbc.sql(
            """
            select coalesce(f.cause_message, f.cause_type, '') from server.dead_letter l
            join server.dead_letter f
              on f.processing_group = l.processing_group and f.sequence_id = l.sequence_id
            where l.number = ? order by f.sequence_index limit 1\
            """)
        .param(letter.number())
        .query(String.class)
        .optional();
  }

  private int sequences(String reaction) {
    return jdbc.sql(
            "select count(distinct sequence_id) from server.dead_letter where processing_group = ?")
        .param(reaction)
        .query(Integer.class)
        .single();
  }
}
