package io.github.lambdaurlguard.edge;

/** The signing keys of the day: one for each region that this function signs for. */
final class SigningKeys {
  private final Platform platform;
  private Entry newest;

  SigningKeys(Platform platform) {
    this.platform = platform;
  }

  SigningKey get(Credentials credentials, String time, String region) {
    if (newest != null && !newest.key.isOf(credentials, time)) {
      newest = null;
    }
    for (Entry entry = newest; entry != null; entry = entry.older) {
      if (entry.key.scope().region().equals(region)) {
        return entry.key;
      }
    }
    SigningKey key =
        new SigningKey(
            credentials,
            CredentialScope.of(CredentialScope.dayOf(time), region, platform),
            platform);
    newest = new Entry(key, newest);
    return key;
  }

  private record Entry(SigningKey key, Entry older) {}
}
