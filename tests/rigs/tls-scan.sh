#!/usr/bin/env bash
# Goal 25, TLS of the device port: sslscan against a provisioned hub. Fails on TLS older than 1.2, on a cipher without forward secrecy or with anything
# below AES-128 and SHA-256, on renegotiation by the client, and on Heartbleed. Needs a built solution and sslscan (Debian); half a minute.
cd "$(dirname "$0")/../.." || exit 1
command -v sslscan > /dev/null || { echo "SKIP: sslscan is not installed"; exit 0; }
data=$(mktemp -d)
out=$data/hub.out
trap 'kill "$hub" 2> /dev/null; wait "$hub" 2> /dev/null; rm -rf "$data"' EXIT
dotnet artifacts/bin/Cem.Edge.Tools/release/Cem.Edge.Tools.dll provision --data "$data" || exit 1
dotnet artifacts/bin/Cem.Edge.Hub/release/Cem.Edge.Hub.dll --data "$data" --web-port 0 --mqtt-port 0 --tls-port 0 --Broker:TlsAddress 127.0.0.1 > "$out" 2> "$data/hub.log" &
hub=$!
for _ in $(seq 120); do grep -q '^hub ready' "$out" && break; sleep 0.5; done
port=$(sed -n 's/.* mqtts mqtts:\/\/[^ ]*:\([0-9]*\).*/\1/p' "$out")
[ -n "$port" ] || { echo "the hub did not open its TLS port"; tail -5 "$data/hub.log"; exit 1; }
scan=$(sslscan --no-colour --show-times --certs="$data/identity/claims/fleet/claim.crt" --pk="$data/identity/claims/fleet/claim.key" "127.0.0.1:$port")
echo "$scan"
fault=0
for old in SSLv2 SSLv3 TLSv1.0 TLSv1.1; do
    grep -Eq "^$old +disabled" <<< "$scan" || { echo "FAIL: $old is not disabled"; fault=1; }
done
accepted=$(grep -E '^(Preferred|Accepted)' <<< "$scan")
[ -n "$accepted" ] || { echo "FAIL: no cipher was accepted, so nothing was looked at"; fault=1; }
weak=$(grep -Ev ' TLS_(AES|CHACHA20)| ECDHE-ECDSA-(AES(128|256)-GCM|CHACHA20|AES128-SHA256|AES256-SHA384)' <<< "$accepted")
[ -z "$weak" ] || { echo "FAIL: weak ciphers:"; echo "$weak"; fault=1; }
grep -Eq 'Session renegotiation not supported|Secure session renegotiation supported' <<< "$scan" || { echo "FAIL: renegotiation"; fault=1; }
! grep -q 'vulnerable to heartbleed' <<< "$(grep -v 'not vulnerable' <<< "$scan")" || { echo "FAIL: Heartbleed"; fault=1; }
[ "$fault" = 0 ] && echo "TLS scan: good"
exit "$fault"
