#!/bin/sh
# Asks Cairn whether an artefact may be deployed. POSIX sh and curl, nothing else.
#
#   cairn-deploy.sh ask    --environment production --digest sha256:…            may it go out? prints a deploy token
#   cairn-deploy.sh begin  --environment production --digest sha256:… [--token T]  uses a token up, prints the deployment's number
#   cairn-deploy.sh end    --deployment 12 --result succeeded|failed             says how it ended
#   cairn-deploy.sh run    --environment production --digest sha256:… -- COMMAND …  asks, begins, runs COMMAND, says how it ended
#
# Where and who: CAIRN_URL, CAIRN_PROJECT and CAIRN_TOKEN (an API token with deployment:request), or --url and --project.
#
# Ends with
#   0  allowed
#   1  refused; the reasons are on standard error, one a line
#   2  could not ask: no network, a token that is not accepted, a server's error, or wrong arguments
#   3  allowed, and COMMAND failed

set -u

say() { printf '%s\n' "$*" >&2; }
cannot() { say "cairn: $*"; exit 2; }

url=${CAIRN_URL:-}
project=${CAIRN_PROJECT:-}
environment=
digest=
deploy_token=
deployment=
result=

step=${1:-}
case $step in
  ask | begin | end | run) shift ;;
  -h | --help) sed -n '2,17s/^# \{0,1\}//p' "$0"; exit 0 ;;
  *) cannot "say what to do: ask, begin, end or run (--help explains)" ;;
esac

while [ $# -gt 0 ]; do
  case $1 in
    --) shift; break ;;
    --url | --project | --environment | --digest | --token | --deployment | --result)
      [ $# -ge 2 ] || cannot "$1 needs a value"
      case $1 in
        --url) url=$2 ;;
        --project) project=$2 ;;
        --environment) environment=$2 ;;
        --digest) digest=$2 ;;
        --token) deploy_token=$2 ;;
        --deployment) deployment=$2 ;;
        --result) result=$2 ;;
      esac
      shift 2
      ;;
    *) cannot "$1 is not known (--help explains)" ;;
  esac
done

# What goes into an address or a body holds nothing that would have to be escaped there.
plain() {
  case $2 in
    '') cannot "$1 is missing" ;;
    *[!A-Za-z0-9._:-]*) cannot "$1 holds a character that it cannot have" ;;
  esac
}

command -v curl >/dev/null 2>&1 || cannot "curl is not installed"
case $url in
  http://?* | https://?*) url=${url%/} ;;
  *) cannot "CAIRN_URL must begin with https:// or http://" ;;
esac
plain CAIRN_PROJECT "$project"
plain CAIRN_TOKEN "${CAIRN_TOKEN:-}"
if [ "$step" = end ]; then
  plain --deployment "$deployment"
  case $result in succeeded | failed) ;; *) cannot "--result is succeeded or failed" ;; esac
else
  plain --environment "$environment"
  plain --digest "$digest"
fi
if [ "$step" = run ] && [ $# -eq 0 ]; then cannot "run needs a command after --"; fi

answer=$(mktemp) || cannot "no temporary file can be made"
trap 'rm -f "$answer"' EXIT
trap 'exit 2' HUP INT TERM

# post PATH BODY: leaves what Cairn says in the file, and returns 0, 1 or 2. The API token goes to curl on standard input,
# where no list of processes shows it.
post() {
  status=$(
    printf 'header = "Authorization: Bearer %s"\n' "$CAIRN_TOKEN" |
      curl --config - --silent --show-error --max-time 60 --output "$answer" --write-out '%{http_code}' \
        --header 'Content-Type: application/json' --header 'Accept: text/plain' \
        --data "$2" "$url/api/v1/projects/$project/$1"
  ) || { say "cairn: $url could not be reached"; return 2; }
  case $status in
    200 | 201) return 0 ;;
    409) say "cairn: refused${environment:+ for $environment}"; cat "$answer" >&2; return 1 ;;
    *) say "cairn: $url answered $status"; cat "$answer" >&2; say ""; return 2 ;;
  esac
}

ask() {
  post deployments/token "{\"environment\":\"$environment\",\"digest\":\"$digest\"}" || return
  read -r deploy_token <"$answer"
}

begin() {
  plain --token "$deploy_token"
  post deployments/redeem "{\"environment\":\"$environment\",\"digest\":\"$digest\",\"token\":\"$deploy_token\"}" || return
  read -r deployment <"$answer"
}

end() { post "deployments/$deployment/outcome" "{\"result\":\"$result\"}"; }

case $step in
  ask)
    ask || exit
    say "cairn: allowed for $environment"
    printf '%s\n' "$deploy_token"
    ;;
  begin)
    [ -n "$deploy_token" ] || ask || exit
    begin || exit
    printf '%s\n' "$deployment"
    ;;
  end) end || exit ;;
  run)
    ask || exit
    begin || exit
    say "cairn: deployment $deployment to $environment has begun"
    result=succeeded
    "$@" || result=failed
    end || say "cairn: how it ended could not be reported; say it with: end --deployment $deployment --result $result"
    [ "$result" = succeeded ] || exit 3
    ;;
esac
exit 0
