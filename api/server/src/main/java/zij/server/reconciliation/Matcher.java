package zij.server.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import zij.command.Outcome;
import zij.language.Decision;
import zij.language.Done;
import zij.language.Refusal;
import zij.language.StarAmount;
import zij.language.difference.DifferenceCommand;
import zij.language.difference.DifferenceId;
import zij.language.difference.DifferenceKind;
import zij.language.difference.Direction;
import zij.language.difference.Explanation;
import zij.language.difference.Movement;
import zij.language.order.ChargeId;
import zij.language.order.OrderCommand;
import zij.language.order.Payment;
import zij.server.ZijProperties;
import zij.server.reconciliation.Tally.Expected;
import zij.server.telegram.InvoicePayload;
import zij.server.telegram.ListedTransaction;

/**
 * Compares Telegram's list with what the log says, movement by movement, and sends what follows.
 * The aggregates decide, so that whatever is repeated after a crash changes nothing.
 */
@Component
class Matcher {
  private static final int BATCH = 500;

  private final StarTransactions transactions;
  private final ReconciliationCommands commands;
  private final InvoicePayload payloads;
  private final InstantSource clock;
  private final Duration grace;

  Matcher(
      StarTransactions transactions,
      ReconciliationCommands commands,
      InvoicePayload payloads,
      InstantSource clock,
      ZijProperties properties) {
    this.transactions = transactions;
    this.commands = commands;
    this.payloads = payloads;
    this.clock = clock;
    this.grace = properties.reconciliation().grace();
  }

  /** Looks at every line of the list whose state is not final. */
  void matchList(Tally tally) {
    Instant now = clock.instant();
    long index = -1;
    List<Line> lines;
    do {
      lines = transactions.open(index, BATCH);
      for (Line line : lines) {
        boolean isDue = !line.listed().movedAt().plus(grace).isAfter(now);
        act(line, Verdict.on(line, isDue, payloads::order), now, tally);
        index = line.index();
      }
    } while (lines.size() == BATCH);
  }

  /**
   * Reports what the log has and the list has not. Only after the list was read to its end.
   *
   * @param listed when the reading began: what moved later need not be in the list, however long it
   *     took since
   */
  void reportUnlisted(Instant listed, Tally tally) {
    Instant now = clock.instant();
    List<StarTransactions.Unlisted> unlisted = transactions.unlisted(listed.minus(grace), BATCH);
    for (StarTransactions.Unlisted u : unlisted) {
      Movement movement =
          new Movement(u.charge(), u.direction(), StarAmount.ZERO, u.amount(), u.movedAt());
      report(
          new DifferenceCommand.Report(
              DifferenceKind.MISSING_THERE, movement, u.order(), Explanation.NOT_LISTED, now),
          tally);
    }
  }

  private void act(Line line, Verdict verdict, Instant now, Tally tally) {
    switch (verdict) {
      case Verdict.Waits _ -> {}
      case Verdict.Agrees _ -> agree(line, now, tally);
      case Verdict.CancelsOut _ -> become(line, LineState.CANCELLED_OUT);
      case Verdict.WasPaid paid -> recover(line, paid, now, tally);
      case Verdict.WentBack back -> recordChargeBack(line, back, now, tally);
      case Verdict.Differs differs -> differ(line, differs, now, tally);
    }
  }

  private void agree(Line line, Instant now, Tally tally) {
    if (line.hasDifference()) {
      DifferenceId id = DifferenceId.of(line.listed().id(), line.listed().direction());
      var sent = commands.onOwnAccount(new DifferenceCommand.Resolve(id, now), line.listed().id());
      if (sent.position().isPresent()) tally.resolved++;
      expect(line, true, sent, tally);
    }
    become(line, LineState.MATCHED);
  }

  /** The line matches in the next look, when the views show what this leads to. */
  private void recover(Line line, Verdict.WasPaid paid, Instant now, Tally tally) {
    ListedTransaction listed = line.listed();
    if (listed.user().isEmpty()) {
      differ(line, Verdict.missing(paid.order(), Explanation.OTHER_TYPE), now, tally);
      return;
    }
    Payment payment = new Payment(new ChargeId(listed.id()), "", paid.amount(), listed.raw());
    var recover = new OrderCommand.RecoverPayment(paid.order(), listed.user().get(), payment, now);
    var sent = commands.recover(recover, listed);
    if (sent.position().isPresent()) tally.recovered++;
    expect(line, false, sent, tally);
    if (sent.decision() instanceof Decision.Refused<Done>(Refusal refusal, _)) {
      differ(line, Verdict.missing(paid.order(), whyNotPaid(refusal)), now, tally);
    }
  }

  private void recordChargeBack(Line line, Verdict.WentBack back, Instant now, Tally tally) {
    ListedTransaction listed = line.listed();
    var record =
        new OrderCommand.RecordChargeBack(
            back.order(), new ChargeId(listed.id()), back.amount(), now);
    var sent = commands.wentBack(record, listed);
    if (sent.position().isPresent()) tally.wentBack++;
    expect(line, false, sent, tally);
    if (sent.decision() instanceof Decision.Refused<Done>(Refusal refusal, _)) {
      differ(line, Verdict.missing(back.order(), whyNotBack(refusal)), now, tally);
    }
  }

  private void differ(Line line, Verdict.Differs differs, Instant now, Tally tally) {
    ListedTransaction listed = line.listed();
    Movement movement =
        new Movement(
            listed.id(), listed.direction(), listed.amount(), differs.here(), listed.movedAt());
    report(
        new DifferenceCommand.Report(
            differs.kind(), movement, differs.order(), differs.explanation(), now),
        tally);
    boolean orphan = differs.kind() == DifferenceKind.ORPHAN;
    become(line, orphan ? LineState.ORPHAN : LineState.DIFFERENCE);
  }

  private void report(DifferenceCommand.Report report, Tally tally) {
    Movement movement = report.movement();
    var sent = commands.onOwnAccount(report, movement.transaction());
    if (sent.position().isEmpty()) return;
    tally.found++;
    expect(movement.transaction(), movement.direction(), true, sent, tally);
  }

  private static void expect(Line line, boolean isDifference, Outcome<Done> sent, Tally tally) {
    expect(line.listed().id(), line.listed().direction(), isDifference, sent, tally);
  }

  private static void expect(
      String transaction,
      Direction direction,
      boolean isDifference,
      Outcome<Done> sent,
      Tally tally) {
    sent.position()
        .ifPresent(
            at -> tally.expected.add(new Expected(transaction, direction, isDifference, at)));
  }

  private void become(Line line, LineState state) {
    if (line.state() != state) transactions.become(line.index(), state);
  }

  private static Explanation whyNotPaid(Refusal refusal) {
    return refusal == Refusal.ORDER_UNKNOWN
        ? Explanation.ORDER_UNKNOWN
        : Explanation.NOT_THE_ORDERS_AMOUNT;
  }

  private static Explanation whyNotBack(Refusal refusal) {
    return refusal == Refusal.AMOUNT_DIFFERS
        ? Explanation.OTHER_AMOUNT
        : Explanation.PAYMENT_UNKNOWN;
  }
}
