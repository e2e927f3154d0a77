#!/bin/bash
# First process of the machine whose flash fails. Its root is the host's, read-only; only the data disk is its own, below a device that fails on command:
# typing a word of dm-flakey (drop_writes: writes are taken and not kept; error_writes: they are refused) begins it, "work" ends it.
export PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/run TMPDIR=/run DOTNET_EnableDiagnostics=0 DOTNET_TieredCompilation=1
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs run /run
mkdir /run/data /run/sockets /run/out
modules=/usr/lib/uml/modules/$(uname -r)/kernel
insmod "$modules/drivers/md/dm-mod.ko"
insmod "$modules/drivers/md/dm-flakey.ko"
[ "$CEM_FILES" != f2fs ] || { insmod "$modules/crypto/crc32_generic.ko" && insmod "$modules/fs/f2fs/f2fs.ko"; }
size=$(blockdev --getsz /dev/ubda)
table() { case $1 in work) echo "0 $size flakey /dev/ubda 0 1 0" ;; *) echo "0 $size flakey /dev/ubda 0 0 1 1 $1" ;; esac; }
dmsetup create --noudevsync flash --table "$(table work)"
mount -t "$CEM_FILES" /dev/dm-0 /run/data || { echo "no disk"; sleep infinity; }
echo "boot $(cat /proc/sys/kernel/random/boot_id)"

if [ -n "$CEM_OUT" ]; then # the next start, on flash that works again
  dotnet "$CEM_SIMULATOR" storm --data /run/data --sockets /run/sockets --presses 1 2>/run/log
  mount -t hostfs out /run/out -o "$CEM_OUT" && cp -r /run/data/. /run/out/ && cp /run/log /run/out/ && sync && echo copied
  sleep infinity
fi

dotnet "$CEM_SIMULATOR" storm --data /run/data --sockets /run/sockets --checkpoint 300 2>/run/log </dev/null &
while read -r word; do
  dmsetup reload flash --table "$(table "$word")" && dmsetup suspend --noflush --nolockfs --noudevsync flash && dmsetup resume --noudevsync flash && echo "flash: $word"
done
sleep infinity
