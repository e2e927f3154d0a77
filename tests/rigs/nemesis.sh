#!/usr/bin/env bash
# Goals 4 and 5 at full size: hub and agents are killed and lines cut for a long time. tests/rigs/nemesis.sh [SECONDS, default 400] [DEVICES, default 200]
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tools/Cem.Edge.Tools -c Release -v q
dotnet artifacts/bin/Cem.Edge.Tools/release/Cem.Edge.Tools.dll load --faults nemesis --devices "${2:-200}" --rate 13 --for "${1:-400}s" --json
