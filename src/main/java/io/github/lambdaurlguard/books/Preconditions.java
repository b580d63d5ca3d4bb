package io.github.lambdaurlguard.books;

import java.util.Optional;

/** What a request asks of the representation that is there (RFC 9110, section 13). */
record Preconditions(Optional<EntityTags> ifMatch, Optional<EntityTags> ifNoneMatch) {

  static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

  static Preconditions of(Request request) {
    return new Preconditions(tags(request, "if-match"), tags(request, "if-none-match"));
  }

  private static Optional<EntityTags> tags(Request request, String name) {
    return request.header(name).map(value -> EntityTags.parse(name, value));
  }

  /** Whether the request is to make something that is not there yet. */
  boolean wantNothingThere() {
    return ifNoneMatch.isPresent() && ifNoneMatch.get().any();
  }

  /** A creation has no representation that If-Match could name. */
  void holdForCreation() {
    if (ifMatch.isPresent()) {
      throw Problem.preconditionFailed(
          "If-Match names a book that is there, and this call creates one; leave the header out");
    }
  }

  /** The answer to GET or HEAD: the whole one, or 304 if the client has it already. */
  Response answer(Response whole, EntityTag current) {
    if (ifMatch.isPresent() && !ifMatch.get().matchStrongly(current)) {
      throw Problem.preconditionFailed(
          "The entity tag is %s now; read it without If-Match".formatted(current));
    }
    Response tagged = whole.with("ETag", current.toString());
    return ifNoneMatch.isPresent() && ifNoneMatch.get().matchWeakly(current)
        ? tagged.notModified()
        : tagged;
  }
}
