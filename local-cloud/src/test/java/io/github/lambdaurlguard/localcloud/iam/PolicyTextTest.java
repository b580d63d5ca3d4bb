package io.github.lambdaurlguard.localcloud.iam;

import static io.github.lambdaurlguard.localcloud.iam.Policies.document;
import static io.github.lambdaurlguard.localcloud.iam.Policies.policy;
import static io.github.lambdaurlguard.localcloud.iam.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Policy variables, for a request with the key aws:Key, whose value is {@value #VALUE}. */
class PolicyTextTest {
  private static final String VALUE = "books";

  @ParameterizedTest(name = "{0} for {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          arn:aws:s3:::${aws:Key}               | arn:aws:s3:::books   | true
          arn:aws:s3:::${AWS:KEY}               | arn:aws:s3:::books   | true
          arn:aws:s3:::${aws:Key}               | arn:aws:s3:::films   | false
          arn:aws:s3:::a-${aws:Key}-${aws:Key}? | arn:aws:s3:::a-books-books1 | true
          arn:aws:s3:::${aws:Key}/*             | arn:aws:s3:::books/1 | true
          arn:aws:s3:::${aws:Other}             | arn:aws:s3:::        | false
          arn:aws:s3:::${aws:Other}*            | arn:aws:s3:::books   | false
          arn:aws:s3:::${aws:Other, 'books'}    | arn:aws:s3:::books   | true
          arn:aws:s3:::${aws:Other,'a*'}        | arn:aws:s3:::ab      | false
          arn:aws:s3:::${aws:Other,'a*'}        | arn:aws:s3:::a*      | true
          arn:aws:s3:::${aws:Key, 'films'}      | arn:aws:s3:::films   | false
          arn:aws:s3:::a${*}                    | arn:aws:s3:::a*      | true
          arn:aws:s3:::a${*}                    | arn:aws:s3:::ab      | false
          arn:aws:s3:::a${?}                    | arn:aws:s3:::a?      | true
          arn:aws:s3:::a${?}                    | arn:aws:s3:::ab      | false
          arn:aws:s3:::${$}{aws:Key}            | arn:aws:s3:::${aws:Key} | true
          arn:aws:s3:::$5                       | arn:aws:s3:::$5      | true
          """)
  void resource_variable_hasTheRequestsValue(String resource, String requested, boolean allowed) {
    assertThat(allows(statement("Resource", resource), requested)).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          StringEquals    | ${aws:Key}           | true
          StringEquals    | ${aws:Other}         | false
          StringNotEquals | ${aws:Key}           | false
          StringNotEquals | ${aws:Other}         | true
          StringLike      | ${aws:Key}*          | true
          StringLike      | book${*}             | false
          StringEquals    | ${aws:Other,'books'} | true
          """)
  void condition_variable_hasTheRequestsValue(String operator, String value, boolean allowed) {
    assertThat(
            allows(
                statement("Condition", Map.of(operator, Map.of("aws:Key", value))),
                "arn:aws:s3:::a"))
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "arn:aws:sns:::${aws:Key}, true",
    "arn:aws:sns:::b*s, true",
    "arn:aws:sns:::${*}, false"
  })
  void arnCondition_variable_hasTheRequestsValue(String pattern, boolean allowed) {
    assertThat(
            allows(
                statement("Condition", Map.of("ArnLike", Map.of("aws:SourceArn", pattern))),
                "arn:aws:s3:::a"))
        .isEqualTo(allowed);
  }

  @Test
  void notResource_variableThatTheRequestLacks_excludesNothing() {
    Map<String, Object> statement =
        Map.of("Effect", "Allow", "Action", "*", "NotResource", "arn:aws:s3:::${aws:Other}");

    assertThat(allows(statement, "arn:aws:s3:::a")).isTrue();
  }

  static Stream<Map<String, Object>> oldPolicies() {
    var statement = statement("Resource", "arn:aws:s3:::${aws:Key}");
    return Stream.of(
        Map.of("Statement", statement), Map.of("Version", "2008-10-17", "Statement", statement));
  }

  @ParameterizedTest
  @MethodSource("oldPolicies")
  void olderLanguage_hasNoVariables(Map<String, Object> policy) {
    var old = PolicyDocument.parse(document(policy));

    assertThat(allows(old, "arn:aws:s3:::books")).isFalse();
    assertThat(allows(old, "arn:aws:s3:::${aws:Key}")).isTrue();
  }

  private static boolean allows(Map<String, Object> statement, String resource) {
    return allows(policy(statement), resource);
  }

  private static boolean allows(PolicyDocument policy, String resource) {
    var request =
        new AccessRequest(
            new Principal.Service("lambda.amazonaws.com"),
            "s3:GetObject",
            resource,
            Map.of("aws:Key", VALUE, "aws:SourceArn", "arn:aws:sns:::books"));
    return new Authorization().decide(request, List.of(policy), List.of()).allowed();
  }
}
