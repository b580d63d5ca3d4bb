package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import io.github.lambdaurlguard.delivery.edge.SignerLogGroups;
import io.github.lambdaurlguard.delivery.logs.LogReader;
import io.github.lambdaurlguard.delivery.logs.LogSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** bin/logs of a deployment. */
@Command(
    name = "bin/logs",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/logs --stack-name NAME [option]... [FUNCTION|Signer]",
    description =
        "Prints the logs of a deployment's functions, and of its signer in every region where it"
            + " ran, merged by time. Without --stack-name it reads those of the local cloud.",
    footer =
        "EDGE_LOG_REGIONS lists the regions in which it looks for the signer's logs (default: all"
            + " that the account has enabled).",
    sortOptions = false)
final class LogsCommand implements Callable<Integer> {

  private static final String SIGNER = "Signer";

  /** What a terminal would obey, in what a request brought along. */
  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff&&[^\\t]]");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Console console;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "its logical id, for example GetBooks or Signer; all without one")
  private String function;

  @Option(names = "--follow", description = "go on until Ctrl-C")
  private boolean follow;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "from how long ago (10)")
  private int minutes;

  @Mixin private DeploymentOptions deploymentOptions;

  LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var deployment = deploymentOptions.check(console);
    console.changesNothing();
    var ofStacks = ofStacks(deployment);
    var signers =
        function == null || function.equals(SIGNER)
            ? Optional.of(new SignerLogGroups(deployment))
            : Optional.<SignerLogGroups>empty();
    var reader = new LogReader(deployment.aws(), Instant.now().minus(Duration.ofMinutes(minutes)));
    var patience = new Patience(console);
    while (true) {
      // The signer gets a group in each region where it runs for the first time.
      patience
          .ask(
              () ->
                  reader.read(
                      Stream.concat(
                              ofStacks.stream(),
                              signers.map(LogSource::ofTheSigner).orElse(List.of()).stream())
                          .toList()))
          .forEach(this::print);
      if (!follow) {
        return 0;
      }
      patience.pause();
    }
  }

  private List<LogSource> ofStacks(Deployment deployment) {
    var all = LogSource.ofStacks(deployment);
    if (function == null || function.equals(SIGNER)) {
      return function == null ? all : List.of();
    }
    var found = all.stream().filter(source -> source.function().equals(function)).toList();
    if (found.isEmpty()) {
      throw Failure.misuse(
          "%s has no function %s with a log group; those that have one: %s, %s",
          deployment.name(),
          function,
          all.stream()
              .map(LogSource::function)
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .collect(Collectors.joining(", ")),
          SIGNER);
    }
    return found;
  }

  private void print(LogReader.Event event) {
    var start = "%s [%s] ".formatted(TIME.format(event.time()), event.source().label());
    event
        .text()
        .lines()
        .map(
            line ->
                OBEYED
                    .matcher(line)
                    .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0))))
        .forEach(line -> console.print(start + line + "\n"));
  }
}
