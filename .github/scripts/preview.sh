#!/usr/bin/env bash
# Comments on the pull request whose checks have just ended, or renews the comment that is there. What it is given in
# the environment comes from GitHub's event; it asks GitHub's API for the rest and takes nothing from the pull request's code.
set -euo pipefail
here=$(dirname "$0")

# A fork's pull request is found by its branch, and has to be at the very commit that was checked.
number=$(gh api --method GET "repos/$REPOSITORY/pulls" -f state=open -f "head=$OWNER:$BRANCH" \
  --jq "map(select(.head.sha == \"$COMMIT\")) | .[0].number // empty")
if [ -z "$number" ]; then
  echo "There is no open pull request at this commit."
  exit 0
fi
artifact=$(gh api "repos/$REPOSITORY/actions/runs/$RUN/artifacts" \
  --jq '.artifacts | map(select(.name == "bundle" and (.expired | not))) | .[0].id // empty')
url=${artifact:+https://github.com/$REPOSITORY/actions/runs/$RUN/artifacts/$artifact}
gh api --paginate "repos/$REPOSITORY/pulls/$number/files" --jq '.[] | [.status, .filename] | @tsv' |
  python3 "$here/comment.py" "$url" "$CONCLUSION" > comment.md
old=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments" \
  --jq '.[] | select(.user.type == "Bot" and (.body | startswith("<!-- stemma-preview -->"))) | .id' | sed -n 1p)
if [ -n "$old" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$old" -F body=@comment.md --silent
else
  gh api --method POST "repos/$REPOSITORY/issues/$number/comments" -F body=@comment.md --silent
fi
