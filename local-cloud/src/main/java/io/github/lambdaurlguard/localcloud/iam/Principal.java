package io.github.lambdaurlguard.localcloud.iam;

/** Who makes a request. */
public sealed interface Principal {

  /** A role of the account, for example {@code arn:aws:iam::123456789012:role/signer}. */
  record Role(String arn) implements Principal {

    String accountId() {
      return arn.split(":", -1)[4];
    }

    @Override
    public String toString() {
      return arn;
    }
  }

  /** An AWS service, for example {@code cloudfront.amazonaws.com}. */
  record Service(String name) implements Principal {

    @Override
    public String toString() {
      return name;
    }
  }
}
