package zij.server.log;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import zij.ledger.log.Checkpoints;
import zij.ledger.log.ForkAlarm;

/** Signs the log's head soon after it has moved. */
@Component
class CheckpointSchedule {
  private final Checkpoints checkpoints;
  private final ForkAlarm alarm;

  CheckpointSchedule(Checkpoints checkpoints, ForkAlarm alarm) {
    this.checkpoints = checkpoints;
    this.alarm = alarm;
  }

  @Scheduled(fixedDelayString = "PT0.5S")
  void publish() {
    // It told once, loudly, when it began to ring; what rings it throws, and is told as well.
    if (alarm.reason().isEmpty()) {
      var _ = checkpoints.publish();
    }
  }
}
