#!/bin/bash
# First process of the machine whose power is cut. Its root is the host's, read-only; only the data disk is its own.
export PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/run TMPDIR=/run DOTNET_EnableDiagnostics=0
# Starts two seconds sooner; what is measured here is durability, not speed.
export DOTNET_TieredCompilation=1
mount -t proc proc /proc
mount -t sysfs sys /sys
echo "boot $(cat /proc/sys/kernel/random/boot_id)"
mount -t tmpfs run /run
mkdir /run/data /run/sockets
mount -t ext4 -o data=ordered /dev/ubda /run/data || { echo "no disk"; exit 1; }
# A machine without a clock chip and without a time server: every boot begins on the same wrong day. The clock is this machine's own, not the host's.
[ -z "$CEM_CLOCK" ] || date -s "$CEM_CLOCK" >/run/date
dotnet "$CEM_SIMULATOR" storm --data /run/data --sockets /run/sockets --kiosks "$CEM_KIOSKS" --sync "$CEM_SYNC" --checkpoint 300 2>/run/log
echo "the kiosks ended with $?: $(tail -n 8 /run/log | tr '\n' ' ')"
sleep 1
