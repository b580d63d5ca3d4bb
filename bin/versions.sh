# Sourced: compares version numbers.
# shellcheck shell=bash

# Whether the first dotted version number is at least the second.
at_least() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}
