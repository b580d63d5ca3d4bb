package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/books.http} has the calls that {@code docs/openapi.yaml} documents. */
class HttpCollectionTest {

  private static final Pattern CALL =
      Pattern.compile("^([A-Z]++) \\{\\{base}}(/\\w++)(/[^?\\s]++)?", Pattern.MULTILINE);

  @Test
  void collection_hasEachOperationAndNoOther() throws IOException {
    var calls =
        CALL.matcher(Files.readString(Path.of("docs/books.http")))
            .results()
            .map(
                call ->
                    call.group(1) + " " + call.group(2) + (call.group(3) == null ? "" : "/{id}"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(calls)
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.DOCUMENT.documented().stream()
                .map(answer -> answer.substring(0, answer.lastIndexOf(' ')))
                .distinct()
                .toList());
  }
}
