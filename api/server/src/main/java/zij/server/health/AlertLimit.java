package zij.server.health;

import org.jspecify.annotations.Nullable;

/**
 * From where on a figure is no longer well: the limits of the alerts in
 * ops/prometheus/rules/alerts.yml (AlertLimitTest compares them). An alert that wakes somebody
 * because of what buyers feel is suffering here, any other is for somebody to look at. Alerts wait
 * a while before they fire; here it is said at once.
 */
enum AlertLimit {
  WEBHOOK_BACKLOG("WebhookBacklog", 20),
  /** Seconds; an alert of the p95, here of the slowest. */
  PAYMENT_WEBHOOK("PaymentWebhookSlow", 2.5),
  /** Seconds; an alert of the p99, here of the slowest. */
  PRE_CHECKOUT("PreCheckoutSlow", 5),
  /** Seconds. */
  CHECKPOINT_AGE("CheckpointStale", 10),
  APPEND_QUEUE("AppendQueueFull", 500),
  /** Seconds. */
  PROCESSOR_LAG("ProjectionLag", 30),
  LETTERS("DeadLetters", 0),
  /** Seconds. */
  DIFFERENCE_AGE("PaymentUnmatched", 900),
  /** Seconds. */
  QUORUM_MISSING("CheckpointNotCosigned", 300),
  /** Seconds. */
  REPLICA_LAG("ReplicaLag", 5),
  /** The part of the disk that is free; less is too little. */
  DISK_FREE("DiskFull", 0.1);

  private final String alert;
  private final double value;

  AlertLimit(String alert, double value) {
    this.alert = alert;
    this.value = value;
  }

  /** The alert's name. */
  String alert() {
    return alert;
  }

  double value() {
    return value;
  }

  /** Whether a figure is above it; what is not known is not. */
  boolean isExceeded(@Nullable Double figure) {
    return figure != null && figure > value;
  }
}
