# Sourced by the commands that ask what bin/local built and runs.
# shellcheck shell=bash

# shellcheck source=bin/runtime.sh
source bin/runtime.sh
check_runtime
stop_at_problems
if [ ! -e local-cloud/target/local-cloud.jar ]; then
  printf '%s: run bin/build first.\n' "bin/${0##*/}" >&2
  exit 1
fi

# Goes on as a command of the local cloud: local_cloud CLASS [argument]...
local_cloud() {
  # A command lives seconds: compiling little and collecting simply starts it sooner.
  exec "$JAVA25_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \
    -cp local-cloud/target/local-cloud.jar "io.github.lambdaurlguard.localcloud.call.$1" "${@:2}"
}
