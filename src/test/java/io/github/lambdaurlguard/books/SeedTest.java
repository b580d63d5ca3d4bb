package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The books that {@code bin/local} puts into the table. */
class SeedTest {
  @Test
  void seededItems_areAsTheFunctionsStoreThem() throws IOException {
    var seed = JSON.std.mapFrom(Files.readString(Path.of("frontend/seed.json")));

    assertThat((List<?>) seed.get("BooksTable"))
        .isNotEmpty()
        .allSatisfy(
            written -> {
              var item = attributes((Map<?, ?>) written);
              assertThat(BookItem.fromBook(BookItem.toBook(item))).isEqualTo(item);
            });
  }

  private static Map<String, AttributeValue> attributes(Map<?, ?> written) {
    return written.entrySet().stream()
        .collect(
            Collectors.toMap(
                member -> (String) member.getKey(),
                member ->
                    member.getValue() instanceof Number number
                        ? BookItem.number(number.longValue())
                        : BookItem.text((String) member.getValue())));
  }
}
