package zij.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zij.language.Provenance;
import zij.language.TelegramUserId;
import zij.language.evidence.EvidenceEvent;
import zij.language.evidence.EvidenceId;
import zij.language.evidence.EvidenceKind;
import zij.language.order.OrderId;
import zij.language.parcel.ParcelEvent;
import zij.ledger.log.Entry;
import zij.ledger.log.LogReader;
import zij.ledger.log.StoredEntry;
import zij.server.ZijProperties;
import zij.server.evidence.OrderEvidence.Check;
import zij.server.evidence.OrderEvidence.EvidenceChecks;
import zij.server.evidence.OrderEvidence.EvidencePiece;
import zij.server.evidence.OrderEvidence.EvidenceUse;
import zij.server.evidence.OrderEvidence.State;
import zij.server.telegram.InitDataRefused;
import zij.server.telegram.InitDataVerifier;
import zij.server.vault.Vault;

/** Opens the evidence of an order and looks whether it is what it claims to be. Thread-safe. */
@Component
class EvidenceReader {
  /** Events of one order, or of one piece of evidence, that are looked at. */
  private static final int MAX_EVENTS = 1_000;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * A piece of evidence as events refer to it; {@code charge} is empty unless they are payments.
   */
  private record Reference(EvidenceKind kind, EvidenceId id, long user, String charge) {}

  private final LogReader log;
  private final Vault vault;
  private final InitDataVerifier verifier;
  private final String telegramKey;

  EvidenceReader(LogReader log, Vault vault, InitDataVerifier verifier, ZijProperties properties) {
    this.log = log;
    this.vault = vault;
    this.verifier = verifier;
    this.telegramKey = properties.telegram().initDataKey();
  }

  /** The evidence of an order or a parcel; empty if there is neither. */
  Optional<OrderEvidence> of(OrderId order) {
    List<StoredEntry> events = log.ofAggregate(order.toString(), 0, MAX_EVENTS);
    if (events.isEmpty()) {
      events = log.ofAggregate(ParcelEvent.aggregateId(order), 0, MAX_EVENTS);
    }
    if (events.isEmpty()) return Optional.empty();
    Map<Reference, List<EvidenceUse>> references = new LinkedHashMap<>();
    for (StoredEntry event : events) {
      references(event.entry())
          .forEach(reference ->
              references
                  .computeIfAbsent(reference, _ -> new ArrayList<>())
                  .add(new EvidenceUse(event.position(), event.entry().type())));
    }
    List<EvidencePiece> pieces = new ArrayList<>();
    references.forEach((reference, uses) -> pieces.add(piece(reference, uses)));
    return Optional.of(
        new OrderEvidence(
            order.value(), new OrderEvidence.TelegramKey(verifier.botId(), telegramKey), pieces));
  }

  private static List<Reference> references(Entry event) {
    JsonNode metadata = JSON.readTree(event.metadata());
    long user = metadata.path(Provenance.USER).asLong(0);
    String charge = JSON.readTree(event.payload()).path("payment").path("charge").asString("");
    List<Reference> found = new ArrayList<>();
    for (String key : List.of(Provenance.EVIDENCE, Provenance.CONSENT)) {
      String text = metadata.path(key).asString("");
      for (EvidenceKind kind : EvidenceKind.values()) {
        kind.referredToBy(text).ifPresent(id -> found.add(new Reference(kind, id, user, charge)));
      }
    }
    return found;
  }

  private EvidencePiece piece(Reference reference, List<EvidenceUse> uses) {
    List<StoredEntry> records = log.ofAggregate(reference.id().aggregateId(), 0, MAX_EVENTS);
    if (records.isEmpty()) {
      return new EvidencePiece(
          reference.id().value(),
          reference.kind(),
          reference.user(),
          State.NOT_RECORDED,
          null,
          null,
          null,
          EvidenceChecks.NONE,
          uses);
    }
    StoredEntry newest = records.getLast();
    var recorded = JSON.readValue(newest.entry().payload(), EvidenceEvent.Recorded.class);
    String context = recorded.kind().referenceTo(recorded.evidence());
    Vault.Opened opened = vault.open(recorded.user(), recorded.sealed(), context);
    State state =
        switch (opened) {
          case Vault.Opened.Content _ -> State.READABLE;
          case Vault.Opened.Erased _ -> State.ERASED;
          case Vault.Opened.Unreadable _ -> State.UNREADABLE;
        };
    byte[] content = opened instanceof Vault.Opened.Content(byte[] bytes) ? bytes : null;
    return new EvidencePiece(
        recorded.evidence().value(),
        recorded.kind(),
        recorded.user().value(),
        state,
        newest.position(),
        recorded.at(),
        content == null ? null : shown(new String(content, UTF_8)),
        content == null ? EvidenceChecks.NONE : checks(reference, content),
        uses);
  }

  /** Without the token of an invitation by which somebody signed in: it may be worth something. */
  private static String shown(String content) {
    return content.replaceAll("(start_param=join_)[A-Za-z0-9_-]+", "$1...");
  }

  private EvidenceChecks checks(Reference reference, byte[] content) {
    Check hash = Check.of(EvidenceId.of(content).equals(reference.id()));
    String text = new String(content, UTF_8);
    return switch (reference.kind()) {
      case SIGN_IN -> signIn(reference, hash, text);
      case PAYMENT -> payment(reference, hash, text);
      case CONSENT -> consent(reference, hash, text);
    };
  }

  private EvidenceChecks signIn(Reference reference, Check hash, String initData) {
    try {
      InitDataVerifier.Examined examined = verifier.examine(initData);
      return new EvidenceChecks(
          hash,
          examined.signature().map(Check::of).orElse(Check.ABSENT),
          Check.of(examined.hash()),
          Check.of(examined.user().equals(new TelegramUserId(reference.user()))),
          Check.ABSENT);
    } catch (InitDataRefused e) {
      return new EvidenceChecks(hash, Check.FAILS, Check.FAILS, Check.FAILS, Check.ABSENT);
    }
  }

  private static EvidenceChecks consent(Reference reference, Check hash, String text) {
    Check user;
    try {
      user = Check.of(JSON.readTree(text).path("user").asLong(0) == reference.user());
    } catch (JacksonException e) {
      user = Check.FAILS;
    }
    return new EvidenceChecks(hash, Check.ABSENT, Check.ABSENT, user, Check.ABSENT);
  }

  private static EvidenceChecks payment(Reference reference, Check hash, String update) {
    try {
      JsonNode message = JSON.readTree(update).path("message");
      String charge =
          message.path("successful_payment").path("telegram_payment_charge_id").asString("");
      return new EvidenceChecks(
          hash,
          Check.ABSENT,
          Check.ABSENT,
          Check.of(message.path("from").path("id").asLong(0) == reference.user()),
          Check.of(charge.equals(reference.charge())));
    } catch (JacksonException e) {
      return new EvidenceChecks(hash, Check.ABSENT, Check.ABSENT, Check.FAILS, Check.FAILS);
    }
  }
}
