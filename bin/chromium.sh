# Sourced: finds the browser of the browser tests.
# shellcheck shell=bash

# The path of a Chromium, or 1: CHROMIUM_PATH, or what systems call it. The one without windows comes first: it takes half of the processor.
find_chromium() {
  local candidate path
  for candidate in ${CHROMIUM_PATH:+"$CHROMIUM_PATH"} chromium-headless-shell chromium chromium-browser google-chrome \
    /Applications/Chromium.app/Contents/MacOS/Chromium \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    path=$(command -v "$candidate" || true)
    if [ -n "$path" ] && [ -x "$path" ]; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  return 1
}
