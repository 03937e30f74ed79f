package zij.server;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** What a test changes of a server's parts before they are made. */
@FunctionalInterface
public interface ServerChange extends ApplicationContextInitializer<GenericApplicationContext> {}
