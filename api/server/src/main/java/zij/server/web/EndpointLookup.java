package zij.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the endpoint of an address with a variable in it among all of them, by how the address
 * begins before anything else is compared.
 */
@Component
class EndpointLookup implements WebMvcRegistrations {
  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return new RequestMappingHandlerMapping() {
      private final Map<RequestMappingInfo, AddressBegin> begins = new ConcurrentHashMap<>();

      @Override
      protected @Nullable RequestMappingInfo getMatchingMapping(
          RequestMappingInfo info, HttpServletRequest request) {
        AddressBegin begin = begins.computeIfAbsent(info, EndpointLookup::beginOf);
        return begin.admits(request) ? super.getMatchingMapping(info, request) : null;
      }
    };
  }

  private static AddressBegin beginOf(RequestMappingInfo info) {
    var patterns = info.getPatternValues();
    return patterns.size() == 1
        ? AddressBegin.of(patterns.iterator().next())
        : new AddressBegin("");
  }
}
