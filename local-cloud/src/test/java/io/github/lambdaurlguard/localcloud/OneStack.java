package io.github.lambdaurlguard.localcloud;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.run.Plan;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stack of one template in a folder, which has the folder {@code site} as its bucket {@code
 * Site}.
 */
final class OneStack {
  private OneStack() {}

  /** A template of the tests, by its name among their resources. */
  static String template(String name) throws IOException {
    try (var resource = OneStack.class.getResourceAsStream(name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What runs the stack over plain HTTP on free ports, with its state in another folder there. */
  static String[] arguments(Path folder, String template, String state) {
    return new String[] {
      "--template",
      folder.resolve(template) + "@us-east-1",
      "--site",
      "Site=" + folder.resolve("site"),
      "--http",
      "--port",
      "0",
      "--function-url-port",
      "0",
      "--state",
      folder.resolve(state).toString()
    };
  }

  /** Plans a template that is refused, and checks that the refusal names it and says why. */
  static void assertRefused(Path folder, String template, String message) throws IOException {
    Files.writeString(folder.resolve("broken.yaml"), template);
    PlannedRun.of(folder.resolve("broken.yaml"))
        .site("Site", folder.resolve("site"))
        .assertRefused("broken.yaml", message);
  }

  /** Plans a template and checks that the code in it is refused before anything else is done. */
  static void assertCodeRefused(Path folder, String template, String message) throws IOException {
    var file = Files.writeString(folder.resolve("broken.yaml"), template);
    var plan = Plan.of(PlannedRun.of(file).site("Site", folder.resolve("site")).settings());
    try (var files = RunFolder.create()) {
      assertThatThrownBy(() -> plan.prepare(files, Installation.locate(files), QUIET))
          .isInstanceOf(TemplateException.class)
          .hasMessageContainingAll("broken.yaml:", message);
    }
  }
}
