package io.github.lambdaurlguard.parameters;

/** SSM did not do what was asked; the message is the reason that CloudFormation shows. */
final class PublishingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PublishingException(String message, Throwable cause) {
    super(message, cause);
  }
}
