package zij.server.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The mini apps: assets under hashed names, for ever; pages never kept, because a WebView would show
 * an old one for days.
 */
@Configuration(proxyBeanMethods = false)
class StaticPages implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/shop/assets/**")
        .addResourceLocations("classpath:/static/shop/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(compressed("br"))
        .addResolver(compressed("gzip"))
        .addResolver(new PathResourceResolver());
    registry
        .addResourceHandler("/shop/**")
        .addResourceLocations("classpath:/static/shop/")
        .setCacheControl(CacheControl.noStore())
        .resourceChain(true)
        .addResolver(compressed("br"))
        .addResolver(compressed("gzip"))
        .addResolver(new PageOfApp("static/shop/index.html"));
  }

  /** One for each coding: a single resolver would take gzip, because browsers name it first. */
  private static EncodedResourceResolver compressed(String coding) {
    EncodedResourceResolver resolver = new EncodedResourceResolver();
    resolver.setContentCodings(List.of(coding));
    return resolver;
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/shop/");
    registry.addRedirectViewController("/shop", "/shop/");
    registry.addViewController("/shop/").setViewName("forward:/shop/index.html");
  }

  /** The app's own routes are its page; a path with a dot is a file or nothing. */
  private static final class PageOfApp extends PathResourceResolver {
    private final Resource page;

    PageOfApp(String page) {
      this.page = new ClassPathResource(page);
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws java.io.IOException {
      Resource file = super.getResource(path, location);
      if (file != null) return file;
      return path.contains(".") ? null : page;
    }
  }
}
