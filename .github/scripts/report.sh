#!/usr/bin/env bash
# Opens the one issue on links that lead nowhere, or renews it; with nothing to tell it does nothing.
set -euo pipefail
report=$1

if ! grep -q "Errors" "$report"; then exit 0; fi
number=$(gh issue list --repo "$REPOSITORY" --label links --state open --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
  gh issue edit "$number" --repo "$REPOSITORY" --body-file "$report"
else
  gh label create links --repo "$REPOSITORY" --force
  gh issue create --repo "$REPOSITORY" --title "Links that lead nowhere" --label links --body-file "$report"
fi
