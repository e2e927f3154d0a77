#!/bin/sh
# Sums the counters of every TRX file given; fails when a test failed or none ran.
cat "$@" 2>/dev/null | tr '>' '\n' | awk '
  /<Counters /{ for (i = 1; i <= NF; i++) { split($i, a, "\"")
    if ($i ~ /^total=/) t += a[2]; if ($i ~ /^executed=/) e += a[2]; if ($i ~ /^passed=/) p += a[2]
    if ($i ~ /^(failed|error|timeout|aborted)=/) f += a[2] } }
  END { printf "%d passed, %d failed, %d skipped\n", p, f, t - e; exit (f > 0 || p + f == 0) }'
