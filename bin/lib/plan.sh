# Sourced by bin/deploy: shows what a deployment would change.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The names come from bin/lib/deployment.sh and bin/lib/site.sh.

plan_deployment() {
  [ -n "$artifact_bucket" ] || artifact_bucket=$(existing_bucket "$backend_region")
  [ -n "$edge_artifact_bucket" ] || edge_artifact_bucket=$(existing_bucket "$EDGE_REGION")
  if [ -z "$artifact_bucket" ] || [ -z "$edge_artifact_bucket" ]; then
    note "the stack $artifacts_stack does not exist yet: a deploy creates it, and then everything else"
    note "for a plan in detail, name buckets: --artifact-bucket and --edge-artifact-bucket"
    return
  fi
  say "backend: what would change in the stack $backend_stack in $backend_region"
  package_backend
  plan_stack "$backend_region" "$backend_stack" target/backend.packaged.yaml "$artifact_bucket" "${arguments[@]}"

  say "edge: what would change in the stack $edge_stack in $EDGE_REGION"
  if [ "$(stack_status "$backend_region" "$backend_stack")" = NONE ]; then
    note "everything: it is planned from what the backend publishes, so the backend has to be there first"
  else
    plan_edge
  fi
  plan_site
}

plan_edge() {
  read_published
  if [ ${#unpublished[@]} -gt 0 ]; then
    note "it cannot be planned before the backend is deployed, which does not publish ${unpublished[*]} yet"
    return
  fi
  check_parameter_store
  package_edge
  plan_stack "$EDGE_REGION" "$edge_stack" target/edge.packaged.yaml "$edge_artifact_bucket" "${arguments[@]}"
}

plan_site() {
  local -A edge=()
  read_outputs edge "$EDGE_REGION" "$edge_stack"
  say "site: what would change"
  compare_site "${edge[SiteBucket]:-}"
  note "${#new_assets[@]} assets and ${#new_pages[@]} other files to upload, ${#old_pages[@]} to delete"
}
