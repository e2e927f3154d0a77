#!/usr/bin/env bash
# Goal 7 at every call: the N-th write of the outbox is refused (ENOSPC), or its N-th sync fails (EIO), each alone and at a kiosk that was never started
# before, N = 1..40. Needs strace, a built solution (dotnet build -c Release); about 6 s for each N. Further: CEM_FAIL_AT=100 tests/rigs/fail-at-call.sh
cd "$(dirname "$0")/../.." || exit 1
export CEM_FAIL_AT=${CEM_FAIL_AT:-40}
exec dotnet test tests/Cem.Edge.EndToEnd.Tests -c Release --no-build --filter FullyQualifiedName~whichever_call_fails --logger "console;verbosity=detailed"
