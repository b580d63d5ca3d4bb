package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.event.FunctionFailure;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.event.ViewerRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.lambda.PhaseLimits;
import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import io.github.lambdaurlguard.localcloud.template.Stack;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import io.github.lambdaurlguard.localcloud.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runtime of CloudFront functions, with functions of a line or two in real processes. */
class CloudFrontFunctionIT {
  private static final EventContext CONTEXT =
      new EventContext("d111111abcdef8.cloudfront.net", "EDFDVBD6EXAMPLE", "request-1");

  @TempDir private Path folder;
  private final RunFolder runFolder = RunFolder.create();
  private Installation installation;
  private Lambda lambda;

  @BeforeEach
  void start() {
    installation = Installation.locate(runFolder);
    lambda =
        new Lambda(
            QUIET,
            installation,
            new Lambda.Settings(
                Map.of(), 1, Map.of(), Duration.ofMinutes(5), PhaseLimits.OF_LAMBDA));
  }

  @AfterEach
  void stop() {
    lambda.close();
    runFolder.close();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          typeof process + typeof setTimeout + typeof fetch + typeof module | undefinedundefinedundefinedundefined
          typeof Map + typeof Proxy + typeof [].flat + typeof Object.fromEntries | undefinedundefinedundefinedundefined
          'a'.replaceAll('a', 'b') + [1, 2].includes(2) + Object.entries({ a: 1 }) | btruea,1
          Date.now() === new Date().getTime() && new Date() instanceof Date | true
          (() => { const a = Date.now(); for (let i = 0; i < 1e7; i++) { } return Date.now() - a; })() | 0
          (function () { return typeof this; })() | undefined
          atob(btoa('x')) + new TextDecoder().decode(new TextEncoder().encode('ü')) | xü
          Buffer.from('aGk', 'base64url').toString() + require('buffer').Buffer.from('6869', 'hex') | hihi
          require('crypto').createHash('sha256').update('a').update('b').digest('hex').slice(0, 8) | fb8e20fc
          require('crypto').createHmac('md5', 'key').update('a').digest('base64url') | gOpEzOoUzCJjiJVnz6zM1w
          require('crypto').createHash('md5').digest().length | 16
          JSON.stringify(require('querystring').parse('name=value&abc=xyz&abc=123')) | {"name":"value","abc":["xyz","123"]}
          require('querystring').stringify({ name: 'value', abc: ['xyz', '123'], anotherName: '' }) | name=value&abc=xyz&abc=123&anotherName=
          event.request.rawQueryString() + JSON.stringify(event.request.querystring) | a=b&c{"a":{"value":"b"},"c":{"value":""}}
          JSON.stringify(event.context) | {"distributionDomainName":"d111111abcdef8.cloudfront.net","distributionId":"EDFDVBD6EXAMPLE","eventType":"viewer-request","requestId":"request-1"}
          event.version + event.viewer.ip + event.response | 1.0192.0.2.1undefined
          """)
  void expression_hasTheValueThatItHasInTheRuntime(String expression, String value)
      throws IOException {
    assertThat(evaluate(expression)).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          eval('1')
          new Function('return 1')()
          event.constructor.constructor('return 1')()
          Buffer.from('').constructor.constructor('return process')()
          require('fs')
          require('node:crypto')
          require('crypto').createHash('sha512')
          require('crypto').createHash('md5').digest('latin1')
          undeclared = 1
          setTimeout(() => {}, 1)
          console.error('x')
          Promise.reject(new Error('x'))
          """)
  void whatTheRuntimeDoesNotHave_is503(String expression) {
    assertThatThrownBy(() -> evaluate(expression))
        .isInstanceOfSatisfying(
            FunctionFailure.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(503);
              assertThat(failure.result()).isEqualTo(DeliveryResult.FUNCTION_EXECUTION_ERROR);
            });
  }

  @Test
  void eachRun_hasGlobalsOfItsOwn() throws IOException {
    var functions =
        functions(
            "let runs = 0; function handler(event) { return {statusCode: 200, body: '' + ++runs +"
                + " typeof Array.mine + (Array.mine = 1)}; }");

    assertThat(body(functions)).isEqualTo("1undefined1");
    assertThat(body(functions)).isEqualTo("1undefined1");
  }

  @Test
  void endlessLoop_isEndedAndTheNextRunSucceeds() throws IOException {
    var functions =
        functions(
            "function handler(event) { while (event.request.uri === '/loop') { } return"
                + " event.request; }");

    assertThatThrownBy(() -> functions.decide(CONTEXT, request("/loop")))
        .isInstanceOfSatisfying(
            FunctionFailure.class,
            failure -> assertThat(failure.result()).isEqualTo(DeliveryResult.FUNCTION_THROTTLED));
    assertThat(functions.decide(CONTEXT, request("/"))).isInstanceOf(Forwarded.class);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          await store.get('route')                                     | /new
          await store.get('route', {format: 'string'})                 | /new
          (await store.get('json', {format: 'json'})).a                | 1
          (await store.get('route', {format: 'bytes'})).toString('hex') | 2f6e6577
          await store.exists('route') + '' + await store.exists('no')  | truefalse
          await store.count()                                          | 2
          (await store.meta()).keyCount                                | 2
          (await store.meta()).creationDateTime                        | 2023-11-30T23:07:55.765Z
          (await store.meta()).lastUpdatedDateTime                     | 2023-11-30T23:07:55.765Z
          await store.get('no').catch(error => error.message)          | the key value store has no key "no"
          cf.kvs('other')                                              | 503
          JSON.stringify(cf.edgeLocation)                              | {"name":"LOCAL","serverIp":"127.0.0.1","region":"local"}
          """)
  void keyValueStore_isReadByTheHelpers(String expression, String value) throws IOException {
    var store =
        new KeyValueStore(
            "id",
            Map.of("route", "/new", "json", "{\"a\":1}"),
            Instant.parse("2023-11-30T23:07:55.765Z"));
    Files.writeString(folder.resolve("store.json"), JSON.std.asString(store.document()));
    var functions =
        functions(
            """
            import cf from 'cloudfront';
            const store = cf.kvs();
            async function handler(event) {
              const value = %s;
              return {statusCode: 200, body: '' + value};
            }
            """
                .formatted(expression));

    assertThat(bodyOrStatus(functions)).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/,                    /index.html",
    "/books,               /index.html",
    "/books/1,             /index.html",
    "/books/1.2/edit,      /index.html",
    "/books/a.b,           /index.html",
    "/nowhere.txt,         /index.html",
    "/assets,              /index.html",
    "/assets/app.1234.js,  /assets/app.1234.js",
    "/favicon.ico,         /favicon.ico"
  })
  void deepLink_isRewrittenByTheFunctionOfOurOwnTemplate(String path, String uri)
      throws IOException {
    var stack =
        Stack.evaluate(
            Template.read(Path.of("../cloudformation/edge.yaml")),
            new StackSettings("edge", "us-east-1", "123456789012", Map.of()),
            name -> Optional.of(new StoredParameter(name, 1, false)));
    var deepLinks =
        stack.resourcesInOrder().stream()
            .filter(resource -> resource.logicalId().equals("DeepLinks"))
            .findFirst()
            .orElseThrow();

    var result =
        functions(deepLinks.properties().text("FunctionCode")).decide(CONTEXT, request(path));

    assertThat(result).isInstanceOf(Forwarded.class);
    assertThat(((Forwarded) result).request().path()).isEqualTo(uri);
  }

  private String evaluate(String expression) throws IOException {
    return body(
        functions(
            "async function handler(event) { const value = await (%s); return {statusCode: 200, body: '' + value}; }"
                .formatted(expression)));
  }

  private static String bodyOrStatus(ViewerFunctions functions) {
    try {
      return body(functions);
    } catch (FunctionFailure failure) {
      return Integer.toString(failure.status());
    }
  }

  private static String body(ViewerFunctions functions) {
    return ((Generated) functions.decide(CONTEXT, request("/")))
        .delivery()
        .response()
        .body()
        .text();
  }

  private static HttpRequest request(String path) {
    return new HttpRequest(
        "GET",
        path,
        Optional.of("a=b&c"),
        HttpFields.build().add("Host", "site.example"),
        Body.EMPTY,
        "192.0.2.1");
  }

  private ViewerFunctions functions(String code) throws IOException {
    var file = Files.writeString(folder.resolve("function.js"), code);
    assertThat(FunctionSyntax.of(file, installation).problems()).isEmpty();
    var process =
        new WorkerHost(
            new FunctionScript(
                "Subject", "arn:aws:cloudfront::123456789012:function/subject", folder));
    lambda.host(process);
    return new ViewerFunctions(
        Optional.of(new CloudFrontFunction(QUIET, process, true)), Optional.empty());
  }
}
