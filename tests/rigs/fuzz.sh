#!/usr/bin/env bash
# Goal 18 at length: AFL++ (Debian: afl++) with SharpFuzz over the guard of the broker and the ingest of events and states. A run of more than 100 ms is a hang.
# tests/rigs/fuzz.sh [SECONDS for each target, default 300]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-300}
command -v afl-fuzz >/dev/null || { echo "needs the Debian package afl++" >&2; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$work/tool" >/dev/null
dotnet publish tests/Cem.Edge.Fuzz -c Release -o "$work/out" -v q >/dev/null
for target in guard ingest; do
  dotnet "$work/out/Cem.Edge.Fuzz.dll" seeds $target "$work/$target-seeds"
done
# The code that is looked at, and the decoder behind it, count their branches.
for one in Cem.Edge.Hub Cem.Edge.Contracts MQTTnet; do "$work/tool/sharpfuzz" "$work/out/$one.dll"; done
export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
failed=0
for target in guard ingest; do
  # A slow start is no hang: the limit of a run is taken by afl-fuzz from -t, and hangs are confirmed with AFL_HANG_TMOUT.
  AFL_HANG_TMOUT=100 timeout $((seconds + 120)) afl-fuzz -i "$work/$target-seeds" -o "$work/$target" -t 1000 -m none -V "$seconds" -- dotnet "$work/out/Cem.Edge.Fuzz.dll" $target >"$work/$target.log" 2>&1 || { tail -20 "$work/$target.log"; failed=1; }
  stats="$work/$target/default/fuzzer_stats"
  echo "$target: $(awk -F: '/execs_done|execs_per_sec|saved_crashes|saved_hangs|corpus_count|edges_found/ { gsub(/ /, ""); printf "%s %s, ", $1, $2 }' "$stats") load $(cut -d' ' -f1 /proc/loadavg)"
  grep -Eq '^saved_crashes *: 0$' "$stats" && grep -Eq '^saved_hangs *: 0$' "$stats" || { failed=1; mkdir -p artifacts/fuzz; cp -r "$work/$target/default/crashes" "$work/$target/default/hangs" artifacts/fuzz/; echo "inputs: artifacts/fuzz"; }
done
exit $failed
