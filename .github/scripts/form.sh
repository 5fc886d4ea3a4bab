#!/usr/bin/env bash
# Opens the pull request of an issue's form, or says in the issue why there is none. What it is given in the environment
# is GitHub's own (who gave the label, the issue's number); what form.py wrote of the form is passed on as files alone.
set -euo pipefail
told=$1

if ! [[ $NUMBER =~ ^[1-9][0-9]*$ && $ACTOR =~ ^[A-Za-z0-9-]+$ ]]; then
  echo "This is no event of an issue."
  exit 1
fi
# Whoever may write may accept: labels alone can be given by those who only sort issues.
may=$(gh api "repos/$REPOSITORY/collaborators/$ACTOR/permission" --jq .permission)
if [ "$may" != admin ] && [ "$may" != write ]; then
  echo "$ACTOR may not accept a form."
  exit 0
fi
if [ -f "$told/answer.md" ]; then
  gh issue comment "$NUMBER" --repo "$REPOSITORY" --body-file "$told/answer.md"
  exit 0
fi
path=$(cat "$told/path")
branch=form/$NUMBER
if gh api "repos/$REPOSITORY/git/ref/heads/$branch" --silent 2> /dev/null; then
  echo "There is a branch $branch already; delete it and give the label anew."
  exit 0
fi
gh api --method POST "repos/$REPOSITORY/git/refs" -f "ref=refs/heads/$branch" -f "sha=$(git rev-parse HEAD)" --silent
base64 --wrap=0 "$path" > "$told/content"
was=$(git rev-parse --quiet --verify "HEAD:$path" || true)
gh api --method PUT "repos/$REPOSITORY/contents/$path" -f "branch=$branch" ${was:+-f "sha=$was"} \
  -F "message=@$told/title" -F "content=@$told/content" --silent
gh pr create --repo "$REPOSITORY" --base "$BASE" --head "$branch" --title "$(cat "$told/title")" --body-file "$told/body.md"
# What a workflow opens starts no other one, so its checks are asked for.
gh workflow run pull-request.yml --repo "$REPOSITORY" --ref "$branch"
