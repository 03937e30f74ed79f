package zij.server.webhook;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import zij.language.webhook.WebhookUrl;

/**
 * Whom the server may tell anything.
 *
 * @param allowPrivate whether its own networks too, and without TLS
 */
record Reach(boolean allowPrivate) {
  /** Whether what is sent there can be read by nobody else, where that matters. */
  boolean allows(WebhookUrl url) {
    return allowPrivate || url.isSecret();
  }

  /** Finds the addresses that connections may be made to. */
  DnsResolver addresses() {
    return allowPrivate ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses();
  }
}
