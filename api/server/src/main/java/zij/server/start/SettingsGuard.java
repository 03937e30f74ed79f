package zij.server.start;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import zij.server.StartFailure;

/** Looks at the settings before any part of the server is made, so that no start is half. */
@Component
final class SettingsGuard implements BeanFactoryPostProcessor {
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    List<String> faults = ReadSettings.read(factory.getBean(Environment.class)).faults();
    if (!faults.isEmpty()) throw new StartFailure(String.join(" ", faults));
  }
}
