#!/usr/bin/env bash
# Writes the bill of materials of everything that ships (hub, agent, simulator, cem, and what they bring in) as CycloneDX 1.6: FOLDER/cem-edge.cdx.json,
# artifacts/sbom without an argument. Needs a restored or built solution and the package source (the tool is pinned in .config/dotnet-tools.json).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
out=${1:-artifacts/sbom}
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
dotnet tool restore >/dev/null
dotnet tool run dotnet-CycloneDX tools/Cem.Edge.Tools/Cem.Edge.Tools.csproj --recursive --disable-package-restore \
  --spec-version 1.6 --output-format Json --output "$out" --filename cem-edge.cdx.json --set-name Cem.Edge --set-version "$version" >/dev/null
echo "$out/cem-edge.cdx.json"
