package io.github.lambdaurlguard.localcloud.http;

import java.io.IOException;

/** A body that was wanted whole broke off. */
public final class BrokenBodyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenBodyException(IOException cause) {
    super("the body broke off: " + cause.getMessage(), cause);
  }
}
