package io.github.lambdaurlguard.fork;

import java.nio.file.Path;

/** The command {@code bin/new-function}: adds a function with all that belongs to it. */
public final class NewFunction {
  private NewFunction() {}

  /** Run in the root of the checkout, with the name and the options of the function. */
  public static void main(String... arguments) {
    System.exit(
        Command.run(
            "bin/new-function",
            FunctionOptions.USAGE,
            () -> FunctionOptions.parse(arguments).map(NewFunction::add)));
  }

  private static String add(FunctionOptions options) {
    var checkout = new Checkout(Path.of("").toAbsolutePath());
    plan(checkout, options);
    return Report.of(checkout.apply())
        + """

        To undo it: git checkout -- . && git clean -fd -- src smoke-tests
        Next:
          bin/test quick
          bin/local    and from another terminal:
                       curl -i --cacert .local/certificate.pem%s 'https://127.0.0.1:8443%s'
        """
            .formatted(
                switch (options.methods().first()) {
                  case "GET" -> "";
                  case "HEAD" -> " -I";
                  default -> " -X " + options.methods().first();
                },
                options.routes().getFirst().example());
  }

  /** Checks that the function can be added, and makes all edits, which are still to be applied. */
  static void plan(Checkout checkout, FunctionOptions options) {
    new TakenNames(checkout).check(options);
    new FunctionFiles(checkout, options).write();
    new FunctionTemplates(checkout, options).edit();
  }
}
