# Sourced: finds JDK 25, wherever people install it.
# shellcheck shell=bash

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

find_jdk_25() {
  local candidate
  for candidate in \
    "${JAVA25_HOME:-}" \
    "${JAVA_HOME:-}" \
    /usr/lib/jvm/* \
    /opt/java/* /opt/jdk* /opt/*jdk* \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

# Sets JAVA25_HOME, or ends the command: for what needs nothing else that a person installs.
need_jdk_25() {
  if ! JAVA25_HOME=$(find_jdk_25); then
    printf '%s cannot run: JDK 25 is missing; install one (for example Temurin 25), or set JAVA_HOME to it.\n' "$0" >&2
    exit 1
  fi
}
