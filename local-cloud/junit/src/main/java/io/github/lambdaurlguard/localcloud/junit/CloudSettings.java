package io.github.lambdaurlguard.localcloud.junit;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a local cloud runs. Equal settings share one.
 *
 * @param options the command line, without the folder of its state
 */
record CloudSettings(List<String> options, Class<? extends StackFiles> files) {

  static CloudSettings of(LocalCloud annotation) {
    var protocol = annotation.https() ? Stream.of("--https-port", "0") : Stream.of("--http");
    var options =
        Stream.of(
                each("--template", annotation.templates()),
                each("--cdk", annotation.cdk()),
                each("--parameter", annotation.parameters()),
                each("--site", annotation.sites()),
                each("--artifact", annotation.artifacts()),
                Stream.of(annotation.options()),
                protocol,
                Stream.of("--port", "0", "--function-url-port", "0"))
            .flatMap(words -> words);
    return new CloudSettings(options.toList(), annotation.files());
  }

  private static Stream<String> each(String option, String[] values) {
    return Stream.of(values).flatMap(value -> Stream.of(option, value));
  }

  /** Whether the options' paths are those of files that are made before the start. */
  boolean makesFiles() {
    return files != StackFiles.None.class;
  }
}
