package io.github.lambdaurlguard.localcloud.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** CloudFront needs both permissions: AWS refuses a signed request that only one of them allows. */
@LocalCloud(
    templates = "template.yaml@us-east-1",
    files = GreetingWithoutPermissionIT.WithoutPermission.class)
class GreetingWithoutPermissionIT {

  /** The template that is deployed, but for one permission. */
  static final class WithoutPermission implements StackFiles {
    private static final Path STACK = Path.of("src/test/stack").toAbsolutePath();

    @Override
    public void writeTo(Path folder) throws IOException {
      var template = Files.readString(STACK.resolve("template.yaml"));
      var permission = "(?m)^  CloudFrontMayInvoke:\\n(?: {4}.*+\\n)++";
      Files.writeString(
          folder.resolve("template.yaml"),
          template.replaceFirst(permission, "").replace("Code: ", "Code: " + STACK + "/"));
    }
  }

  @Test
  void viewer_isRefused(RunningCloud cloud) {
    cloud.viewer().get("/").then().statusCode(403);
    assertThat(cloud.console()).contains("lambda:InvokeFunction");
  }

  @Test
  void roleThatMayInvoke_isAnswered(RunningCloud cloud) {
    cloud.direct("Greeting", "CallerRole").get("/").then().statusCode(200);
  }
}
