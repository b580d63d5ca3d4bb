package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a function's code before it runs. CloudFront would take the code, and answer
 * 503 to every request, warnings apart.
 *
 * @param problems what cloudfront-js-2.0, or the local cloud, does not run
 * @param failures what cloudfront-js-2.0 refuses whenever the function runs
 * @param warnings what AWS does not list as supported, and may run or not
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html">JavaScript
 *     runtime 2.0 features</a>
 */
public record FunctionSyntax(List<String> problems, List<String> failures, List<String> warnings) {
  /** Reads the code in a file. */
  public static FunctionSyntax of(Path code, Installation installation) {
    try {
      var process =
          ChildProcess.secluded(
                  List.of(
                      installation.node(),
                      installation.script("cloudfront-syntax.cjs").toString(),
                      code.toString()),
                  Map.of())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return JSON.std.beanFrom(FunctionSyntax.class, process.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the code of a CloudFront function cannot be read", e);
    }
  }
}
