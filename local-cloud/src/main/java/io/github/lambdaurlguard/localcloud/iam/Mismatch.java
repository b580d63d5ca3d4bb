package io.github.lambdaurlguard.localcloud.iam;

/** What keeps a statement from applying to a request. */
record Mismatch(Part part, Statement statement, String problem) {

  /** In the order in which they are compared: the later it fails, the closer it came. */
  enum Part {
    ACTION,
    RESOURCE,
    PRINCIPAL,
    CONDITION
  }
}
