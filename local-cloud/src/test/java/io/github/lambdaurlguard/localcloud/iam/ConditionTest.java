package io.github.lambdaurlguard.localcloud.iam;

import static io.github.lambdaurlguard.localcloud.iam.Policies.policy;
import static io.github.lambdaurlguard.localcloud.iam.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static boolean holds(Object condition, Map<String, String> context) {
    AccessRequest request =
        new AccessRequest(
            new Principal.Service("lambda.amazonaws.com"),
            "s3:GetObject",
            "arn:aws:s3:::a",
            context);
    return new Authorization()
        .decide(request, List.of(policy(statement("Condition", condition))), List.of())
        .allowed();
  }

  @ParameterizedTest(name = "{0}: policy {1}, request {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          StringEquals                      | a                | a               | true
          StringEquals                      | a                | A               | false
          StringEquals                      | a*               | ab              | false
          StringEquals                      | a,b              | b               | true
          StringEquals                      | a                | -               | false
          StringEqualsIfExists              | a                | -               | true
          StringEqualsIfExists              | a                | b               | false
          StringNotEquals                   | a                | b               | true
          StringNotEquals                   | a,b              | b               | false
          StringNotEquals                   | a                | -               | true
          StringEqualsIgnoreCase            | a                | A               | true
          StringNotEqualsIgnoreCase         | a                | A               | false
          StringLike                        | a*               | ab              | true
          StringLike                        | a?               | abc             | false
          StringLike                        | A*               | ab              | false
          StringLikeIfExists                | a*               | -               | true
          StringNotLike                     | a*               | ab              | false
          StringNotLike                     | a*               | -               | true
          ArnLike                           | arn:aws:s3:::b*  | arn:aws:s3:::bc | true
          ArnLike                           | arn:*:s3:::b     | arn:aws:s3:::b  | true
          ArnLike                           | arn:*            | arn:aws:s3:::b  | false
          ArnLike                           | arn:*:::b        | arn:aws:s3:::b  | false
          ArnLike                           | arn:aws:sns:*:1:*| arn:aws:sns:eu:1:a:b | true
          ArnLike                           | *                | no-arn          | false
          ArnLike                           | *:*:*:*:*:*      | no-arn          | false
          ArnLike                           | arn:aws:s3:::b   | -               | false
          ArnEquals                         | arn:aws:s3:::b*  | arn:aws:s3:::bc | true
          ArnNotEquals                      | arn:aws:s3:::b*  | arn:aws:s3:::bc | false
          ArnNotLike                        | arn:aws:s3:::b   | arn:aws:s3:::c  | true
          ArnLikeIfExists                   | arn:aws:s3:::b   | -               | true
          Bool                              | true             | true            | true
          Bool                              | false            | true            | false
          Bool                              | true             | -               | false
          BoolIfExists                      | true             | -               | true
          NumericEquals                     | 10               | 10.0            | true
          NumericEquals                     | 10               | 9               | false
          NumericEquals                     | 10               | ten             | false
          NumericEquals                     | 10               | -               | false
          NumericNotEquals                  | 10               | 9               | true
          NumericNotEquals                  | 10               | -               | true
          NumericLessThan                   | 10               | 9               | true
          NumericLessThan                   | 10               | 10              | false
          NumericLessThanEquals             | 10               | 10              | true
          NumericLessThanEquals             | 10               | 11              | false
          NumericGreaterThan                | -1.5             | -1              | true
          NumericGreaterThan                | 10               | 9               | false
          NumericGreaterThan                | 10               | 10              | false
          NumericGreaterThanEquals          | 10               | 10              | true
          NumericLessThanIfExists           | 10               | -               | true
          DateEquals                        | 2026-01-31T00:00:00Z      | 1769817600           | true
          DateEquals                        | 2026-01-31T01:00:00+01:00 | 2026-01-31T00:00:00Z | true
          DateEquals                        | 2026-01-31                | 2026-01-31T00:00:00Z | true
          DateNotEquals                     | 2026-01-31                | 2026-01-31T00:00:01Z | true
          DateLessThan                      | 2026-01-31T12:00Z         | 2026-01-31T11:59:59Z | true
          DateLessThan                      | 2026-01-31T12:00Z         | 2026-01-31T12:00:00Z | false
          DateLessThanEquals                | 2026-01-31T12:00Z         | 2026-01-31T12:00:00Z | true
          DateGreaterThan                   | 1769817600                | 2026-01-31T00:00:01Z | true
          DateGreaterThan                   | 2026-01-31                | -                    | false
          DateGreaterThanEquals             | 2026-01-31                | 2026-01-30T23:59:59Z | false
          IpAddress                         | 203.0.113.0/24   | 203.0.113.255   | true
          IpAddress                         | 203.0.113.0/24   | 203.0.114.0     | false
          IpAddress                         | 203.0.113.7      | 203.0.113.7     | true
          IpAddress                         | 203.0.113.7      | 203.0.113.8     | false
          IpAddress                         | 203.0.113.7/25   | 203.0.113.127   | true
          IpAddress                         | 0.0.0.0/0        | 127.0.0.1       | true
          IpAddress                         | 0.0.0.0/0        | ::1             | false
          IpAddress                         | 2001:db8::/32    | 2001:db8:1::9   | true
          IpAddress                         | 2001:db8::/32    | 2001:db9::      | false
          IpAddress                         | 10.0.0.0/8,::1   | ::1             | true
          IpAddress                         | 10.0.0.0/8       | no address      | false
          IpAddress                         | 10.0.0.0/8       | -               | false
          NotIpAddress                      | 10.0.0.0/8       | 10.1.2.3        | false
          NotIpAddress                      | 10.0.0.0/8       | 11.1.2.3        | true
          NotIpAddress                      | 10.0.0.0/8       | -               | true
          ForAnyValue:StringEquals          | a,b              | b               | true
          ForAnyValue:StringEquals          | a                | b               | false
          ForAnyValue:StringEquals          | a                | -               | false
          ForAnyValue:StringNotEquals       | a                | b               | true
          ForAnyValue:StringNotEquals       | a                | -               | false
          ForAnyValue:StringEqualsIfExists  | a                | -               | true
          ForAllValues:StringLike           | a*,b*            | bc              | true
          ForAllValues:StringLike           | a*               | bc              | false
          ForAllValues:StringLike           | a*               | -               | true
          ForAllValues:StringNotLike        | a*               | ab              | false
          Null                              | true             | -               | true
          Null                              | true             | a               | false
          Null                              | false            | a               | true
          Null                              | false            | -               | false
          """)
  void holds_operator(String operator, String policyValues, String requestValue, boolean expected) {
    Object values = Arrays.asList(policyValues.split(","));
    Map<String, String> context = requestValue == null ? Map.of() : Map.of("aws:Key", requestValue);

    assertThat(holds(Map.of(operator, Map.of("aws:Key", values)), context)).isEqualTo(expected);
  }

  @Test
  void holds_keyInOtherCase_sameKey() {
    assertThat(
            holds(
                Map.of("StringEquals", Map.of("AWS:sourcearn", "a")), Map.of("aws:SourceArn", "a")))
        .isTrue();
  }

  @Test
  void holds_severalKeysAndOperators_allMustHold() {
    Map<String, Object> condition =
        Map.of("StringEquals", Map.of("a", "1", "b", "2"), "Bool", Map.of("c", "true"));

    assertThat(holds(condition, Map.of("a", "1", "b", "2", "c", "true"))).isTrue();
    assertThat(holds(condition, Map.of("a", "1", "b", "3", "c", "true"))).isFalse();
    assertThat(holds(condition, Map.of("a", "1", "b", "2", "c", "false"))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BinaryEquals               | YQ==         | this operator is not implemented by the local cloud; use another or correct its spelling
          ForEveryValue:StringEquals | a            | this operator is not implemented by the local cloud; use another or correct its spelling
          ForAnyValue:Null           | true         | this operator is not implemented by the local cloud; use another or correct its spelling
          stringEquals               | a            | this operator is not implemented by the local cloud; use another or correct its spelling
          String Equals              | a            | this operator is not implemented by the local cloud; use another or correct its spelling
          NullIfExists               | true         | this operator is not implemented by the local cloud; use another or correct its spelling
          """)
  void parse_unknownOperator_refused(String operator, String value, String problem) {
    assertThatThrownBy(() -> holds(Map.of(operator, Map.of("aws:Key", value)), Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("edge.yaml:7:5: Statement/0/Condition/" + operator + ": " + problem);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Bool         | yes                  | must be true or false, not "yes"
          Null         | 1                    | must be true or false, not "1"
          StringEquals | ${aws:PrincipalArn   | "${aws:PrincipalArn" has no policy variable's form: ${key} or ${key, 'default'}; write ${$} for a dollar sign
          NumericEquals   | ten                | must be a number, not "ten"
          DateEquals      | 31.1.2026          | must be a date such as 2026-01-31T23:59:59Z, or seconds since 1970, not "31.1.2026"
          DateLessThan    | 2026-02-31         | must be a date such as 2026-01-31T23:59:59Z, or seconds since 1970, not "2026-02-31"
          IpAddress       | 10.0.0.0/33        | must be an IP address, or a range such as 203.0.113.0/24, not "10.0.0.0/33"
          IpAddress       | 10.0.0/8           | must be an IP address, or a range such as 203.0.113.0/24, not "10.0.0/8"
          IpAddress       | 10.0.0.0/8/8       | must be an IP address, or a range such as 203.0.113.0/24, not "10.0.0.0/8/8"
          IpAddress       | localhost          | must be an IP address, or a range such as 203.0.113.0/24, not "localhost"
          NumericLessThan | ${aws:EpochTime}   | must be a number, not "${aws:EpochTime}"
          """)
  void parse_badValue_refused(String operator, String value, String problem) {
    assertThatThrownBy(() -> holds(Map.of(operator, Map.of("aws:Key", value)), Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("edge.yaml:7:5: Statement/0/Condition/" + operator + "/aws:Key: " + problem);
  }
}
