package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Lambda refuses of a query. Names: measured on an AWS_IAM URL in ap-southeast-2 by others on
 * 2026-10-07, and sveltejs/kit issue 15610 of 2026-03-27; in 2022 an AWS_IAM URL answered 403 to
 * brackets (pwrdrvr/lambda-url-signing), so the rule is disputed. A vertical bar in a value: a
 * statement.
 */
class QueryCheckTest {
  @ParameterizedTest(name = "?{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /action=1        | /
          a:b=1            | :
          a@b=1            | @
          a!=1             | !
          a*=1             | *
          a'=1             | '
          (a)=1            | (
          a)=1             | )
          a,b=1            | ,
          a;b=1            | ;
          a+b=1            | +
          ~a=1             | ~
          a[]=1            | [
          a]=1             | ]
          /action          | /
          b=2&a[0]=1       | [
          a%5B%5D=1        | ``
          a%7E=1           | ``
          a-b_c.d=1        | ``
          a=/:@!*'(),;+~[] | ``
          $filter=1        | ``
          """)
  void name_hasItsReservedCharactersEscaped(String query, String refused) {
    assertThat(problem(query))
        .isEqualTo(
            refused.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    "the query has %s in the name %s, which Lambda takes as %%%02X only"
                        .formatted(refused, name(query, refused), (int) refused.charAt(0))));
  }

  @ParameterizedTest(name = "?{0}: {1}")
  @CsvSource({"a=b%7Cc, false", "a=b|c, true", "a|b=c, true"})
  void verticalBar_isEscaped(String query, boolean refused) {
    assertThat(problem(query).isPresent()).isEqualTo(refused);
  }

  private static String name(String query, String refused) {
    for (var pair : query.split("&", -1)) {
      if (pair.split("=", 2)[0].contains(refused)) {
        return pair.split("=", 2)[0];
      }
    }
    throw new IllegalArgumentException(query);
  }

  private static Optional<String> problem(String query) {
    return QueryCheck.problem(
        new HttpRequest("GET", "/", Optional.of(query), HttpFields.EMPTY, Body.EMPTY, "192.0.2.1"));
  }
}
