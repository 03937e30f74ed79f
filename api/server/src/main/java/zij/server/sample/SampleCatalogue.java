package zij.server.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import zij.command.Commands;
import zij.command.Outcome;
import zij.language.Command;
import zij.language.Done;
import zij.language.Provenance;
import zij.language.Rank;
import zij.language.Vocabulary;
import zij.language.category.CategoryCommand;
import zij.language.category.CategoryId;
import zij.language.category.CategoryNames;
import zij.language.product.Combination;
import zij.language.product.Good;
import zij.language.product.Options;
import zij.language.product.Price;
import zij.language.product.ProductCommand;
import zij.language.product.ProductId;
import zij.language.product.Selling;
import zij.language.product.Texts;

/** A few products to look at, listed by the same commands as any. Repeating it changes nothing. */
@Component
@ConditionalOnProperty("zij.sample-catalogue")
public class SampleCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(SampleCatalogue.class);

  /**
   * One of them.
   *
   * @param selling null for what is paid once
   */
  public record Sample(
      ProductId product,
      String emoji,
      Texts texts,
      Price price,
      Good good,
      CategoryId category,
      @Nullable Selling selling) {
    public boolean isMonthly() {
      return selling == Selling.MONTHLY;
    }
  }

  /** A product with options and the variants that it is sold as. */
  private record VariedSample(Sample sample, Options options, List<SampleVariant> variants) {}

  private record SampleVariant(ProductId product, Combination combination, Price price) {}

  private record SampleCategory(
      CategoryId category, String emoji, Rank rank, CategoryNames names) {}

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

  /** What there is to list that can be ordered as it is, which a product with variants cannot. */
  public List<Sample> samples() throws IOException {
    return List.of(read("sample-catalogue.json", Sample[].class));
  }

  private static <T> T read(String name, Class<T> type) throws IOException {
    try (InputStream json = new ClassPathResource(name).getInputStream()) {
      return JsonMapper.builder().build().readValue(json, type);
    }
  }

  /** Lists what is not listed yet, as of a moment. */
  public void list(Instant at) throws IOException {
    Map<CategoryId, SampleCategory> categories = new HashMap<>();
    for (SampleCategory c : read("sample-categories.json", SampleCategory[].class)) {
      categories.put(c.category(), c);
    }
    List<Sample> samples = samples();
    for (Sample s : samples) {
      if (isNew(s, at)) show(s, Objects.requireNonNull(categories.get(s.category())), at);
    }
    for (VariedSample v : read("sample-variants.json", VariedSample[].class)) {
      Sample s = v.sample();
      if (!isNew(s, at)) continue;
      vary(v, at); // first, so that it is never on sale as itself
      show(s, Objects.requireNonNull(categories.get(s.category())), at);
    }
    LOG.info("The sample catalogue has {} products and some in variants", samples.size());
  }

  /** A product that is there keeps all that it was given meanwhile. */
  private boolean isNew(Sample s, Instant at) {
    Selling selling = Objects.requireNonNullElse(s.selling(), Selling.ONCE);
    var list =
        new ProductCommand.List(
            s.product(), s.emoji(), s.texts(), s.price(), s.good(), selling, at);
    return send(list).position().isPresent();
  }

  /** A category that is there keeps its name and place; one without new products is left alone. */
  private void show(Sample s, SampleCategory c, Instant at) {
    var _ = send(new CategoryCommand.Create(c.category(), c.emoji(), c.names(), c.rank(), at));
    var _ = send(new ProductCommand.Categorise(s.product(), c.category(), at));
    var _ = send(new ProductCommand.Publish(s.product(), at));
  }

  private void vary(VariedSample v, Instant at) {
    ProductId product = v.sample().product();
    var _ = send(new ProductCommand.SetOptions(product, v.options(), at));
    for (SampleVariant one : v.variants()) {
      var _ =
          send(
              new ProductCommand.AddVariant(
                  product, one.product(), one.combination(), one.price(), at));
      var _ = send(new ProductCommand.Publish(one.product(), at));
    }
  }

  private Outcome<Done> send(Command<Done> command) {
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
