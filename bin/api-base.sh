# Sourced: where an edge template has the API, which the backend and the application have to know.
# shellcheck shell=bash

# What stands before the API's paths: the value of the output ApiBase, which a template without routes does not have.
api_base_of() {
  awk '$1 == "Outputs:" { outputs = 1 } outputs && $1 == "ApiBase:" { found = 1 } found && $1 == "Value:" { print $2; exit }' "$1"
}

# copy_site_with_api_base FOLDER COPY API-BASE: the built application, whose config.json names the base.
copy_site_with_api_base() {
  rm -rf "$2"
  mkdir -p "$(dirname "$2")"
  cp -R "$1" "$2"
  printf '{ "apiBase": "%s" }\n' "$3" >"$2/config.json"
}
