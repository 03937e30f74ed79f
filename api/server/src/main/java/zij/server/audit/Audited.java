package zij.server.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import zij.language.audit.Subject;

/**
 * What an auditor looks into by calling this. Every method that answers auditors says it; one that
 * does not is not called (see {@link AuditedRequests}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {
  Subject value();
}
