package zij.server.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static zij.server.Shopper.WALLPAPERS_PRICE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.server.DeskLetters;
import zij.server.FreePort;
import zij.server.RunningServer;
import zij.server.SharedServer;
import zij.server.Shopper;
import zij.server.Updates;

/** The desk's letters at a command line, as the person whose session it is. */
@ExtendWith(SharedServer.class)
class LettersCommandTest {
  private static final String ESCAPE = "\u001b[31m";

  private final RunningServer server;
  private final Shopper owner;
  private final DeskLetters letters;

  @TempDir private Path folder;

  LettersCommandTest(RunningServer server) {
    this.server = server;
    this.owner = server.owner();
    this.letters = new DeskLetters(owner);
  }

  private record Run(int exit, String out, String err) {}

  private Run run(String... arguments) throws IOException {
    return runAs(owner.token(), arguments);
  }

  private Run runAs(String session, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("session"), session + "\n");
    List<String> all = new ArrayList<>(List.of("--server", url()));
    all.addAll(List.of("--session", file.toString()));
    all.addAll(List.of(arguments));
    return execute(all);
  }

  private String url() {
    return server.request("").build().uri().toString();
  }

  private static Run execute(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new LettersCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int exit = command.execute(arguments.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  /** The number of an update that no order of ours is paid by. */
  private String astray(String charge) {
    Shopper payer = server.shopper();
    String update = Updates.payment(payer.id(), charge, "another-shop", 25);
    assertThat(server.webhook(update).status()).isEqualTo(200);
    return number(charge);
  }

  private String number(String charge) {
    JsonNode letter = letters.update(charge).orElseThrow().path("letter");
    return Long.toString(letter.path("number").asLong());
  }

  @Test
  void whatWaitsIsListedShownAndGivenUpByAPerson() throws IOException {
    String number = astray("charge-line");
    assertThat(run().out())
        .containsPattern("(?m)^ +" + number + " .*webhook +successful_payment +a payment for no");
    Run shown = run("show", number);
    assertThat(shown.exit()).isZero();
    assertThat(shown.out()).contains("another-shop");

    Run again = run("replay", number);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out()).contains("It waits as before: a payment for no order of ours");

    Run given = run("discard", number, "--reason", "Of our other shop.");
    assertThat(given.exit()).isZero();
    assertThat(given.out()).isEqualTo("Given up." + System.lineSeparator());
    JsonNode decision = letters.open(Long.parseLong(number)).path("letter").path("discarded");
    assertThat(decision.path("by").asLong()).isEqualTo(owner.id());
    assertThat(decision.path("reason").asString()).isEqualTo("Of our other shop.");
    assertThat(run("--discarded").out())
        .containsPattern("(?m)^ +" + number + " .*Of our other shop\\.");
    assertThat(run().out()).doesNotContainPattern("(?m)^ +" + number + " ");
    Run twice = run("discard", number, "--reason", "Once more.");
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(twice.err()).contains("LETTER_DISCARDED");
  }

  @Test
  void noTerminalObeysWhatStrangersWrote() throws IOException {
    assertThat(server.webhook("{\"line-" + ESCAPE + "poison").status()).isEqualTo(200);
    JsonNode kept = letters.update("poison").orElseThrow();
    assertThat(kept.path("content").asString()).contains(ESCAPE);
    String number = Long.toString(kept.path("letter").path("number").asLong());
    assertThat(run("show", number).out()).contains("poison").doesNotContain("\u001b");
    assertThat(run("--json", "show", number).out()).contains("poison").doesNotContain("\u001b");
  }

  @Test
  void whatIsMendedGoesThrough() throws IOException {
    Shopper payer = server.shopper();
    String order = payer.order();
    String payload = Updates.payload(server, payer.invoice(order));
    String refund = Updates.refund(payer.id(), "charge-line-early", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(refund).status()).isEqualTo(200);
    String number = number("charge-line-early");
    String payment = Updates.payment(payer.id(), "charge-line-early", payload, WALLPAPERS_PRICE);
    assertThat(server.webhook(payment).status()).isEqualTo(200);
    payer.awaitStatus(order, "delivered");
    Run again = run("replay", number);
    assertThat(again.exit()).isZero();
    assertThat(again.out()).isEqualTo("Done." + System.lineSeparator());
    Run all = run("replay", "--reaction", "surplus-refund");
    assertThat(all.exit()).isZero();
    assertThat(all.out()).startsWith("Sequences that went through: ");
  }

  @Test
  void pagesFollowEachOtherToTheEnd() throws IOException {
    for (int i = 0; i <= Letters.MAX_PAGE; i++) {
      assertThat(server.webhook("{\"line\":" + i).status()).isEqualTo(200);
    }
    List<String> lines = run().out().lines().toList();
    assertThat(lines).hasSizeGreaterThan(Letters.MAX_PAGE + 1).doesNotHaveDuplicates();
    assertThat(lines.getLast()).isEqualTo((lines.size() - 1) + " letters.");
    List<String> pages = run("--json").out().lines().toList();
    assertThat(pages).hasSizeGreaterThan(1);
    long told =
        pages.stream()
            .mapToLong(page -> JsonMapper.shared().readTree(page).path("letters").size())
            .sum();
    assertThat(told).isEqualTo(lines.size() - 1);
  }

  @Test
  void whoMayNotIsToldInASentence() throws IOException {
    Run buyer = runAs(server.shopper().token());
    assertThat(buyer.exit()).isEqualTo(2);
    assertThat(buyer.err()).contains("FORBIDDEN");
    Run over = runAs("eyJhbGciOiJub25lIn0.e30.");
    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.err()).startsWith("The session is over.");
    Run none = runAs("two\nlines");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).startsWith("This is no session.").doesNotContain("lines");
    Run unknown = run("replay", "999999999");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("LETTER_UNKNOWN");
    assertThat(run("replay").exit()).isEqualTo(2);
    assertThat(run("replay", "1", "--reaction", "refund").exit()).isEqualTo(2);
    assertThat(run("discard", "1").err()).contains("--reason");

    String file = folder.resolve("session").toString();
    Run away =
        execute(List.of("--server", "http://localhost:" + FreePort.lasting(), "--session", file));
    assertThat(away.exit()).isEqualTo(2);
    assertThat(away.err()).contains("does not answer");
    assertThat(execute(List.of("--server", "shop", "--session", file)).err())
        .contains("is no address");
    assertThat(execute(List.of("--session", folder.resolve("no").toString())).err())
        .contains("cannot read");
    Run otherPage = execute(List.of("--server", url() + "/shop", "--session", file));
    assertThat(otherPage.exit()).isEqualTo(2);
  }

  @Test
  void agesAreToldInTheirLargestUnit() {
    assertThat(LettersCommand.age(Duration.ofSeconds(-5))).isEqualTo("0s");
    assertThat(LettersCommand.age(Duration.ofSeconds(59))).isEqualTo("59s");
    assertThat(LettersCommand.age(Duration.ofSeconds(60))).isEqualTo("1m");
    assertThat(LettersCommand.age(Duration.ofMinutes(59))).isEqualTo("59m");
    assertThat(LettersCommand.age(Duration.ofHours(23))).isEqualTo("23h");
    assertThat(LettersCommand.age(Duration.ofHours(49))).isEqualTo("2d");
  }
}
