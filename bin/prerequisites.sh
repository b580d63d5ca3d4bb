# Sourced by the commands that build: checks what a person has to have installed, and finds JDK 25.
# Afterwards JAVA25_HOME is set, and mvn has a JVM to run on.
# shellcheck shell=bash

# shellcheck source=bin/runtime.sh
source bin/runtime.sh

readonly MAVEN_MINIMUM=3.8
# From this version on, Maven compares what it resolves with .mvn/checksums/; older ones pass over those settings.
# shellcheck disable=SC2034 # For bin/build and bin/checksums.
readonly MAVEN_CHECKSUMS_MINIMUM=3.9.2

check_runtime

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

if ! command -v npm >/dev/null; then
  problems+=("npm is missing: install it so that 'npm' is on the PATH.")
fi

stop_at_problems
