package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9457: the member detail of a problem document is for people. */
class ProblemDetailTest {
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/problem+json                | {"detail":"too long"} | too long
          application/problem+json; charset=utf-8 | {"detail":"too long"} | too long
          application/json                        | {"detail":"too long"} |
          application/problem+json                | {"title":"Problem"}   |
          application/problem+json                | {"detail":3}          |
          application/problem+json                | no JSON               |
          """)
  void detail_isThatOfAProblemDocument(String type, String body, String detail) {
    assertThat(ProblemDetail.of(HttpResponse.of(413, type, body)))
        .isEqualTo(Optional.ofNullable(detail));
  }

  @Test
  void answerWithoutAType_hasNone() {
    var answer = new HttpResponse(413, HttpFields.EMPTY, Body.of("{\"detail\":\"x\"}"));

    assertThat(ProblemDetail.of(answer)).isEmpty();
  }
}
