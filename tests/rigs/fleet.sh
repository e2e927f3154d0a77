#!/usr/bin/env bash
# Goal 10: 2,000 TLS devices come back after the hub was killed (95 % in 60 s, all in 120 s, hub under 500 MB, pages under 500 ms); then what 5,000 silent TLS
# devices weigh (goal: 250 MB), and the same without TLS. Hub and devices share this machine. Needs a built solution; about 8 minutes on 2 quiet cores.
cd "$(dirname "$0")/../.." || exit 1
cem=artifacts/bin/Cem.Edge.Tools/release/Cem.Edge.Tools.dll
echo "load average at the start: $(cut -d' ' -f1 /proc/loadavg)"
dotnet "$cem" fleet --devices 2000 --idle 20s || exit 1
dotnet "$cem" fleet --devices 5000 --idle 60s || exit 1
dotnet "$cem" fleet --devices 5000 --idle 60s --plain || exit 1
echo "load average at the end: $(cut -d' ' -f1 /proc/loadavg)"
