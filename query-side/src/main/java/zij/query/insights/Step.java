package zij.query.insights;

/** How far an unpaid order got last. */
enum Step {
  PLACED(AbandonReason.NO_INVOICE),
  INVOICED(AbandonReason.NOT_PAID),
  REFUSED(AbandonReason.REFUSED),
  APPROVED(AbandonReason.NOT_CONFIRMED);

  private final AbandonReason reason;

  Step(AbandonReason reason) {
    this.reason = reason;
  }

  /** Why the order was given up if it lapses here. */
  AbandonReason reason() {
    return reason;
  }
}
