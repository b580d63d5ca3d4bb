package io.github.lambdaurlguard.localcloud.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.run.RunSettings;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class OptionsTest {
  @Test
  void parse_readsEverything() {
    var options =
        parse(
            "--template", "a.yaml",
            "--template", "dir/b.yaml@us-east-1",
            "--parameter", "Name=a=b",
            "--site", "Bucket=src/../src",
            "--artifact", "functions/f.zip=pom.xml",
            "--max-environments", "3",
            "--https-port", "8444",
            "--port", "0",
            "--function-url-port", "9001",
            "--state", ".local",
            "--data", ".data");

    assertThat(options.templates())
        .extracting(template -> template.stackName() + " in " + template.region())
        .containsExactly("a in eu-central-1", "b in us-east-1");
    assertThat(options.parameters()).containsEntry("Name", "a=b");
    assertThat(options.sites()).containsEntry("Bucket", Path.of("src").toAbsolutePath());
    assertThat(options.artifacts())
        .containsEntry("functions/f.zip", Path.of("pom.xml").toAbsolutePath());
    assertThat(options.maxEnvironments()).isEqualTo(3);
    assertThat(options.httpsPort()).hasValue(8444);
    assertThat(options.port()).isZero();
    assertThat(options.functionUrlPort()).isEqualTo(9001);
    assertThat(options.state()).contains(Path.of(".local"));
    assertThat(options.data()).contains(Path.of(".data"));
  }

  @Test
  void parse_optionGivenTwice_theLastCounts() {
    var options =
        parse(
            "--template", "a.yaml",
            "--state", ".local",
            "--port", "8080",
            "--state", "other",
            "--port", "0");

    assertThat(options.state()).contains(Path.of("other"));
    assertThat(options.port()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          --template a,                  8443
          --template a --https-port 0,   0
          --http --template a --port 1,  -
          --template a --http,           -
          """)
  void httpsPort_isThereUnlessPlainHttpWasChosen(String arguments, Integer port) {
    var options = parse(arguments.split(" ", -1));

    assertThat(options.httpsPort())
        .isEqualTo(port == null ? OptionalInt.empty() : OptionalInt.of(port));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 8080                            | there is no --template or --cdk to run
          --template                             | Missing required parameter for option '--template' ([NAME=]FILE[@REGION])
          --template a@Frankfurt                 | --template needs a region such as eu-central-1 behind the @, not Frankfurt
          --template a --prot 1                  | Unknown options: '--prot', '1'
          --template a --https-port              | Missing required parameter for option '--https-port' (PORT)
          --template a --https-port -1           | --https-port needs a port from 0 to 65535, not -1
          --template a --https-port 0 --http     | --http and --https-port exclude each other
          --template a --port many               | --port needs a port from 0 to 65535, not many
          --template a --port 65536              | --port needs a port from 0 to 65535, not 65536
          --template a --parameter Name          | --parameter needs NAME=VALUE, not Name
          --template a --site =dist              | --site needs NAME=VALUE, not =dist
          --template a --artifact F=/nowhere     | --artifact: there is no file /nowhere
          --template a --debug F=0               | --debug needs a port from 1 to 65535, not 0
          --template a --debug F=1 --debug G=1   | --debug: each function needs a port of its own
          --template a --openapi /nowhere        | --openapi: there is no file /nowhere
          --template a --seed /nowhere           | --seed: there is no file /nowhere
          --template a --max-environments 0      | --max-environments needs a number from 1 to 9999, not 0
          --template a --site Bucket=/nowhere    | --site: there is no folder /nowhere
          """)
  void parse_namesWhatIsWrong(String arguments, String message) {
    assertThatThrownBy(() -> Options.parse(arguments.split(" ", -1)).settings())
        .isInstanceOf(ParameterException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "--port 1 --help"})
  void help_isAskedForWhateverElseThereIs(String arguments) {
    assertThat(Options.parse(arguments.split(" ", -1)).settings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--prot, --port",
    "--ports, --port",
    "--templates, --template",
    "--site-folder, ''",
    "-help, --help",
    "--maxenvironments, --max-environments",
    "nothing, ''"
  })
  void unknownOption_hasASuggestionIfOneIsNear(String typed, String option) {
    var options = new CommandLine(new Options()).getCommandSpec().optionsMap().keySet();

    assertThat(Suggestion.of(typed, options).orElse("")).isEqualTo(option);
  }

  @Test
  void usage_readsLikeAManual() {
    assertThat(Options.usage())
        .startsWith("Usage: local-cloud ")
        .containsPattern(
            "(?m)^ +--template \\[NAME=]FILE\\[@REGION]\\s+a template to run, in the order given")
        .containsPattern(
            "(?m)^ +--port PORT +where the distribution listens for plain HTTP \\(8080\\)")
        .containsPattern("(?m)^ +-h, --help +show this$")
        .containsPattern("(?m)^ +2 +the command line is wrong$");
  }

  private static RunSettings parse(String... arguments) {
    return Options.parse(arguments).settings().orElseThrow();
  }
}
