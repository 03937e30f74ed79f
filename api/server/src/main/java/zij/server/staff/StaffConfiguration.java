package zij.server.staff;

import static java.util.stream.Collectors.toSet;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zij.command.role.Appointed;
import zij.command.role.StaffRegister;
import zij.language.TelegramUserId;
import zij.language.role.Role;
import zij.ledger.log.LiveTail;
import zij.server.StartFailure;
import zij.server.ZijProperties;

/** Who works in the shop. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {
  @Bean
  Appointed appointed(ZijProperties properties) {
    ZijProperties.People people = properties.people();
    return new Appointed(
        Map.of(
            Role.OWNER, ids("owners", people.owners()),
            Role.AUDITOR, ids("auditors", people.auditors()),
            Role.ANALYST, ids("analysts", people.analysts())));
  }

  private static Set<TelegramUserId> ids(String setting, List<Long> ids) {
    try {
      return ids.stream().map(TelegramUserId::new).collect(toSet());
    } catch (IllegalArgumentException e) {
      throw new StartFailure("zij.people." + setting + ": " + e.getMessage(), e);
    }
  }

  @Bean
  StaffRegister staffRegister(
      EventStore log, LiveTail tail, Appointed appointed, InstantSource clock) {
    return new StaffRegister(log, tail::foreignCommits, appointed, clock);
  }
}
