#!/usr/bin/env bash
# Goal 1 at its larger size: 300 power cuts and 100,000 presses that were thanked, beside the control. Needs root (loop mounts), user-mode-linux, a built
# solution (dotnet build -c Release); about 30 minutes on 2 cores. Tells the sums after every cut. Smaller: CEM_POWER_CUTS=60 CEM_POWER_CUT_LIGHTS=20000 tests/rigs/power-cuts.sh
cd "$(dirname "$0")/../.." || exit 1
export CEM_POWER_CUTS=${CEM_POWER_CUTS:-300} CEM_POWER_CUT_LIGHTS=${CEM_POWER_CUT_LIGHTS:-100000}
. tests/rigs/tell.sh
dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --no-build --filter PowerCutTests --logger "console;verbosity=detailed"
