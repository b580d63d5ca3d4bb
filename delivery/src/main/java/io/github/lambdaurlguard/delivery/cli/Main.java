package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/** The commands in bin/: {@code java -jar delivery.jar COMMAND [option]...}. */
public final class Main {

  private static final Map<String, Function<Console, Callable<Integer>>> COMMANDS =
      Map.of(
          "deploy", DeployCommand::new,
          "logs", LogsCommand::new,
          "manifest", ManifestCommand::new,
          "prove", ProveCommand::new,
          "rollback", RollbackCommand::new,
          "smoke", SmokeCommand::new,
          "sweep", SweepCommand::new,
          "teardown", TeardownCommand::new);

  /** Characters in a line of a command's help. */
  private static final int USAGE_WIDTH = 120;

  private Main() {}

  /** Runs a command, and ends with its status. */
  public static void main(String[] arguments) {
    var name = arguments.length == 0 ? "" : arguments[0];
    var command = COMMANDS.get(name);
    if (command == null) {
      System.err.printf("there is no command '%s', only %s%n", name, COMMANDS.keySet());
      System.exit(Failure.Kind.MISUSED.status());
      return;
    }
    var console = new Console(name);
    var ended = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!ended.get()) {
                    console.interrupted();
                  }
                }));
    var status =
        run(command.apply(console), console, List.of(arguments).subList(1, arguments.length));
    ended.set(true);
    System.exit(status);
  }

  /** Runs a command with these options, and says what went wrong. Returns its status. */
  static int run(Callable<Integer> command, Console console, List<String> arguments) {
    return new CommandLine(command)
        .setUsageHelpWidth(USAGE_WIDTH)
        .setParameterExceptionHandler((e, _) -> failed(console, Failure.misuse("%s", message(e))))
        .setExecutionExceptionHandler(
            (e, _, _) ->
                switch (e) {
                  case Failure failure -> failed(console, failure);
                  case SdkException answer ->
                      failed(
                          console,
                          Failure.of(
                              "AWS refuses it: %s%nWhat AWS is busy with goes on there.",
                              answer.getMessage()));
                  default -> throw e;
                })
        .execute(arguments.toArray(String[]::new));
  }

  private static int failed(Console console, Failure failure) {
    console.fail(failure);
    return failure.kind().status();
  }

  private static String message(ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException unknown ->
          "unknown option " + unknown.getUnmatched().getFirst();
      case MissingParameterException missing when missing.getMissing().size() == 1 ->
          missing.getMissing().getFirst() instanceof OptionSpec option
              ? option.longestName() + " wants a value."
              : missing.getMessage();
      default ->
          e.getCause() instanceof TypeConversionException conversion
                  && e.getArgSpec() instanceof OptionSpec option
              ? option.longestName() + " " + conversion.getMessage()
              : e.getMessage();
    };
  }
}
