# Sourced by the commands in this folder: checks what a person has to have installed, and finds JDK 25.
# Afterwards JAVA25_HOME is set, and mvn has a JVM to run on.
# shellcheck shell=bash

# shellcheck source=bin/jdk.sh
source bin/jdk.sh
# shellcheck source=bin/versions.sh
source bin/versions.sh

readonly NODE_MINIMUM=20.19
readonly MAVEN_MINIMUM=3.8
# From this version on, Maven compares what it resolves with .mvn/checksums/; older ones pass over those settings.
# shellcheck disable=SC2034 # For bin/build and bin/checksums.
readonly MAVEN_CHECKSUMS_MINIMUM=3.9.2

problems=()

if [ -n "${JAVA_HOME:-}" ] && [ ! -x "$JAVA_HOME/bin/java" ]; then
  problems+=("JAVA_HOME is $JAVA_HOME, where there is no bin/java: correct or unset it.")
fi

if JAVA25_HOME=$(find_jdk_25); then
  export JAVA25_HOME
  # Any JDK from 17 on can run Maven itself. Where none is in front, this one does.
  if [ -z "${JAVA_HOME:-}" ] && ! command -v java >/dev/null; then
    export JAVA_HOME=$JAVA25_HOME
  fi
else
  problems+=("JDK 25 is missing: install one (for example Temurin 25), or set JAVA_HOME to it.")
fi

if ! command -v mvn >/dev/null; then
  problems+=("Maven $MAVEN_MINIMUM or later is missing: install it so that 'mvn' is on the PATH.")
else
  maven_version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1) || maven_version=
  if [ -z "$maven_version" ]; then
    problems+=("Maven does not run: see what 'mvn -v' says.")
  elif ! at_least "$maven_version" "$MAVEN_MINIMUM"; then
    problems+=("Maven is too old: found $maven_version, needed $MAVEN_MINIMUM or later.")
  fi
fi

if ! command -v node >/dev/null; then
  problems+=("Node.js $NODE_MINIMUM or later is missing: install it so that 'node' is on the PATH.")
else
  node_version=$(node --version | sed 's/^v//') || node_version=0
  if ! at_least "$node_version" "$NODE_MINIMUM"; then
    problems+=("Node.js is too old: found $node_version, needed $NODE_MINIMUM or later.")
  fi
fi

if ! command -v npm >/dev/null; then
  problems+=("npm is missing: install it so that 'npm' is on the PATH.")
fi

if [ ${#problems[@]} -gt 0 ]; then
  printf '%s cannot run:\n' "$0" >&2
  printf '  - %s\n' "${problems[@]}" >&2
  exit 1
fi
