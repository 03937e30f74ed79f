package zij.server.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One Chromium for all journeys; each has a context of its own in it. */
record RunningBrowser(Process process, String address) {
  private static final long SECONDS_TO_END = 20;

  static RunningBrowser start(Path frontend) throws IOException {
    Process process =
        new ProcessBuilder("node", "journeys/support/browser.mjs")
            .directory(frontend.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader(UTF_8);
    String address = output.readLine();
    if (address == null) throw new IOException("The browser does not start; see above.");
    return new RunningBrowser(process, address);
  }

  /** It ends when its input does. */
  void close() throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException alreadyGone) {
      // Then there is nothing to end.
    }
    if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) process.destroyForcibly();
  }
}
