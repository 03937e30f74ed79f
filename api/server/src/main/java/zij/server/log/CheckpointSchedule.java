package zij.server.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.ForkException;

/** Signs the log's head soon after it has moved. */
@Component
class CheckpointSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointSchedule.class);

  private final Checkpoints checkpoints;

  CheckpointSchedule(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Scheduled(fixedDelayString = "PT0.5S")
  void publish() {
    try {
      var _ = checkpoints.publish();
    } catch (ForkException e) {
      LOG.error("THE LOG DOES NOT EXTEND WHAT WAS SIGNED. No checkpoint is signed any more.", e);
    }
  }
}
