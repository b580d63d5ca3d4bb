package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import io.github.lambdaurlguard.testing.FunctionJar;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handlers as they are packed: minimizing must not have taken out what they need. */
class BooksJarIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final String BOOK = "{\"name\":\"Dune\",\"author\":\"Frank Herbert\"}";

  private FunctionJar jar;

  @BeforeAll
  static void createTable() {
    DYNAMO_DB.createTable(Settings.from(System.getenv()));
  }

  @BeforeEach
  void openJar() throws Exception {
    jar = new FunctionJar(System.getProperty("books.jar"), "DynamoDb", DYNAMO_DB.endpoint());
  }

  @AfterEach
  void closeJar() throws Exception {
    jar.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GetBooks, GET, /, 200",
    "GetBook, GET, /unknown, 404",
    "CreateBook, POST, /, 201",
    "UpdateBook, PUT, /unknown, 404",
    "DeleteBook, DELETE, /unknown, 204"
  })
  void handler_fromTheJar_answers(String name, String method, String path, int status)
      throws Exception {
    assertThat(call(name, method, path)).contains("\"statusCode\":" + status);
  }

  /** Where SnapStart's functions get their credentials: no environment variable may hold them. */
  @Test
  void handler_fromTheJar_fetchesTheCredentialsOfARestoredEnvironment() throws Exception {
    try (var credentials =
        new FakeServer(
            request ->
                Reply.of(
                    200,
                    """
                    {"AccessKeyId":"test","SecretAccessKey":"test","Token":"token",
                     "Expiration":"2099-01-01T00:00:00Z"}
                    """))) {
      jar.fetchCredentialsFrom(credentials.uri());

      assertThat(call("GetBook", "GET", "/unknown")).contains("\"statusCode\":404");
      assertThat(credentials.received()).hasSize(1);
    }
  }

  private String call(String name, String method, String path) throws Exception {
    Object handler = jar.create("io.github.lambdaurlguard.books." + name);
    var result = new ByteArrayOutputStream();
    handler
        .getClass()
        .getMethod("handleRequest", InputStream.class, OutputStream.class, jar.contextType())
        .invoke(
            handler, FunctionUrlCall.of(method, path).json(BOOK).event(), result, jar.context());
    return result.toString(StandardCharsets.UTF_8);
  }
}
