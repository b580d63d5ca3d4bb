package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.dynamodb.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seed that does not fit the tables, which stops the start before anything is made. */
class SeedTest {
  private static final String STACK =
      """
      Resources:
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: words
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
        Distribution:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Origins:
                - Id: Elsewhere
                  DomainName: origin.example
                  CustomOriginConfig: {OriginProtocolPolicy: https-only}
              DefaultCacheBehavior:
                TargetOriginId: Elsewhere
                ViewerProtocolPolicy: https-only
                CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
      """;

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | ''
          {"Table": []}                                       | ''
          {"Table": [{"id": "a"}, {"id": "b", "n": null}]}    | ''
          {"words": [{"id": {"S": "a"}, "n": {"N": "1"}}]}    | ''
          {"Tabel": []}                                       | no template has a table Tabel; use the logical id or the name of one: Table, words
          {"Table": [{"id": "a"}, {"word": "b"}]}             | item 2 of words: its key id must be a text that is not empty
          {"Table": [{"id": ""}]}                             | item 1 of words: its key id must be a text that is not empty
          {"Table": [{"id": 7}]}                              | item 1 of words: its key id must be a text that is not empty
          {"Table": [{"id": {"N": "7"}}]}                     | item 1 of words: its key id must be a text that is not empty
          {"Table": [{"id": "a"}, {"id": "a", "n": 1}]}       | item 2 of words: it has the key of item 1
          """)
  void items_needTheTablesKeys(String seed, String problem) throws IOException {
    var problems = plan(STACK, seed).problems();

    if (problem.isEmpty()) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).containsExactly("--seed: %s: %s".formatted(file(), problem));
    }
  }

  @ParameterizedTest(name = "{1} key, {0} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Table": [{"id": 7}]}                              | N | ''
          {"Table": [{"id": "7"}]}                            | N | must be a number
          {"Table": [{"id": "Bw=="}]}                         | B | must be written as {"B": "…"}, like all attributes of the item
          {"Table": [{"id": {"B": "Bw=="}}]}                  | B | ''
          """)
  void key_hasTheTypeOfTheTable(String seed, String type, String problem) throws IOException {
    assertThat(
            String.join(
                "",
                plan(STACK.replace("AttributeType: S", "AttributeType: " + type), seed).problems()))
        .matches(text -> problem.isEmpty() ? text.isEmpty() : text.endsWith(problem));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [{"id": "a"}]          | not a JSON object
          {"Table": [}           | :1:12: not a JSON object
          {"Table": {"id": "a"}} | Table needs a list of items: {"Table": [{…}, …]}
          {"Table": ["a"]}       | item 1 of Table is no object of attributes
          """)
  void otherJson_isRefused(String seed, String problem) throws IOException {
    Files.writeString(file(), seed);

    assertThatThrownBy(() -> Seed.read(file()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--seed: " + file())
        .hasMessageContaining(problem);
  }

  private PlannedRun plan(String template, String seed) throws IOException {
    Files.writeString(file(), seed);
    return PlannedRun.of(Files.writeString(folder.resolve("stack.yaml"), template))
        .origin("origin.example", "http://127.0.0.1:9")
        .seed(file());
  }

  private Path file() {
    return folder.resolve("seed.json");
  }
}
