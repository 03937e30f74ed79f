package zij.server.session;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.context.support.GenericWebApplicationContext;
import zij.command.role.StaffRegister;
import zij.server.RunningServer;
import zij.server.ZijProperties;
import zij.server.person.EndedSessions;
import zij.server.problem.ProblemWriter;
import zij.server.storage.DataFolder;
import zij.server.storage.RowScope;

/**
 * The rules of sessions by themselves, made anew from a running server's parts, before something
 * that takes every request and says whose rows it may see.
 */
final class GuardedEcho implements AutoCloseable {
  private final GenericWebApplicationContext rules = new GenericWebApplicationContext();
  private final Tomcat tomcat = new Tomcat();

  @EnableWebSecurity
  private static final class Security {}

  private static final class Echo extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(request.getAttribute(RowScope.ATTRIBUTE));
    }
  }

  /**
   * Serves when it is made.
   *
   * @param folder an empty one
   */
  GuardedEcho(RunningServer server, Path folder) throws LifecycleException {
    for (Class<?> part :
        List.of(
            StaffRegister.class,
            ProblemWriter.class,
            EndedSessions.class,
            DataFolder.class,
            ZijProperties.class)) {
      // As a singleton of somebody else, who also stops it.
      rules.getBeanFactory().registerSingleton(part.getName(), server.part(part));
    }
    new AnnotatedBeanDefinitionReader(rules).register(Security.class, SessionConfiguration.class);
    rules.refresh();

    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(0);
    var web = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(web, "echo", new Echo());
    web.addServletMappingDecoded("/", "echo");
    FilterDef filter = new FilterDef();
    filter.setFilterName("rules");
    filter.setFilter(rules.getBean("springSecurityFilterChain", Filter.class));
    web.addFilterDef(filter);
    FilterMap everything = new FilterMap();
    everything.setFilterName("rules");
    everything.addURLPattern("/*");
    web.addFilterMap(everything);
    var _ = tomcat.getConnector();
    tomcat.start();
  }

  /** One of the rules' own parts. */
  <T> T part(Class<T> type) {
    return rules.getBean(type);
  }

  /** A request to be completed. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path));
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
    rules.close();
  }
}
