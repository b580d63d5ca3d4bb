# Sourced by the commands that work on AWS: runs the one of this name, from delivery/.
# shellcheck shell=bash

# shellcheck source=bin/jdk.sh
source bin/jdk.sh

# A pipeline's jobs get the jar of a module from the one that builds; elsewhere it is built when it is missing or older than its
# sources: provide MODULE OPTION-OF-BIN/BUILD
provide() {
  local module=$1 option=$2 jar=$1/target/$1.jar
  if [ "${CI:-}" = true ] || [ -n "${JENKINS_URL:-}" ]; then
    if [ ! -e "$jar" ]; then
      printf '%s: %s is missing: bin/build %s makes it, in a job without credentials.\n' "$0" "$jar" "$option" >&2
      exit 1
    fi
  elif [ ! -e "$jar" ] || {
    [ -d "$module/src" ] &&
      [ -n "$(find build/pom.xml "$module/pom.xml" "$module/src/main" -newer "$jar" -print | head -n 1)" ]
  }; then
    bin/build "$option" >&2
  fi
}

provide delivery --commands
case "${0##*/} $*" in
  *--wait-only* | *--help*) ;;
  smoke\ * | prove\ *) provide smoke-tests --smoke-tests ;;
esac

need_jdk_25

# A command lives seconds: compiling little and collecting simply starts it sooner.
exec "$JAVA25_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar delivery/target/delivery.jar "${0##*/}" "$@"
