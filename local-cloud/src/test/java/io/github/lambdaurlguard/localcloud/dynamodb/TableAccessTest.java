package io.github.lambdaurlguard.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableAccessTest {
  private static final TableAccess.Tables TABLES =
      new TableAccess.Tables("eu-central-1", "123456789012");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GetItem            | {"TableName":"t"}                                   | GetItem on table/t
          PutItem            | {"TableName":"t"}                                   | PutItem on table/t
          Query              | {"TableName":"t","IndexName":"i"}                   | Query on table/t/index/i
          Scan               | {"TableName":"t"}                                   | Scan on table/t
          BatchGetItem       | {"RequestItems":{"t":{},"u":{}}}                    | BatchGetItem on table/t, BatchGetItem on table/u
          TransactWriteItems | {"TransactItems":[{"Put":{"TableName":"t"}},{"ConditionCheck":{"TableName":"u"}}]} | PutItem on table/t, ConditionCheckItem on table/u
          TransactGetItems   | {"TransactItems":[{"Get":{"TableName":"t"}},{"Get":{"TableName":"t"}}]} | GetItem on table/t
          GetItem            | {"TableName":"arn:aws:dynamodb:eu-central-1:123456789012:table/t"} | GetItem on table/t
          ListTables         | {}                                                  | ListTables on *
          ExecuteStatement   | {"Statement":"SELECT * FROM t"}                     | ``
          """)
  void operation_needsPermissionFor(String operation, String input, String expected)
      throws IOException {
    var accesses = TableAccess.of(operation, JSON.std.mapFrom(input), TABLES);

    assertThat(
            accesses.stream()
                .map(
                    access ->
                        access.action().replace("dynamodb:", "")
                            + " on "
                            + access
                                .resource()
                                .replace("arn:aws:dynamodb:eu-central-1:123456789012:", ""))
                .toList())
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(", ")));
  }
}
