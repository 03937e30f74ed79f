package zij.server.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a line of the health report is about, and what its figures are. */
enum HealthCode {
  /** The primary, as this server last asked it. No figures. */
  @JsonProperty("database")
  DATABASE,
  /**
   * What Telegram brings: {@code count} updates wait there, {@code last} is when one came, {@code
   * seconds} how long the slowest payment of the last minutes took until it was durable.
   */
  @JsonProperty("payments")
  PAYMENTS,
  /** {@code seconds}: how long the slowest question before a payment took in the last minutes. */
  @JsonProperty("pre-checkout")
  PRE_CHECKOUT,
  /** Whether Telegram answers us; {@code count} answers to people wait to be sent. */
  @JsonProperty("bot-api")
  BOT_API,
  /** Only there when the log does not extend what was signed: everything has stopped. */
  @JsonProperty("log-forked")
  LOG_FORKED,
  /** {@code seconds}: age of the oldest entry that no signed checkpoint covers. */
  @JsonProperty("log")
  LOG,
  /** {@code count} units of work wait to be appended. */
  @JsonProperty("append-queue")
  APPEND_QUEUE,
  /**
   * {@code count} projections and reactions, of {@code of}, are behind by more than the limit,
   * {@code about} them, the last first; {@code seconds} is how far the last is.
   */
  @JsonProperty("processors")
  PROCESSORS,
  /** {@code count} dead letters wait for a person, for {@code seconds} at most. */
  @JsonProperty("letters")
  LETTERS,
  /**
   * {@code count} differences from Telegram's list wait for a person, for {@code seconds} at most;
   * {@code last} is when the last run ended.
   */
  @JsonProperty("reconciliation")
  RECONCILIATION,
  /**
   * Only there with witnesses. {@code count}, of {@code of}, saw another log, {@code about} them;
   * {@code seconds}: for how long a checkpoint misses cosignatures.
   */
  @JsonProperty("witnesses")
  WITNESSES,
  /** Whether Redis answers this server. No figures. */
  @JsonProperty("redis")
  REDIS,
  /**
   * Only there with replicas. {@code count}, of {@code of}, lag or are not asked, {@code about}
   * them by number; {@code seconds} is the longest lag.
   */
  @JsonProperty("replicas")
  REPLICAS,
  /** {@code count} bytes, of {@code of}, are free for the data folder. */
  @JsonProperty("disk")
  DISK
}
