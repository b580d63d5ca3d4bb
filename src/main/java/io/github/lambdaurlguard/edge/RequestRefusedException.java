package io.github.lambdaurlguard.edge;

/** Says that a request cannot be signed so that Lambda would accept it, and why. */
final class RequestRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RequestRefusedException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
