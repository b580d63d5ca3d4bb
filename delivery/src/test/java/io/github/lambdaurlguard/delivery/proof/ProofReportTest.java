package io.github.lambdaurlguard.delivery.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report says what was answered, and nothing of whose account it was. */
class ProofReportTest {

  @TempDir private Path folder;

  /** What AWS puts into answers, events and errors, in an account of nobody's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012",
        "arn:aws:sts::123456789012:assumed-role/proof-abcdef-backend-probes-EchoCallerRole-1A/proof",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:echo",
        "abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-central-1.on.aws",
        "d111111abcdef8.cloudfront.net",
        "sts.eu-central-1.amazonaws.com",
        "e4gagq1b9floa4.cloudfront.localhost:33483",
        "localhost:9000",
        "AKIAIOSFODNN7EXAMPLE",
        "ASIAQ3EGSEXAMPLE0000",
        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
        "IQoJb3JpZ2luX2VjEMv//////////wEaCXVzLWVhc3QtMSJHMEUCIQDplanted/token+of=a/session==",
      })
  void report_ofAnAnswerWithASecret_hasItNowhere(String secret) throws IOException {
    for (var text :
        List.of(
            "status: 200; body: {\"Message\":\"%s\"}",
            "refused by https://%s/path", "user %s, (and) nobody else", "x=%s&y=1")) {
      var answer = text.formatted(secret);
      var report =
          new ProofReport(
              "eu-central-1",
              "2026-11-29",
              Map.of("smoke tests", "failed at " + answer),
              List.of(
                  new Answer("a", "Q?", "rule", "source", "status: 403", answer, "", 1),
                  new Answer("b " + secret, "Q?", "rule", "source", "", "", answer, 1)));

      report.write(folder);

      for (var ending : List.of(".md", ".json")) {
        assertThat(Files.readString(folder.resolve("2026-11-29-eu-central-1" + ending)))
            .as(text)
            .doesNotContain(secret, secret.substring(0, secret.length() / 2));
      }
    }
  }

  /** Nothing that a probe asks about may be taken for a secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status: 200; rawQueryString: a=b/c?d:e@f!g$h'i(j)k*l,m;n",
        "status: 403; x-amzn-ErrorType: InvalidSignatureException",
        "names requestContext: accountId apiId authorizer domainName domainPrefix http requestId",
        "status: 502; X-Cache: FunctionValidationError from cloudfront",
        "length: 1048576; timeEpoch: 1764398400000"
      })
  void report_ofAnAnswerWithoutASecret_hasItAsItIs(String answer) {
    assertThat(new Answer("a", "Q?", "", "s", answer, answer, "", 1))
        .satisfies(
            a -> {
              assertThat(a.answer()).isEqualTo(answer);
              assertThat(a.differs()).isFalse();
            });
  }

  @Test
  void report_written_hasDifferencesFirstAndThenWhatHasNoAnswer() throws IOException {
    var file = report().write(folder);

    assertThat(Files.readString(file))
        .startsWith("# What AWS in eu-central-1 answered, 2026-11-29\n")
        .contains(
            "4 probes: 1 answered otherwise than the local cloud, 1 not answered, 1 as promised.")
        .containsSubsequence(
            "## Differences",
            "| other |",
            "## No answer",
            "| silent |",
            "## Measured",
            "| times |",
            "## As promised",
            "| same |")
        .contains("a\\|b\\\\u0007");
  }

  @Test
  void report_readAgain_isTheSame() throws IOException {
    report().write(folder);

    assertThat(ProofReport.read(folder.resolve("2026-11-29-eu-central-1.json")))
        .isEqualTo(report());
  }

  @Test
  void report_thatIsNone_isRefusedByName() throws IOException {
    var file = Files.writeString(folder.resolve("report.json"), "{}");

    assertThatThrownBy(() -> ProofReport.read(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(file.toString());
  }

  private static ProofReport report() {
    return new ProofReport(
        "eu-central-1",
        "2026-11-29",
        Map.of("smoke tests", "passed"),
        List.of(
            new Answer("same", "Q?", "r", "s", "status: 200", "status: 200", "", 7),
            new Answer("times", "Q?", "", "s", "", "p50: 640 ms", "", 7),
            new Answer("silent", "Q?", "r", "s", "status: 200", "", "timed out", 7),
            new Answer("other", "Q?", "r", "s", "status: 200", "a|b\u0007", "", 7)));
  }
}
