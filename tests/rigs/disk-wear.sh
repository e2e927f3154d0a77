#!/usr/bin/env bash
# Goal 14: bytes that reach the disk for one press, and in a day without a press, from /sys/block/loopN/stat of an ext4 disk image. Needs root (loop mounts), a built
# solution (dotnet build -c Release). 10,000 presses take 4 minutes, the idle hour an hour: CEM_PRESSES_OF_A_FACE=2000 CEM_IDLE_SECONDS=3600.
set -euo pipefail
bin="$(cd "$(dirname "$0")/../.." && pwd)/artifacts/bin"
presses=${CEM_PRESSES_OF_A_FACE:-2000} idle=${CEM_IDLE_SECONDS:-3600}
work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null || true; [ -z "${loop:-}" ] || losetup -d "$loop"; rm -rf "$work"' EXIT
mkdir "$work/disk" "$work/sockets"
truncate -s 512M "$work/image"
mkfs.ext4 -q -F -E lazy_itable_init=0,lazy_journal_init=0 "$work/image"
loop=$(losetup --show -f "$work/image")
mount "$loop" "$work/disk"

written() { sync -f "$work/disk"; awk '{ print $7 * 512 }' "/sys/block/${loop#/dev/}/stat"; } # field 7: sectors written

before=$(written)
sums=$(dotnet "$bin/Cem.Edge.FirmwareSim/release/Cem.Edge.FirmwareSim.dll" storm --data "$work/disk" --sockets "$work/sockets" --presses "$presses" 2>/dev/null | grep ^calm)
after=$(written)
made=$(echo "$sums" | cut -d' ' -f2)
echo "$made presses: $((after - before)) bytes written, $(((after - before) / made)) a press (goal: at most 16384)"

timeout $((idle + 60)) dotnet "$bin/Cem.Edge.Agent/release/Cem.Edge.Agent.dll" --data "$work/disk/kiosk-0" --Device:Tenant=storm --Device:Site=lab --Device:Name=kiosk-0 --Hub:Port=9 \
  --Buttons:Question=satisfied --Buttons:Pins=5,6,13,19,26 2>/dev/null &
sleep 60 # a start writes, and is no idle time
before=$(written)
sleep "$((idle - 5))"
after=$(written)
wait || true
echo "$idle s without a press: $((after - before)) bytes written, $(((after - before) * 86400 / idle)) a day (goal: at most 5242880)"
