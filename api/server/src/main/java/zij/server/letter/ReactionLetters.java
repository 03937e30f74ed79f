package zij.server.letter;

import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dead letters of the reactions: Axon's queue, worked through by people. Thread-safe. */
@Component
class ReactionLetters {
  /** Replays at most so many sequences at once. */
  static final int MAX_REPLAYED = 100;

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
    String reaction = String.valueOf(letter.reaction());
    SequencedDeadLetterProcessor<EventMessage<?>> processor =
        processing.sequencedDeadLetterProcessor(reaction).orElseThrow();
    jdbc.sql("select sequence_id from server.dead_letter where number = ?")
        .param(letter.number())
        .query(String.class)
        .optional()
        .ifPresent(sequence -> {
          boolean _ =
              processor.process(first ->
                  first instanceof JdbcDeadLetter<?> kept
                      && kept.getSequenceIdentifier().equals(sequence));
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
