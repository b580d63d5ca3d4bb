# Sourced by bin/test: a local cloud of its own on free ports, and the smoke tests against it.
# shellcheck shell=bash

readonly CLOUD=$PWD/target/test-cloud
cloud_pid=

# An address of the local cloud: address NAME
address() {
  sed -n "s/^$1=//p" "$CLOUD/addresses.properties"
}

# An origin whose pages may call the API, for the browser tests.
export ALLOWED_ORIGIN=https://allowed.example # The browser tests read it, too.

# Starts it, unless it runs, and waits until it serves: start_cloud [option of bin/local]...
start_cloud() {
  if [ -n "$cloud_pid" ]; then
    return
  fi
  # A build may take longer than the start, and says more when it fails.
  bin/build
  local log=$CLOUD.log tries=0
  rm -rf "$CLOUD"
  # Eagerly: a first call that waits for its function is the local cloud's own tests' business.
  bin/local "$@" --eager --parameter "AllowedOrigins=$ALLOWED_ORIGIN" \
    --https-port 0 --port 0 --function-url-port 0 --state "$CLOUD" >"$log" 2>&1 &
  cloud_pid=$!
  until [ -e "$CLOUD/addresses.properties" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 360 ] || ! kill -0 "$cloud_pid" 2>/dev/null; then
      printf 'the local cloud did not start:\n' >&2
      cat "$log" >&2
      exit 1
    fi
    sleep 0.5
  done
}

stop_cloud() {
  if [ -n "$cloud_pid" ] && kill "$cloud_pid" 2>/dev/null; then
    wait "$cloud_pid" || true
  fi
  cloud_pid=
}

# The role of the first function: it may call none of the function URLs.
refused_role() {
  local function
  function=$(sed -n 's/^functionUrl\.\([A-Za-z0-9]*\)=.*/\1/p' "$CLOUD/addresses.properties" | head -n 1)
  printf '%sRole\n' "$function"
}

# Runs the smoke tests with the credentials of a role of the local cloud: smoke_test ROLE [-Dsmoke.PROPERTY]... [option of JUnit's console launcher]...
smoke_test() {
  local role=$1 properties=(-Dsmoke.addresses="$CLOUD/addresses.properties")
  shift
  while [[ ${1:-} = -D* ]]; do
    properties+=("$1")
    shift
  done
  (
    AWS_PROFILE=$(sed -n "s/^\[\(.*$role.*\)\]$/\1/p" "$CLOUD/credentials" | head -n 1)
    export AWS_PROFILE AWS_SHARED_CREDENTIALS_FILE=$CLOUD/credentials
    unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
    "$JAVA25_HOME/bin/java" "${properties[@]}" -jar smoke-tests/target/smoke-tests.jar \
      --reports-dir=smoke-tests/target/reports "$@"
  )
}
