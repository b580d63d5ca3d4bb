# Sourced by the commands that run what is built: finds JDK 25 and checks Node.js. What only a build needs is in
# prerequisites.sh, where asking Maven for its version takes as long as all of this.
# shellcheck shell=bash

# shellcheck source=bin/jdk.sh
source bin/jdk.sh
# shellcheck source=bin/versions.sh
source bin/versions.sh

readonly NODE_MINIMUM=20.19

problems=()

# Sets JAVA25_HOME, and sees to it that there is a JVM for Maven; adds what is missing to the problems.
check_runtime() {
  if [ -n "${JAVA_HOME:-}" ] && [ ! -x "$JAVA_HOME/bin/java" ]; then
    problems+=("JAVA_HOME is $JAVA_HOME, where there is no bin/java: correct or unset it.")
    unset JAVA_HOME # Maven, which may be fine, is asked without it.
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

  local node_version
  if ! command -v node >/dev/null; then
    problems+=("Node.js $NODE_MINIMUM or later is missing: install it so that 'node' is on the PATH.")
  else
    node_version=$(node --version | sed 's/^v//') || node_version=0
    if ! at_least "$node_version" "$NODE_MINIMUM"; then
      problems+=("Node.js is too old: found $node_version, needed $NODE_MINIMUM or later.")
    fi
  fi
}

# Ends the command if there are problems.
stop_at_problems() {
  if [ ${#problems[@]} -gt 0 ]; then
    printf '%s cannot run:\n' "$0" >&2
    printf '  - %s\n' "${problems[@]}" >&2
    exit 1
  fi
}
