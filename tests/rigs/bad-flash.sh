#!/usr/bin/env bash
# Goal 2: flash that refuses writes or takes them and does not keep them (dm-flakey in user-mode Linux), on ext4 and f2fs, then a power cut. Needs root,
# user-mode-linux, dmsetup, kmod, f2fs-tools, a built solution (dotnet build -c Release); about 25 s a run.
# tests/rigs/bad-flash.sh [RUNS of each of the four kinds, default 13]
cd "$(dirname "$0")/../.." || exit 1
export CEM_BAD_FLASH_RUNS=${1:-13}
exec dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --no-build --filter BadFlashTests --logger "console;verbosity=detailed"
