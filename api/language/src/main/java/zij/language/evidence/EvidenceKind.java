package zij.language.evidence;

import java.util.Optional;

/** What a piece of evidence is. The names are stored for ever. */
public enum EvidenceKind {
  /** The initData that Telegram signed when a person opened a mini app. */
  SIGN_IN("initdata"),
  /** The update by which Telegram told of a payment, with its {@code successful_payment}. */
  PAYMENT("payment"),
  /** That a person agreed to the shop's terms: a {@link zij.language.terms.Consent} as JSON. */
  CONSENT("consent");

  private final String scheme;

  EvidenceKind(String scheme) {
    this.scheme = scheme;
  }

  /** How an event refers to it, as {@link zij.language.Provenance} says. */
  public String referenceTo(EvidenceId id) {
    return scheme + ":" + id;
  }

  /** What a reference of this kind refers to; empty if it is a reference of another kind. */
  public Optional<EvidenceId> referredToBy(String reference) {
    if (!reference.startsWith(scheme + ":")) return Optional.empty();
    try {
      return Optional.of(new EvidenceId(reference.substring(scheme.length() + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
