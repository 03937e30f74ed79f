package zij.ledger.witness;

import static zij.ledger.witness.WitnessFailure.Problem.AHEAD;
import static zij.ledger.witness.WitnessFailure.Problem.BAD_ANSWER;
import static zij.ledger.witness.WitnessFailure.Problem.FORKED;
import static zij.ledger.witness.WitnessFailure.Problem.NO_ANSWER;
import static zij.ledger.witness.WitnessFailure.Problem.REFUSED;
import static zij.ledger.witness.WitnessFailure.Problem.TOO_SLOW;
import static zij.ledger.witness.WitnessFailure.Problem.UNAVAILABLE;
import static zij.ledger.witness.WitnessFailure.Problem.WRONG_CLOCK;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import zij.ledger.log.Cosignature;
import zij.ledger.log.Hash;
import zij.ledger.log.Proofs;
import zij.ledger.log.SignedCheckpoint;
import zij.ledger.log.SignedNote;

/**
 * Asks one witness by C2SP tlog-witness. Nothing that it answers is believed unless its key has
 * signed it. Thread-safe.
 */
final class WitnessClient {
  private static final int MAX_ANSWER_BYTES = 16 << 10;

  /** Clocks differ, but a cosignature that was asked for now is not of an hour ago. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final HttpClient http;
  private final WitnessAddress witness;
  private final Proofs proofs;
  private final Duration timeout;
  private final InstantSource clock;

  WitnessClient(
      HttpClient http,
      WitnessAddress witness,
      Proofs proofs,
      Duration timeout,
      InstantSource clock) {
    this.http = http;
    this.witness = witness;
    this.proofs = proofs;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Asks for a cosignature of this checkpoint; once more if the witness says that its last size is
   * another one.
   *
   * @param knownSize the last size that it is known to have cosigned, 0 if none is known
   */
  Cosignature ask(SignedCheckpoint checkpoint, long knownSize)
      throws WitnessFailure, InterruptedException {
    long size = checkpoint.checkpoint().size();
    var answer = post(checkpoint, knownSize);
    if (answer.statusCode() == 409) {
      long seen = seenSize(answer);
      requireToFollow(seen, knownSize, size);
      answer = post(checkpoint, seen);
      if (answer.statusCode() == 409) {
        requireToFollow(seenSize(answer), seen, size);
        throw new WitnessFailure(REFUSED, "it names another size each time it is asked");
      }
    }
    return cosignature(checkpoint, answer);
  }

  /** A conflict about the very size that was sent is no misunderstanding. */
  private static void requireToFollow(long seen, long sent, long size) throws WitnessFailure {
    if (seen > size) {
      throw new WitnessFailure(
          AHEAD, "it has cosigned %d entries, this log has signed %d".formatted(seen, size));
    }
    if (seen == sent && seen == size) {
      throw new WitnessFailure(FORKED, "it has cosigned another head of " + size + " entries");
    }
    if (seen == sent) {
      throw new WitnessFailure(BAD_ANSWER, "it refuses the size that it names itself: " + seen);
    }
  }

  private HttpResponse<String> post(SignedCheckpoint checkpoint, long oldSize)
      throws WitnessFailure, InterruptedException {
    long size = checkpoint.checkpoint().size();
    var proof =
        oldSize == 0 || oldSize == size ? List.<Hash>of() : proofs.consistency(oldSize, size);
    var request =
        HttpRequest.newBuilder(witness.addCheckpoint())
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    new AddCheckpoint(oldSize, proof, checkpoint.note()).text()))
            .build();
    var body = HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    var exchange =
        http.sendAsync(request, HttpResponse.BodyHandlers.limiting(body, MAX_ANSWER_BYTES));
    try {
      // The request's own time-out ends with the headers; a body may drip for ever.
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new WitnessFailure(TOO_SLOW, "no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      var why = e.getCause() == null ? e : e.getCause();
      throw new WitnessFailure(NO_ANSWER, "no answer: " + why.getClass().getSimpleName());
    } finally {
      exchange.cancel(true);
    }
  }

  private static long seenSize(HttpResponse<String> conflict) throws WitnessFailure {
    var type = conflict.headers().firstValue("Content-Type").orElse("");
    if (!type.equals("text/x.tlog.size") || !conflict.body().matches("(0|[1-9][0-9]{0,17})\n")) {
      throw new WitnessFailure(BAD_ANSWER, "a conflict (409) that names no size");
    }
    return Long.parseLong(conflict.body().strip());
  }

  private Cosignature cosignature(SignedCheckpoint checkpoint, HttpResponse<String> answer)
      throws WitnessFailure {
    int status = answer.statusCode();
    switch (status) {
      case 200 -> {}
      case 403 -> throw new WitnessFailure(REFUSED, "it does not trust this log's key (403)");
      case 404 -> throw new WitnessFailure(REFUSED, "it does not know this log (404)");
      case 422 ->
          throw new WitnessFailure(
              FORKED, "it finds that the log does not extend what it has cosigned (422)");
      default ->
          throw status == 429 || status >= 500
              ? new WitnessFailure(UNAVAILABLE, "it cannot answer now (" + status + ")")
              : new WitnessFailure(REFUSED, "it answers with status " + status);
    }
    var text = SignedNote.unverifiedText(checkpoint.note());
    var found =
        Cosignature.find(text, answer.body(), witness.key())
            .orElseThrow(() ->
                new WitnessFailure(BAD_ANSWER, "no valid cosignature of its key in the answer"));
    var skew = Duration.between(found.at(), clock.instant());
    if (skew.abs().compareTo(CLOCK_SKEW) > 0) {
      throw new WitnessFailure(WRONG_CLOCK, "it signs the time " + found.at());
    }
    return found;
  }
}
