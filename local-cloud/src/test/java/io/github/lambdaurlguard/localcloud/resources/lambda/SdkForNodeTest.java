package io.github.lambdaurlguard.localcloud.resources.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where functions find the AWS SDK for JavaScript. */
class SdkForNodeTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          app/code/node_modules/@aws-sdk  app/template/node_modules/@aws-sdk | app/code/node_modules
          app/template/node_modules/@aws-sdk  app/node_modules/@aws-sdk      | app/node_modules
          app/template/node_modules/@aws-sdk                                 | app/template/node_modules
          node_modules/@aws-sdk                                              | node_modules
          app/code/node_modules/lodash  node_modules/@aws-sdk                | node_modules
          other/node_modules/@aws-sdk                                        | none
          app/code/node_modules/lodash                                       | none
          """)
  void sdk_isTheNearestOfCodeAndTemplate(String folders, String found, @TempDir Path root)
      throws IOException {
    for (var folder : folders.split(" +", -1)) {
      Files.createDirectories(root.resolve(folder));
    }

    var near =
        SdkForNode.near(
            List.of(root.resolve("app/code/index.zip"), root.resolve("app/template/t.yaml")));

    assertThat(near.filter(modules -> modules.startsWith(root)))
        .isEqualTo(Optional.ofNullable(found).map(root::resolve));
  }
}
