package zij.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * The mini apps: assets under hashed names, for ever; pages never kept, because a WebView would
 * show an old one for days.
 */
@Configuration(proxyBeanMethods = false)
class StaticPages implements WebMvcConfigurer {
  /** Each is a folder under {@code static/} of the class path, and a path of the server. */
  private static final List<String> APPS = List.of("shop", "desk", "audit", "insights", "verify");

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    APPS.forEach(app -> addApp(registry, app));
  }

  private static void addApp(ResourceHandlerRegistry registry, String app) {
    String folder = "static/" + app + "/";
    registry
        .addResourceHandler("/" + app + "/assets/**")
        .addResourceLocations("classpath:/" + folder + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new SmallestFirst())
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/" + app + "/**")
        .addResourceLocations("classpath:/" + folder)
        .setCacheControl(CacheControl.noStore())
        .resourceChain(true)
        .addResolver(new SmallestFirst())
        .addResolver(new PageOfApp(folder + "index.html"));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/shop/");
    for (String app : APPS) {
      registry.addRedirectViewController("/" + app, "/" + app + "/");
      registry.addViewController("/" + app + "/").setViewName("forward:/" + app + "/index.html");
    }
  }

  /**
   * Brotli for whoever takes it. Spring goes by the order in Accept-Encoding, where browsers name
   * gzip first.
   */
  private static final class SmallestFirst extends EncodedResourceResolver {
    @Override
    protected @Nullable Resource resolveResourceInternal(
        @Nullable HttpServletRequest request,
        String path,
        List<? extends Resource> locations,
        ResourceResolverChain chain) {
      return super.resolveResourceInternal(
          request == null ? null : new BrotliIfTaken(request), path, locations, chain);
    }
  }

  private static final class BrotliIfTaken extends HttpServletRequestWrapper {
    private static final Pattern TAKES_BROTLI =
        Pattern.compile("(^|,)\\s*br\\s*(,|$)", Pattern.CASE_INSENSITIVE);

    BrotliIfTaken(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      String value = super.getHeader(name);
      boolean brotli =
          value != null
              && name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING)
              && TAKES_BROTLI.matcher(value).find();
      return brotli ? "br" : value;
    }
  }

  /** The app's own routes are its page; a path with a dot is a file or nothing. */
  private static final class PageOfApp extends PathResourceResolver {
    private final Resource page;

    PageOfApp(String page) {
      this.page = new ClassPathResource(page);
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location)
        throws java.io.IOException {
      Resource file = super.getResource(path, location);
      if (file != null) return file;
      return path.contains(".") ? null : page;
    }
  }
}
