package io.github.lambdaurlguard.edge;

/** The signing keys of the day: one for each region that this function signs for. */
final class SigningKeys {
  private final Platform platform;
  private Entry newest;

  SigningKeys(Platform platform) {
    this.platform = platform;
  }

  SigningKey get(Credentials credentials, String date, String region) {
    if (newest != null && !newest.key.isOf(credentials, date)) {
      newest = null;
    }
    for (Entry entry = newest; entry != null; entry = entry.older) {
      if (entry.key.scope().region().equals(region)) {
        return entry.key;
      }
    }
    SigningKey key = SigningKey.derive(credentials, new CredentialScope(date, region), platform);
    newest = new Entry(key, newest);
    return key;
  }

  private record Entry(SigningKey key, Entry older) {}
}
