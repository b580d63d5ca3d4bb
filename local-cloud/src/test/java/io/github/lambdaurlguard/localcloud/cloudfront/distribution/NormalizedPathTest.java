package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3986, section 6.2.2: the forms of a path that are one to the choice of a behaviour. */
class NormalizedPathTest {

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing to do                           | /getBook/1        | /getBook/1
          the root                                | /                 | /
          an escaped letter is the letter         | /%67etBook        | /getBook
          an escaped digit is the digit           | /%31              | /1
          escaped marks that need no escape       | /%2D%2E%5f%7E     | /-._~
          a slash stays escaped                   | /a%2Fb            | /a%2Fb
          escapes are upper case                  | /a%2fb%c3%a9      | /a%2Fb%C3%A9
          decoded once, not twice                 | /%2567etBook      | /%2567etBook
          a percent sign alone                    | /100%             | /100%
          an escape that is cut off               | /a%2              | /a%2
          an escape that is none                  | /a%zz             | /a%zz
          other characters that need no escape    | /a+b!c(d)'e'      | /a+b!c(d)'e'
          a segment of one dot                    | /a/./b            | /a/b
          a segment of two dots                   | /a/../b           | /b
          escaped dots are dots                   | /a/%2e%2E/b       | /b
          not above the root                      | /../../b          | /b
          one dot at the end leaves its slash     | /a/.              | /a/
          two dots at the end leave a slash       | /a/b/..           | /a/
          three dots are a name                   | /a/.../b          | /a/.../b
          a name may begin with dots              | /..a/b            | /..a/b
          an empty segment is a segment           | /a//b             | /a//b
          two dots remove an empty segment        | /a//../b          | /a/b
          a slash at the end stays                | /a/               | /a/
          """)
  void path_isNormalised(String rule, String sent, String normal) {
    assertThat(NormalizedPath.of(sent)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({"/getBook/1", "/%67etBook/%31", "/a/%2e%2e/getBook/1", "/a%2fb//%c3"})
  void normalPath_staysAsItIs(String path) {
    var normal = NormalizedPath.of(path);

    assertThat(NormalizedPath.of(normal)).isEqualTo(normal);
  }
}
