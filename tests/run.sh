#!/usr/bin/env bash
# Builds everything and runs every test. Needs the .NET 10 SDK; what tests need beside it is installed as root or with
# "sudo -n". Without either, tests that miss a tool are skipped with the reason (with CI=true that is an error).
# A name as argument runs only the projects whose name holds it: tests/run.sh Speech
set -uo pipefail
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
only=${1:-}
rc=0

install_packages() {
  local sudo= wanted
  wanted=$(grep -v '^#' .ci/packages.txt)
  dpkg -s $wanted >/dev/null 2>&1 && return 0
  if [ "$(id -u)" != 0 ]; then sudo -n true 2>/dev/null && sudo="sudo -n" || return 1; fi
  $sudo apt-get update -q >/dev/null && $sudo apt-get install -y -q --no-install-recommends $wanted >/dev/null
}

if ! install_packages; then
  echo "could not install: $(grep -v '^#' .ci/packages.txt | tr '\n' ' ')" >&2
  if [ "${CI:-}" = true ]; then rc=1; else echo "tests that need them will be skipped" >&2; fi
fi

results=artifacts/trx
rm -rf "$results" # old results would be counted
mkdir -p "$results"

# One compiler server of our own serves all projects and ends with the build: a compiler for each costs over a minute more.
server=cem-$$
[ $rc = 0 ] && { dotnet build Cem.Edge.sln -c Release -nodeReuse:false -p:UseSharedCompilation=true -p:SharedCompilationId=$server || rc=$?; }
pkill -f "VBCSCompiler.*$server"
if [ $rc = 0 ]; then
  # One project after the other: several of them measure waiting times of real processes on few cores.
  for project in tests/*"$only"*.Tests; do
    dotnet test "$project" -c Release --no-build --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results" || rc=$?
  done
fi

sh .ci/closing.sh "$results"/*.trx || rc=1
exit $rc
