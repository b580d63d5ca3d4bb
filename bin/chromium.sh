# Sourced: finds the browser of the browser tests.
# shellcheck shell=bash

# The path of a Chromium, or 1: CHROMIUM_PATH, or what systems call it.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome \
    /Applications/Chromium.app/Contents/MacOS/Chromium \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    candidate=$(command -v "${candidate:-chromium}" || true)
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}
