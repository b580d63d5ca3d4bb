package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {

  private static ListQuery parse(String query) {
    return ListQuery.parse(FunctionUrlCall.of("GET", "/").query(query).request());
  }

  @Test
  void parse_nothing_asksForTheFirstPageOfAll() {
    assertThat(parse(""))
        .isEqualTo(new ListQuery(Optional.empty(), ListQuery.DEFAULT_LIMIT, Optional.empty()));
  }

  @Test
  void toNextPage_parsedAgain_continuesAfterTheLastBook() {
    ListQuery first = parse("author=B%C3%B6ll%20%26%20Co&limit=7");
    String next = first.toNextPage("1234");

    assertThat(next).isEqualTo("?cursor=MTIzNA&limit=7&author=B%C3%B6ll%20%26%20Co");
    assertThat(parse(next.substring(1)))
        .isEqualTo(new ListQuery(Optional.of("Böll & Co"), 7, Optional.of("1234")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=1            | ''",
        "limit=100          | ''",
        "utm_source=x       | ''",
        "limit=0            | limit:range",
        "limit=101          | limit:range",
        "limit=-1           | limit:range",
        "limit=ten          | limit:range",
        "limit=             | limit:range",
        "limit=1.0          | limit:range",
        "limit=99999999999  | limit:range",
        "limit=%D9%A3       | limit:range",
        "limit=1&limit=2    | limit:unique",
        "author=            | author:required",
        "author=%20         | author:required",
        "author=a&author=b  | author:unique",
        "author=%zz         | query:percent-encoding",
        "cursor=            | cursor:cursor",
        "cursor=***         | cursor:cursor",
        "cursor=_w          | cursor:cursor",
        "limit=x&author=&cursor=* | author:required,limit:range,cursor:cursor"
      })
  void parse_query_namesEveryFieldAndRule(String query, String violations) {
    Problem problem = catchThrowableOfType(Problem.class, () -> parse(query));

    assertThat(
            problem == null
                ? List.of()
                : new FunctionUrlCall.Answer(0, null, problem.toResponse().body(), "", 0)
                    .violations())
        .isEqualTo(violations.isEmpty() ? List.of() : List.of(violations.split(",")));
  }
}
