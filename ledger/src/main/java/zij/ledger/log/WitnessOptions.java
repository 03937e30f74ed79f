package zij.ledger.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which witnesses must have cosigned. */
final class WitnessOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--witness",
      paramLabel = "VKEY|FILE",
      description = "Key line of a witness that must have cosigned, or a file; repeatable.")
  private List<String> witnesses = List.of();

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "How many of the witnesses have to (default: all of them).")
  private @Nullable Integer needed;

  /**
   * What they say; {@link Quorum#NONE} if no witness is named.
   *
   * @throws ParameterException if there can be no such quorum
   */
  Quorum quorum() {
    try {
      var keys = new ArrayList<CosignerKey>();
      for (var witness : witnesses) {
        var isLine = witness.chars().filter(c -> c == '+').count() >= 2;
        keys.add(CosignerKey.parse(isLine ? witness : Files.readString(Path.of(witness))));
      }
      return new Quorum(keys, needed == null ? keys.size() : needed);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "cannot read " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--witness: " + e.getMessage(), e);
    }
  }
}
