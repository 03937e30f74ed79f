package zij.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine;
import zij.ledger.log.VerifyCommand;
import zij.server.ledger.BookCommand;

/** One run: a world, its buyers, its nemesis, and what has to hold when they are done. */
final class Run {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_REST = Duration.ofMinutes(4);

  private final Plan plan;
  private final Path folder;
  private final Journal journal;
  private final Facts facts = new Facts();
  private final List<Violation> violations = new ArrayList<>();

  private Run(Plan plan, Path folder, Journal journal) {
    this.plan = plan;
    this.folder = folder;
    this.journal = journal;
  }

  /** Runs in a folder of its own. */
  static Outcome of(Plan plan, Path folder) throws Exception {
    try (Journal journal = new Journal(folder.resolve("run.log"))) {
      return new Run(plan, folder, journal).run();
    }
  }

  private Outcome run() throws Exception {
    journal.tell("plan", plan.toString());
    List<Blow> blows = plan.blows();
    for (Blow blow : blows) journal.tell("plan", blow.toString());
    try (World world = new World(folder, journal)) {
      Door door = new Door(world.balancer.url(), PATIENCE, journal);
      Merchant merchant = new Merchant(world, door, journal);
      merchant.open();
      Path checkpoint = folder.resolve("before.checkpoint");
      keepCheckpoint(door, checkpoint);
      disturb(world, door, merchant, blows);
      long events = judge(world, door, merchant, checkpoint);
      return Outcome.of(plan, events, violations, journal);
    }
  }

  private static void keepCheckpoint(Door door, Path file)
      throws GaveUpException, InterruptedException, IOException {
    Answer checkpoint = door.get("/log/checkpoint", "");
    if (!checkpoint.isFine()) throw new IOException("no checkpoint: " + checkpoint);
    Files.writeString(file, checkpoint.body());
  }

  private void disturb(World world, Door door, Merchant merchant, List<Blow> blows)
      throws Exception {
    String terms = door.get("/api/terms?lang=en", "").text("version");
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < plan.buyers(); i++) {
      phones.add(new Phone(i, world.telegram, door, journal, facts, terms));
    }
    long deadline = System.nanoTime() + plan.ms() * 1_000_000;
    List<SplittableRandom> randoms = plan.perBuyer();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < plan.buyers(); i++) {
      Buyer buyer =
          new Buyer(phones.get(i), world.telegram, merchant, journal, randoms.get(i), deadline);
      threads.add(Thread.ofVirtual().start(buyer));
    }
    Nemesis nemesis = new Nemesis(world, journal);
    nemesis.run(blows);
    for (Thread thread : threads) thread.join();
    if (!nemesis.failures().isEmpty()) throw nemesis.failures().getFirst();
    world.telegram.heal();
    for (Node server : world.servers) server.awaitReady();
    world
        .telegram
        .struck()
        .properties()
        .forEach(kind -> journal.count("struck by " + kind.getKey(), kind.getValue().asLong()));
    journal.tell("world", "everything is healed");
  }

  /** Answers how many entries the log has. */
  private long judge(World world, Door door, Merchant merchant, Path checkpoint) throws Exception {
    violations.addAll(new Rest(world, merchant, journal).await(LONGEST_REST));
    violations.addAll(facts.wrong());
    try (Ledger ledger = new Ledger(world.postgres)) {
      violations.addAll(Money.check(world, ledger, journal));
      violations.addAll(Goods.check(facts, door, ledger));
      differences(merchant);
      faults();
      Path keys = folder.resolve("log.vkey");
      Files.writeString(keys, door.get("/log/vkeys", "").body());
      for (Node server : world.servers) server.close(); // so that nothing is appended any more
      violations.addAll(Views.check(world));
      proves(
          "the log verifies",
          new CommandLine(new VerifyCommand()),
          verify(world, keys, checkpoint));
      proves(
          "the book verifies",
          new CommandLine(new BookCommand()),
          "verify",
          "--database",
          database(world));
      return ledger.number("select size from ledger.head");
    }
  }

  /** Of all that was asked, by those too who judge. */
  private void faults() {
    long unexpected = journal.counts().getOrDefault(Door.UNEXPECTED, 0L);
    if (unexpected > 0) {
      String what = unexpected + " answers were neither a refusal nor \"later\"";
      violations.add(new Violation("no answer is a fault", what, "unexpected"));
    }
    long broken = journal.counts().getOrDefault(Buyer.BROKEN, 0L);
    if (broken > 0) {
      violations.add(new Violation("buyers go on", broken + " buyers broke", Buyer.BROKEN));
    }
  }

  private void differences(Merchant merchant) throws GaveUpException, InterruptedException {
    var open = merchant.differences().path("open");
    long waiting = open.valueStream().mapToLong(kind -> kind.asLong()).sum();
    if (waiting > 0) {
      violations.add(new Violation("Telegram's list is explained", "differences wait: " + open));
    }
  }

  private static String database(World world) {
    return world.postgres.url(World.DATABASE) + "?user=" + Postgres.OWNER;
  }

  private static String[] verify(World world, Path keys, Path checkpoint) {
    return new String[] {
      "--database",
      database(world),
      "--key",
      keys.toString(),
      "--since",
      checkpoint.toString(),
      "--whole"
    };
  }

  private void proves(String invariant, CommandLine command, String... arguments)
      throws SQLException {
    StringWriter said = new StringWriter();
    command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int exit = command.execute(arguments);
    journal.tell("verifier", said.toString().strip());
    if (exit != 0) violations.add(new Violation(invariant, "exit " + exit + ": " + said));
  }
}
