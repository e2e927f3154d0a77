#!/usr/bin/env bash
# Goals 4 and 5 at full size: hub and agents are killed and lines cut for a long time. tests/rigs/nemesis.sh [SECONDS, default 400] [DEVICES, default 200] [PRESSES A SECOND AND DEVICE, default 13]
# With CEM_DROP=1 packets are lost too, 10 % and 25 % in bursts of 5 s: in a network namespace of its own, so the machine's network stays as it is. Needs
# root, iproute2, nftables. (Loss by netem needs sch_netem, which this kernel may lack; nftables' numgen does the same.)
set -euo pipefail
cd "$(dirname "$0")/../.."
run=(dotnet artifacts/bin/Cem.Edge.Tools/release/Cem.Edge.Tools.dll load --faults nemesis --devices "${2:-200}" --rate "${3:-13}" --for "${1:-400}s" --json)
if [ -z "${CEM_OWN_NETWORK:-}" ]; then
  dotnet build tools/Cem.Edge.Tools -c Release -v q
  [ "${CEM_DROP:-}" = 1 ] || exec "${run[@]}"
  exec env CEM_OWN_NETWORK=1 unshare --net tests/rigs/nemesis.sh "$@"
fi

ip link set lo up
nft -f - <<'END'
table inet chaos {
  counter lost { }
  chain input { type filter hook input priority 0; meta l4proto tcp numgen random mod 100 < 10 counter name lost drop; }
  chain burst { type filter hook input priority 1; }
}
END
# The loss ends with the storm (starts of 20 s included): what drains afterwards has 3 minutes, and a line that works again.
(while [ "$SECONDS" -lt $((${1:-400} + 20)) ]; do
  sleep 15
  # 15 of the 90 that come through: 25 of 100 in all.
  nft add rule inet chaos burst meta l4proto tcp numgen random mod 90 '<' 15 counter name lost drop
  sleep 5
  nft flush chain inet chaos burst
done
nft flush chain inet chaos input) & bursts=$!
trap 'kill "$bursts" 2>/dev/null || true' EXIT
good=0
"${run[@]}" || good=$?
nft list counter inet chaos lost | tr -d '\n\t{}' && echo
exit "$good"
