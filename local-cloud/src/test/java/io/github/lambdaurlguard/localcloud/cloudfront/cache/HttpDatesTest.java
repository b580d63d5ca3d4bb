package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {
  /** RFC 9110, section 5.6.7: the form in use, and the two that a recipient has to accept. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void date_hasThreeForms(String text) {
    assertThat(HttpDates.parse(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
  }

  /** Origins send it to say that a response has expired. */
  @Test
  void beginningOfTime_isADate() {
    assertThat(HttpDates.parse("Thu, 01 Jan 1970 00:00:00 GMT")).contains(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "tomorrow", "1994-11-06T08:49:37Z"})
  void otherText_isNoDate(String text) {
    assertThat(HttpDates.parse(text)).isEmpty();
  }
}
