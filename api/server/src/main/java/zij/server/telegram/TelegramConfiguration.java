package zij.server.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import zij.command.reaction.StaffMessenger;
import zij.command.role.StaffRegister;
import zij.query.order.Orders;
import zij.query.parcel.Parcels;
import zij.query.product.Catalogue;
import zij.server.StartFailure;
import zij.server.ZijProperties;
import zij.server.storage.DataFolder;
import zij.server.support.CaseWords;
import zij.server.support.Conversations;
import zij.server.support.SupportLine;
import zij.server.trace.Traces;
import zij.server.vault.KeyVault;

/** Everything about the bot. */
@Configuration(proxyBeanMethods = false)
class TelegramConfiguration {
  @Bean
  InitDataVerifier initDataVerifier(ZijProperties properties) {
    ZijProperties.Telegram telegram = properties.telegram();
    try {
      return new InitDataVerifier(
          token(properties), telegram.initDataKey(), telegram.initDataMaxAge());
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "zij.telegram.bot-token or zij.telegram.init-data-key is wrong: " + e.getMessage(), e);
    }
  }

  @Bean
  BotApi botApi(ZijProperties properties, MeterRegistry meters, Tracer tracer) {
    ZijProperties.Telegram telegram = properties.telegram();
    return new BotApi(telegram.apiUrl(), token(properties), telegram.timeout(), meters, tracer);
  }

  @Bean
  InvoicePayload invoicePayload(DataFolder data) {
    return new InvoicePayload(data.secret("invoice"));
  }

  @Bean
  TelegramStars telegramStars(BotApi botApi, InvoicePayload payload, Traces traces) {
    return new TelegramStars(botApi, payload, traces);
  }

  @Bean
  TelegramChats telegramChats(BotApi botApi, InitDataVerifier bots) {
    return new TelegramChats(botApi, Long.parseLong(bots.botId()));
  }

  @Bean
  ProviderTokens providerTokens(ZijProperties properties) {
    return new ProviderTokens(properties.payments().providerTokens());
  }

  @Bean
  TelegramMoney telegramMoney(BotApi botApi, InvoicePayload payload, ProviderTokens providers) {
    return new TelegramMoney(botApi, payload, providers);
  }

  @Bean
  TelegramStatement telegramStatement(BotApi botApi) {
    return new TelegramStatement(botApi);
  }

  @Bean
  BotOutbox botOutbox(BotApi botApi, MeterRegistry meters) {
    return new BotOutbox(botApi, meters);
  }

  @Bean
  ChosenLanguages chosenLanguages(JdbcClient jdbc) {
    return new ChosenLanguages(jdbc);
  }

  @Bean
  BotMessenger botMessenger(
      BotOutbox outbox, ChosenLanguages languages, KeyVault keys, ZijProperties properties) {
    return new BotMessenger(outbox, languages, new ShopButtons(properties.publicUrl()), keys::of);
  }

  @Bean
  BotMenu botMenu(BotApi botApi) {
    return new BotMenu(botApi);
  }

  @Bean
  BotReplies botReplies(
      ZijProperties properties,
      Catalogue catalogue,
      Orders orders,
      Parcels parcels,
      ChosenLanguages languages,
      Conversations conversations,
      SupportLine line,
      StaffRegister staff,
      BotOutbox outbox,
      InstantSource clock) {
    return new BotReplies(
        properties.publicUrl(),
        new LinkedProducts(catalogue),
        new OwnPurchases(new ShopButtons(properties.publicUrl()), orders, parcels, clock),
        languages,
        new SupportTalk(conversations, line, orders),
        staff,
        outbox,
        clock);
  }

  @Bean
  BotCorrespondence botCorrespondence(
      CaseWords words, Conversations conversations, ChosenLanguages languages, BotOutbox outbox) {
    return new BotCorrespondence(words, conversations, languages, outbox);
  }

  @Bean
  StaffNotices staffNotices(ChosenLanguages languages, BotOutbox outbox, ZijProperties properties) {
    return new StaffNotices(languages, outbox, properties.publicUrl());
  }

  @Bean
  CartNotices cartNotices(ChosenLanguages languages, BotOutbox outbox, ZijProperties properties) {
    return new CartNotices(languages, outbox, properties.publicUrl());
  }

  @Bean
  StaffMessenger staffMessenger(StaffRegister staff, StaffNotices notices) {
    return new BotStaffMessenger(staff, notices);
  }

  @Bean
  DeadUpdates deadUpdates(JdbcClient jdbc) {
    return new DeadUpdates(jdbc);
  }

  @Bean
  WebhookSecret webhookSecret(ZijProperties properties, DataFolder data) {
    String configured = properties.telegram().webhookSecret();
    return new WebhookSecret(
        configured == null || configured.isBlank()
            ? HexFormat.of().formatHex(data.secret("webhook"))
            : configured);
  }

  @Bean
  Webhook webhook(BotApi botApi, ZijProperties properties, WebhookSecret secret) {
    return new Webhook(botApi, properties.publicUrl(), secret);
  }

  private static String token(ZijProperties properties) {
    String token = properties.telegram().botToken();
    if (token == null || token.isBlank()) {
      throw new StartFailure(
          "zij.telegram.bot-token is not set; BotFather gives one, or start ./zij demo.");
    }
    return token;
  }
}
