package zij.server.webhook;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import zij.command.Commands;
import zij.command.role.StaffRegister;
import zij.command.webhook.Endpoints.Endpoint;
import zij.language.Provenance;
import zij.language.Vocabulary;
import zij.language.role.Role;
import zij.language.webhook.WebhookCommand;
import zij.server.telegram.StaffNotices;

/**
 * Switches off an address at which nothing arrived for days, or that wants to be told nothing any
 * more, and tells the owners. Thread-safe.
 */
@Component
class SilentWebhooks {
  private static final Logger LOG = LoggerFactory.getLogger(SilentWebhooks.class);

  private final Progress progress;
  private final Commands commands;
  private final StaffRegister staff;
  private final StaffNotices notices;

  SilentWebhooks(Progress progress, Commands commands, StaffRegister staff, StaffNotices notices) {
    this.progress = progress;
    this.commands = commands;
    this.staff = staff;
    this.notices = notices;
  }

  /** Looks whether it is time for that, after something did not arrive. */
  void look(Endpoint endpoint, WebhookClient.Answer answer, Instant now) {
    if (answer.isGone()) {
      switchOff(endpoint, "bot.webhook-gone", now);
    } else if (isSilent(endpoint, now)) {
      switchOff(endpoint, "bot.webhook-off", now);
    }
  }

  private boolean isSilent(Endpoint endpoint, Instant now) {
    return progress
        .of(endpoint.id())
        .map(Progress.Stand::failingSince)
        .filter(since -> !now.isBefore(since.plus(Backoff.SWITCHES_OFF_AFTER)))
        .isPresent();
  }

  private void switchOff(Endpoint endpoint, String why, Instant now) {
    WebhookCommand.SwitchOff command = new WebhookCommand.SwitchOff(endpoint.id(), null, now);
    Provenance provenance =
        new Provenance(
            "", "system:webhooks", Vocabulary.nameOf(WebhookCommand.SwitchOff.class), "", "clock");
    if (commands.send(command, provenance).position().isEmpty()) return; // another server did
    LOG.warn("Webhook {} is switched off: {}", endpoint.id(), why);
    String host = endpoint.url().uri().getHost();
    staff.holders(Role.OWNER).forEach(owner -> notices.tell(owner, why, host));
  }
}
