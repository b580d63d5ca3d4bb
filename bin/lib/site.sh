# Sourced: brings the built single-page application to its bucket, and only what differs from what is there.
# shellcheck shell=bash
# shellcheck disable=SC2154 # The folder for temporary files comes from bin/lib/deployment.sh.

# The name of an asset holds the hash of its content; everything else names the newest assets.
readonly ASSET_CACHE='public, max-age=31536000, immutable'
readonly PAGE_CACHE=no-cache

# Sets new_assets, new_pages and old_pages: compare_site BUCKET. Without a bucket everything is new.
# By content: a page keeps its length when only the hashes in it change, and every build has new times. S3's entity tag of
# an object is the MD5 of its content unless it was uploaded in parts, which the CLI does from 8 MB on.
compare_site() {
  local bucket=$1 listed key tag path
  local -A there=() here=()
  new_assets=()
  new_pages=()
  old_pages=()
  if [ -n "$bucket" ]; then
    listed=$(aws s3api list-objects-v2 --region "$EDGE_REGION" --bucket "$bucket" --output text \
      --query 'Contents[].[Key,ETag]')
    while IFS=$'\t' read -r key tag; do
      [ "$key" = None ] || there[$key]=${tag//\"/}
    done <<<"$listed"
  fi
  while read -r tag path; do
    here[$path]=$tag
    if [ "${there[$path]:-}" = "$tag" ]; then
      continue
    elif [[ $path == assets/* ]]; then
      new_assets+=("$path")
    else
      new_pages+=("$path")
    fi
  done < <(cd "$SITE" && find . -type f -printf '%P\n' | sort | xargs -d '\n' md5sum)
  for key in "${!there[@]}"; do
    # Assets of older releases stay, for pages that are still open.
    [[ $key == assets/* ]] || [ -n "${here[$key]:-}" ] || old_pages+=("$key")
  done
}

# publish_site BUCKET DISTRIBUTION: assets first, so that no page names what is not there yet.
publish_site() {
  local bucket=$1 distribution=$2 key
  compare_site "$bucket"
  upload_site_files "$bucket" "$ASSET_CACHE" "${new_assets[@]}"
  upload_site_files "$bucket" "$PAGE_CACHE" "${new_pages[@]}"
  for key in "${old_pages[@]}"; do
    note "deleting $key"
    aws s3api delete-object --region "$EDGE_REGION" --bucket "$bucket" --key "$key"
  done
  invalidate "$distribution" "${new_pages[@]}" "${old_pages[@]}"
  [ $((${#new_assets[@]} + ${#new_pages[@]} + ${#old_pages[@]})) -gt 0 ] || note "nothing has changed"
}

# upload_site_files BUCKET CACHE-CONTROL [file]...
upload_site_files() {
  local bucket=$1 cache=$2 staged file
  shift 2
  local fonts=() others=()
  for file in "$@"; do
    note "uploading $file"
    # The CLI asks the machine for media types, and many do not know this one.
    if [[ $file == *.woff2 ]]; then fonts+=("$file"); else others+=("$file"); fi
  done
  for file in fonts others; do
    local -n files=$file
    [ ${#files[@]} -gt 0 ] || continue
    local options=(--region "$EDGE_REGION" --recursive --only-show-errors --cache-control "$cache")
    [ "$file" = others ] || options+=(--content-type font/woff2)
    staged=$(mktemp -d "$work/site.XXXXXX")
    (cd "$SITE" && cp --parents "${files[@]}" "$staged")
    aws s3 cp "${options[@]}" "$staged" "s3://$bucket/"
  done
}

# invalidate DISTRIBUTION [changed file]...
invalidate() {
  local distribution=$1 file
  shift
  local paths=()
  for file in "$@"; do
    paths+=("/$file")
    [ "$file" != index.html ] || paths+=(/)
  done
  [ ${#paths[@]} -gt 0 ] || return 0
  note "invalidating ${paths[*]}"
  aws cloudfront create-invalidation --region "$EDGE_REGION" --distribution-id "$distribution" --paths "${paths[@]}" >/dev/null
}
