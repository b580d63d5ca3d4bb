package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Subject: {DECLARATION}
      Resources:
        Reader: {Type: "A::B::C", Properties: {Value: !Ref Subject}}
      """;

  private static Object value(String declaration, Map<String, String> passed) {
    return TestStacks.stack(
            TEMPLATE.replace("DECLARATION", declaration),
            passed,
            Map.of("/a/url", "https://a.example/", "/a/list", "b, c"))
        .resourcesInOrder()
        .getFirst()
        .properties()
        .document("Value");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          String                        | Type: String                                     | a, b    | a, b
          String: empty                 | Type: String                                     | ``      | ``
          Number                        | Type: Number                                     | 1.50    | 1.50
          Number: negative              | Type: Number                                     | -3      | -3
          List of numbers               | Type: List<Number>                               | 1, 2    | [1, 2]
          List of strings               | Type: List<String>                               | a,b     | [a, b]
          CommaDelimitedList: trimmed   | Type: CommaDelimitedList                         | ` a , b` | [a, b]
          CommaDelimitedList: empty     | Type: CommaDelimitedList                         | ``      | []
          SSM: value of the parameter   | Type: "AWS::SSM::Parameter::Value<String>"       | /a/url  | https://a.example/
          SSM: list                     | Type: "AWS::SSM::Parameter::Value<List<String>>" | /a/list | [b, c]
          SSM: CommaDelimitedList       | Type: "AWS::SSM::Parameter::Value<CommaDelimitedList>" | /a/list | [b, c]
          SSM: name                     | Type: "AWS::SSM::Parameter::Name"                | /a/url  | /a/url
          AllowedValues                 | Type: String, AllowedValues: [a, b]              | b       | b
          AllowedValues: each of a list | Type: CommaDelimitedList, AllowedValues: [a, b]  | b,a     | [b, a]
          AllowedPattern: whole value   | Type: String, AllowedPattern: "[a-z]+"           | abc     | abc
          MinLength and MaxLength       | Type: String, MinLength: 1, MaxLength: 3         | abc     | abc
          MinValue and MaxValue         | Type: Number, MinValue: 1, MaxValue: 3           | 3.0     | 3.0
          MinValue itself               | Type: Number, MinValue: 1.5                      | 1.5     | 1.5
          MinLength itself              | Type: String, MinLength: 3                       | abc     | abc
          MinValue and MaxValue of text | Type: String, MinValue: 1, MaxValue: 3           | abc     | abc
          Value passed before default   | Type: String, Default: a                         | b       | b
          """)
  void resolve_value_accepted(String rule, String declaration, String passed, String expected) {
    assertThat(value(declaration, Map.of("Subject", passed))).hasToString(expected);
  }

  @Test
  void resolve_nothingPassed_default() {
    assertThat(value("Type: String, Default: a", Map.of())).isEqualTo("a");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          AllowedValues              | Type: String, AllowedValues: [a, b]             | c    | the value "c" is not one of AllowedValues [a, b]; pass another
          AllowedValues: of a list   | Type: CommaDelimitedList, AllowedValues: [a, b] | a, c | the value "c" is not one of AllowedValues [a, b]; pass another
          AllowedPattern: part       | Type: String, AllowedPattern: "[a-z]+"          | ab1  | the value "ab1" does not match AllowedPattern [a-z]+; pass another
          ConstraintDescription      | Type: String, AllowedPattern: a, ConstraintDescription: only a | b | the value "b" does not match AllowedPattern a: only a
          MinLength                  | Type: String, MinLength: 3                      | ab   | the value "ab" is shorter than MinLength 3; pass another
          MaxLength                  | Type: String, MaxLength: 1                      | ab   | the value "ab" is longer than MaxLength 1; pass another
          MinValue                   | Type: Number, MinValue: 3                       | 2.9  | the value "2.9" is less than MinValue 3; pass another
          MaxValue                   | Type: Number, MaxValue: 3                       | 3.1  | the value "3.1" is more than MaxValue 3; pass another
          Number                     | Type: Number                                    | x    | the value "x" is not a number; pass another
          List of numbers            | Type: List<Number>                              | 1,x  | the value "x" is not a number; pass another
          NoEcho is not shown        | Type: String, NoEcho: true, MinLength: 9        | hunter2 | the value **** (NoEcho) is shorter than MinLength 9; pass another
          SSM parameter is missing   | Type: "AWS::SSM::Parameter::Value<String>"      | /b   | there is no SSM parameter "/b" in eu-central-1; create it or pass another name
          SSM name is not shown      | Type: "AWS::SSM::Parameter::Value<String>", NoEcho: true | /b | there is no SSM parameter **** (NoEcho) in eu-central-1; create it or pass another name
          """)
  void resolve_value_refused(String rule, String declaration, String passed, String problem) {
    assertThatThrownBy(() -> value(declaration, Map.of("Subject", passed)))
        .isInstanceOf(TemplateException.class)
        .hasMessage("t.yaml:2:3: Parameters/Subject: " + problem);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          No type              | Default: a                               | t.yaml:2:3: Parameters/Subject/Type: is missing; add this property
          Unknown type         | Type: AWS::EC2::VPC                      | t.yaml:2:13: Parameters/Subject/Type: "AWS::EC2::VPC" is not a parameter type: use String, Number, List<Number>, CommaDelimitedList, AWS::SSM::Parameter::Name, AWS::SSM::Parameter::Value<...>, or one of AWS's for the names of resources
          Unknown attribute    | Type: String, Pattern: a                 | t.yaml:2:27: Parameters/Subject/Pattern: is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has no such property
          No such pattern      | Type: String, AllowedPattern: "["        | t.yaml:2:27: Parameters/Subject/AllowedPattern: is not a regular expression: Unclosed character class
          Length is no number  | Type: String, MaxLength: a               | t.yaml:2:27: Parameters/Subject/MaxLength: must be an integer, not "a"
          Limit is no number   | Type: Number, MaxValue: a                | t.yaml:2:27: Parameters/Subject/MaxValue: must be a number, not "a"
          Default with a Ref   | Type: String, Default: !Ref AWS::Region  | t.yaml:2:27: Parameters/Subject/Default: must be text, not Ref
          NoEcho is no boolean | Type: String, NoEcho: maybe              | t.yaml:2:27: Parameters/Subject/NoEcho: must be true or false, not "maybe"
          Nothing to use       | Type: String                             | t.yaml:2:3: Parameters/Subject: no value was passed and there is no Default; pass one
          """)
  void resolve_declaration_refused(String rule, String declaration, String message) {
    assertThatThrownBy(() -> value(declaration, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @Test
  void evaluate_unknownParameterPassed_refused() {
    assertThatThrownBy(() -> value("Type: String, Default: a", Map.of("Stage", "b")))
        .hasMessage(
            "t.yaml:1:1: Parameters: there is no parameter \"Stage\" to pass a value for; the"
                + " template has [Subject]");
  }

  @Test
  void stackSettings_toString_withoutValues() {
    StackSettings settings =
        new StackSettings("books", "eu-central-1", "123456789012", Map.of("Secret", "hunter2"));

    assertThat(settings)
        .hasToString(
            "arn:aws:cloudformation:eu-central-1:123456789012:stack/books/"
                + settings.stackId().substring(settings.stackId().lastIndexOf('/') + 1)
                + " with [Secret]");
  }

  private static final String STORED =
      """
      Parameters: {Subject: {Type: "AWS::SSM::Parameter::Value<String>", Default: /a/key}}
      Resources: {Reader: {Type: T, Properties: {Value: !Ref Subject}}}
      """;

  private static Stack stored(ParameterStore store) {
    return Stack.evaluate(
        TestStacks.template(STORED),
        new StackSettings("books", "eu-central-1", "123456789012", Map.of()),
        store);
  }

  @Test
  void resolve_secureString_refused() {
    assertThatThrownBy(() -> stored(_ -> Optional.of(new StoredParameter("hunter2", 1, true))))
        .hasMessage(
            "t.yaml:1:14: Parameters/Subject: the SSM parameter \"/a/key\" is a SecureString, which"
                + " no type of parameter takes");
  }

  @Test
  void resolve_valueThatACustomResourceWrites_unknownUntilThen() {
    Stack stack =
        stored(
            _ -> {
              throw new UnknownUntilApplied();
            });

    assertThat(stack.resourcesInOrder().getFirst().properties(Set.of(), Set.of()).isComplete())
        .isFalse();
  }

  @Test
  void declaration_isReadWhole() {
    Template template =
        TestStacks.template(
            """
            Parameters:
              Key: {Type: String, Description: why, NoEcho: true}
              Stage: {Type: String, NoEcho: false}
            Resources: {A: {Type: T}}
            """);

    assertThat(template.parameters().values())
        .extracting(Parameter::name, Parameter::description, Parameter::noEcho)
        .containsExactly(tuple("Key", "why", true), tuple("Stage", "", false));
  }

  @Test
  void parameterValue_toString_withoutSecrets() {
    assertThat(new ParameterValue(List.of("hunter2"), false, true)).hasToString("****");
    assertThat(new ParameterValue(List.of("a", "b"), true, false)).hasToString("[a, b]");
    assertThat(new Value.Text("hunter2", true, new Place(new Location("t.yaml", 1, 1), "P")))
        .hasToString("****");
  }
}
