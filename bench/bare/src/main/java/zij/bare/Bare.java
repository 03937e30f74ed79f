package zij.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least that can be called a web application of Spring Boot. */
@SpringBootApplication
@RestController
public class Bare {
  public static void main(String[] arguments) {
    SpringApplication.run(Bare.class, arguments);
  }

  @GetMapping("/")
  String hello() {
    return "hello";
  }
}
