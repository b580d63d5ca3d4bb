package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReferenceTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf";

  /** Parameter Store with a plain value, and Secrets Manager. */
  private static final ParameterStore STORE =
      new ParameterStore() {
        private static final Map<String, String> SECRETS =
            Map.of(
                "db",
                "{\"user\": \"ann\", \"port\": 5432, \"none\": null}",
                "plain",
                "hunter2 $1",
                ARN,
                "by its ARN");

        @Override
        public Optional<StoredParameter> find(String name) {
          if (name.equals("late")) {
            throw new UnknownUntilApplied();
          }
          return Optional.of(new StoredParameter("blue", 1, false));
        }

        @Override
        public Optional<String> secret(String id) {
          return Optional.ofNullable(SECRETS.get(id));
        }
      };

  private static Properties properties(String value) {
    return resource(value).properties();
  }

  private static Resource resource(String value) {
    return Stack.evaluate(
            TestStacks.template(
                """
                Parameters: {Quiet: {Type: String, Default: q, NoEcho: true}}
                Resources: {Subject: {Type: "A::B::C", Properties: {Value: VALUE}}}
                """
                    .replace("VALUE", value)),
            new StackSettings("books", "eu-central-1", "123456789012", Map.of()),
            STORE)
        .resourcesInOrder()
        .getFirst();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          All of the secret               | {{resolve:secretsmanager:plain}}                              | hunter2 $1
          All of it, said                 | {{resolve:secretsmanager:plain:SecretString}}                 | hunter2 $1
          Parts left empty                | {{resolve:secretsmanager:plain::::}}                          | hunter2 $1
          By its ARN                      | {{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf}} | by its ARN
          A member of its object          | {{resolve:secretsmanager:db:SecretString:user}}               | ann
          A member that is a number       | {{resolve:secretsmanager:db:SecretString:port}}               | 5432
          A member, SecretString left out | {{resolve:secretsmanager:db::user}}                           | ann
          The current version             | {{resolve:secretsmanager:db:SecretString:user:AWSCURRENT}}    | ann
          The current version, no id      | {{resolve:secretsmanager:db:SecretString:user:AWSCURRENT:}}   | ann
          Within text                     | "x {{resolve:secretsmanager:db::user}} {{resolve:ssm:a}} y"   | x ann blue y
          """)
  void evaluate_reference_isTheSecret(String rule, String value, String expected) {
    String quoted = value.startsWith("\"") ? value : '"' + value + '"';

    assertThat(properties(quoted).text("Value")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          No such secret         | {{resolve:secretsmanager:other}}                            | there is no secret "other" in the stack's region; create it first, or correct the name
          Binary                 | {{resolve:secretsmanager:db:SecretBinary}}                  | of the secret "db" there is nothing but SecretString
          Another stage          | {{resolve:secretsmanager:db:SecretString:user:AWSPREVIOUS}} | the local cloud keeps only the current version of the secret "db"
          A version              | {{resolve:secretsmanager:db:SecretString:user::v1}}         | the local cloud keeps only the current version of the secret "db"
          A version of the stage | {{resolve:secretsmanager:db:SecretString:user:AWSCURRENT:v1}} | the local cloud keeps only the current version of the secret "db"
          No such member         | {{resolve:secretsmanager:db::password}}                     | the secret "db" is not a JSON object with a member password
          A member that is null  | {{resolve:secretsmanager:db::none}}                         | the secret "db" is not a JSON object with a member none
          A member of text       | {{resolve:secretsmanager:plain::user}}                      | the secret "plain" is not a JSON object with a member user
          """)
  void evaluate_mistake_refusedWithPlace(String rule, String value, String problem) {
    assertThatThrownBy(() -> properties('"' + value + '"'))
        .isInstanceOf(TemplateException.class)
        .hasMessage("t.yaml:2:53: Resources/Subject/Properties/Value: " + problem);
  }

  /** As with NoEcho: what came out of a secret stands in no message. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Secret                            | "{{resolve:secretsmanager:db::user}}"  | ****
          Secret within text                | "a {{resolve:secretsmanager:db::user}}" | ****
          Parameter Store                   | "{{resolve:ssm:a}}"                    | "blue"
          NoEcho                            | !Ref Quiet                             | ****
          NoEcho and Parameter Store        | !Sub "${Quiet} {{resolve:ssm:a}}"      | ****
          NoEcho, joined                    | !Join [" ", [a, !Ref Quiet]]           | ****
          NoEcho, in Base64                 | {Fn::Base64: !Ref Quiet}               | ****
          NoEcho, selected                  | !Select [0, [!Ref Quiet, a]]           | ****
          NoEcho, split                     | !Select [0, !Split ["-", !Ref Quiet]]  | ****
          Beside NoEcho                     | !Select [1, [!Ref Quiet, a]]           | "a"
          """)
  void error_valueOfASecret_isHidden(String rule, String value, String shown) {
    assertThatThrownBy(() -> properties(value).integer("Value"))
        .hasMessageEndingWith("Value: must be an integer, not " + shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'{{resolve:ssm:late}}', false",
    "'[{{resolve:ssm:a}}, {{resolve:ssm:late}}]', false",
    "'{{resolve:ssm:a}}', true"
  })
  void properties_parameterThatIsWrittenLater_isUnknown(String value, boolean complete) {
    String quoted = value.replace("{{", "\"{{").replace("}}", "}}\"");

    assertThat(resource(quoted).properties(Set.of(), Set.of()).isComplete()).isEqualTo(complete);
  }
}
