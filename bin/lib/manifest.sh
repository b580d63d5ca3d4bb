# Sourced: names a build by what it is made of.
# shellcheck shell=bash

# The SHA-256 of each file that a deployment takes, by name.
manifest() {
  find target/books.jar target/parameters.jar target/edge.zip cloudformation/*.yaml frontend/dist -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum
}

# One hash for all of them: it changes with each byte, name and number of them.
manifest_sha256() {
  local lines
  lines=$(manifest)
  sha256sum <<<"$lines" | cut -d ' ' -f 1
}
