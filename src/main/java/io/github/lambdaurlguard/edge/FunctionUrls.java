package io.github.lambdaurlguard.edge;

/** The function URLs that this function has signed for: those of the template, so they are few. */
final class FunctionUrls {
  private Entry newest;

  FunctionUrl get(String originDomainName) throws RequestRefusedException {
    for (Entry entry = newest; entry != null; entry = entry.older) {
      if (entry.functionUrl.host().equals(originDomainName)) {
        return entry.functionUrl;
      }
    }
    newest = new Entry(FunctionUrl.of(originDomainName), newest);
    return newest.functionUrl;
  }

  private record Entry(FunctionUrl functionUrl, Entry older) {}
}
