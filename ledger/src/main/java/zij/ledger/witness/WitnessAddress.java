package zij.ledger.witness;

import java.net.URI;
import zij.ledger.log.CosignerKey;

/**
 * A witness that the log asks.
 *
 * @param url its submission prefix (C2SP tlog-witness), http or https, without a query
 * @param key with which its cosignatures are verified
 */
public record WitnessAddress(URI url, CosignerKey key) {
  /** Checks the address. */
  public WitnessAddress {
    var scheme = url.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme))
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException("no address of a witness: " + url);
    }
  }

  URI addCheckpoint() {
    return URI.create(url.toString().replaceAll("/+$", "") + "/add-checkpoint");
  }
}
