#!/bin/sh
# Makes sha256.js again, byte for byte, from the published packages. Needs Node, npm and a network; nothing else here does.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @noble/hashes@2.4.0 >/dev/null
echo "e1946149b780017b2564fcc092cb01c04e1d7f20627d0296c17da8868f4436dc  noble-hashes-2.4.0.tgz" | sha256sum -c --quiet -
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ./noble-hashes-2.4.0.tgz esbuild@0.28.2
cp "$here/entry.mjs" entry.mjs
node node_modules/esbuild/bin/esbuild entry.mjs --bundle --format=iife --charset=ascii --target=es2022 \
  --legal-comments=none --log-level=warning --outfile=sha256.js
{
  echo "// SHA-256 of @noble/hashes 2.4.0, (c) 2022 Paul Miller, MIT License: see LICENSE and README.md beside this file."
  cat sha256.js
} >"${1:-$here/sha256.js}"
