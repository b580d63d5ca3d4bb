package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.functions.FunctionScript;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.FunctionSyntax;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.KeyValueStore;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;

/**
 * The code of a CloudFront function, to be checked by a process of Node.js and then written to
 * where it is run from.
 *
 * @param label the function's logical id
 * @param folder its folder among the temporary files: other code has another one
 * @param refusal makes an error of what is wrong with the code
 */
public record CloudFrontCode(
    String label,
    String folder,
    String code,
    Optional<KeyValueStore> store,
    Function<String, TemplateException> refusal)
    implements Step {
  /**
   * Checks the code and writes it, unless that was done before.
   *
   * @throws TemplateException if CloudFront would not run it
   */
  public void apply(RunFolder files, Installation installation, Console console) {
    if (Files.exists(files.place(folder))) {
      return;
    }
    try {
      check(
          FunctionSyntax.of(
              files.write(folder + ".unchecked/" + FunctionScript.FILE, code), installation),
          console);
      if (store.isPresent()) {
        files.write(folder + "/store.json", Body.ofJson(store.get().document()).text());
      }
      files.write(folder + "/" + FunctionScript.FILE, code);
    } catch (IOException e) {
      throw new UncheckedIOException("the code of a CloudFront function cannot be written", e);
    }
  }

  private void check(FunctionSyntax syntax, Console console) {
    if (!syntax.problems().isEmpty()) {
      throw refusal.apply(
          String.join("; ", syntax.problems())
              + ": CloudFront would create the function, and answer 503 to every request (see"
              + " https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html)");
    }
    syntax
        .failures()
        .forEach(
            failure ->
                console.problem(
                    "CloudFront function %s, %s: CloudFront takes the code, and answers 503 to every request"
                        .formatted(label, failure)));
    syntax
        .warnings()
        .forEach(
            warning ->
                console.problem(
                    "CloudFront function %s, %s: AWS does not list it as supported, so it may be 503 there"
                        .formatted(label, warning)));
  }
}
