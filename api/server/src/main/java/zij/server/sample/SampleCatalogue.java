package zij.server.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zij.command.Commands;
import zij.language.Command;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.product.Good;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Texts;

/** A few products to look at, listed by the same commands as any. Repeating it changes nothing. */
@Component
@ConditionalOnProperty("zij.sample-catalogue")
public class SampleCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(SampleCatalogue.class);

  /** One of them. */
  public record Sample(ProductId product, String emoji, Texts texts, Price price, Good good) {}

  private final Commands commands;
  private final InstantSource clock;

  SampleCatalogue(Commands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void list() throws IOException {
    list(clock.instant());
  }

  /** What there is to list. */
  public List<Sample> samples() throws IOException {
    try (InputStream json = new ClassPathResource("sample-catalogue.json").getInputStream()) {
      return List.of(JsonMapper.builder().build().readValue(json, Sample[].class));
    }
  }

  /** Lists what is not listed yet, as of a moment. */
  public void list(Instant at) throws IOException {
    List<Sample> samples = samples();
    for (Sample s : samples) {
      // A product that is there keeps the price and the texts that it was given meanwhile.
      var listed =
          send(new ProductCommand.List(s.product(), s.emoji(), s.texts(), s.price(), s.good(), at));
      if (listed.position().isPresent()) {
        var _ = send(new ProductCommand.Publish(s.product(), at));
      }
    }
    LOG.info("The sample catalogue has {} products", samples.size());
  }

  private zij.command.Outcome<Done> send(Command<Done> command) {
    return commands.send(
        command,
        new Provenance(
            "",
            "system:sample-catalogue",
            Vocabulary.nameOf(command.getClass()),
            "",
            "configuration"));
  }
}
