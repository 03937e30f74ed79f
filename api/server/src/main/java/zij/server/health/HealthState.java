package zij.server.health;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad it is. */
enum HealthState {
  /** A buyer feels it now. */
  @JsonProperty("suffering")
  SUFFERING,
  /** No buyer feels it yet; somebody should look, or what would tell does not answer. */
  @JsonProperty("look")
  LOOK,
  @JsonProperty("well")
  WELL
}
