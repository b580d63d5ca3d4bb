package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.CapturedExchange.Header;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;

/** Keeps what requests and answers were, without their secrets. */
public final class Capture {
  private static final int LONGEST_BODY = 256 * 1024;

  private final Withholding withholding;

  public Capture(Withholding withholding) {
    this.withholding = withholding;
  }

  CapturedExchange of(HttpRequest request, HttpResponse response) {
    var own = new TreeSet<String>();
    Stream.of(request.headers(), response.headers()).forEach(fields -> addSecrets(fields, own));
    var query = request.query().orElse("");
    pairs(query)
        .filter(pair -> Withholding.isNamed(nameOf(pair)) && pair.contains("="))
        .forEach(pair -> own.add(pair.substring(pair.indexOf('=') + 1)));
    return new CapturedExchange(
        pairs(query).map(pair -> shownPair(pair, own)).collect(Collectors.joining("&")),
        headers(request.headers(), own),
        body(request.headers(), request.body(), own),
        headers(response.headers(), own),
        body(response.headers(), response.body(), own));
  }

  /** The value of a header, and what follows the scheme in it. */
  private static void addSecrets(HttpFields fields, Set<String> own) {
    fields.stream()
        .filter(field -> Withholding.isNamed(field.getName()) && field.getValue() != null)
        .flatMap(
            field ->
                Stream.concat(
                    Stream.of(field.getValue()),
                    Arrays.stream(field.getValue().split("[ =,;]", -1))))
        .forEach(own::add);
  }

  private static Stream<String> pairs(String query) {
    return Arrays.stream(query.split("&", -1)).filter(pair -> !pair.isEmpty());
  }

  private static String nameOf(String pair) {
    return pair.split("=", 2)[0];
  }

  private String shownPair(String pair, Collection<String> own) {
    return Withholding.isNamed(nameOf(pair)) && pair.contains("=")
        ? nameOf(pair) + "=" + Withholding.WITHHELD
        : withholding.withheld(pair, own);
  }

  private List<Header> headers(HttpFields fields, Collection<String> own) {
    var headers = new ArrayList<Header>();
    for (var field : fields) {
      var value = field.getValue() == null ? "" : field.getValue();
      headers.add(
          new Header(
              field.getName(),
              Withholding.isNamed(field.getName())
                  ? Withholding.WITHHELD
                  : withholding.withheld(value, own)));
    }
    return List.copyOf(headers);
  }

  private String body(HttpFields fields, Body body, Collection<String> own) {
    if (!body.isWhole()) {
      return "(a body that flows, not kept)";
    }
    if (body.isEmpty()) {
      return "";
    }
    if (fields.contains("Content-Encoding") || body.size() > LONGEST_BODY) {
      return "(%d bytes, not kept)".formatted(body.size());
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.bytes()));
      return withholding.withheld(text.toString(), own);
    } catch (CharacterCodingException _) {
      return "(%d bytes that are no text, not kept)".formatted(body.size());
    }
  }
}
