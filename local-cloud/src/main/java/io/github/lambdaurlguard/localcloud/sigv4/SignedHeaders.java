package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the list of signed headers has to be. */
final class SignedHeaders {
  /** Headers of a signature that have to be signed where they are. */
  private static final List<String> OF_THE_SIGNATURE =
      List.of("x-amz-date", "x-amz-security-token");

  private SignedHeaders() {}

  /** Why no signature over these headers counts; empty if one may. */
  static Optional<String> problem(HttpRequest request, ReceivedSignature received) {
    var names = received.parts().signedHeaders();
    if (!names.equals(
        names.stream().map(n -> n.toLowerCase(Locale.ROOT)).sorted().distinct().toList())) {
      return Optional.of(
          "the signed headers are not in lower case, in order and once each: " + names);
    }
    return unsigned(request, received)
        .or(
            () ->
                names.stream()
                    .filter(name -> !request.headers().contains(name))
                    .findFirst()
                    .map(name -> "the signed header %s did not arrive".formatted(name)));
  }

  private static Optional<String> unsigned(HttpRequest request, ReceivedSignature received) {
    return (received.isPresigned() ? Stream.<String>empty() : OF_THE_SIGNATURE.stream())
        .filter(request.headers()::contains)
        .filter(name -> !received.parts().signedHeaders().contains(name))
        .findFirst()
        .map(name -> "%s is not among the signed headers".formatted(name));
  }
}
