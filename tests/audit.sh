#!/usr/bin/env bash
# Asks the package source for known holes in what we use, transitive packages too. A source without such data says "no vulnerable packages" of everything, so a
# package with a known hole (GHSA-5crp-9r3c-p9vr) is asked about first: if the source does not know it, nothing is proven and this says SKIP.
# Exit: 0 no hole known, 1 a hole, 0 with SKIP where the source has no data.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
control=$(mktemp -d)
trap 'rm -rf "$control"' EXIT
cat >"$control/control.csproj" <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" NoWarn="NU1903" /></ItemGroup>
</Project>
X
dotnet restore "$control/control.csproj" -v q >/dev/null
if ! dotnet package list --project "$control/control.csproj" --vulnerable --no-restore | grep -q GHSA; then
  echo "SKIP dependency audit: the package source has no data about known holes ($(dotnet nuget list source --format short | tr '\n' ' '))"
  exit 0
fi
said=$(dotnet package list --project Cem.Edge.sln --vulnerable --include-transitive --no-restore)
if grep -q GHSA <<<"$said"; then
  grep -B2 -A2 GHSA <<<"$said"
  exit 1
fi
echo "dependency audit: no known hole"
