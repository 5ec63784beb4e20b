#!/usr/bin/env bash
# Breaks the stages of the engine in some thousands of small ways, one at a time, and looks which of them no test notices. Not part of run.sh.
#   bash tests/mutate.sh                             the five stages
#   bash tests/mutate.sh Tiers Scoring/PointsScore.cs     some folders or files of src/VolunteerCredit
# Stryker.NET makes the mutants; tests/Mutation tries them, since Stryker's own runner starts a process for each, which takes hours here.
# Works on a copy, so that a broken assembly never stands in bin. Survivors are listed in artifacts/mutation/reports/survivors.txt, with all else
# beside it in Stryker's form; a line of figures for each folder comes last.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
[ $# -gt 0 ] || set -- Intake Measures Scoring Tiers Decisions
for part in "$@"; do
  [ -e "src/VolunteerCredit/$part" ] || { echo "There is no src/VolunteerCredit/$part." >&2; exit 2; }
done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export VOLUNTEERCREDIT_TESTS=50 # cases for each law
export RunAnalyzers=false # nobody reads a mutant's style

output=$root/artifacts/mutation
stryker=$output/tool/dotnet-stryker
[ -x "$stryker" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$output/tool"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/copy"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do if [ -e "$file" ]; then printf '%s\0' "$file"; fi; done | tar c --null -T - | tar x -C "$work/copy"
dotnet build "$work/copy/tests/Mutation" --configuration Release --output "$work/mutation" --verbosity quiet

# Stryker mutates every file and drops what was not asked for afterwards, which takes long and trips over what does not compile. A comment keeps it out.
cp -r "$work/copy/src/VolunteerCredit" "$work/engine"
find "$work/copy/src/VolunteerCredit" -name '*.cs' -exec sed -i '1s|^|// Stryker disable all\n|' {} +
reached=Bulk/VolunteerHash.cs
cp "$work/engine/$reached" "$work/copy/src/VolunteerCredit/$reached"
files=
for part in "$@"; do
  rm -r "$work/copy/src/VolunteerCredit/$part" && cp -r "$work/engine/$part" "$work/copy/src/VolunteerCredit/$part"
  if [ -d "$work/engine/$part" ]; then part="$part/**/*.cs"; fi
  files="${files:+$files, }\"$part\""
done

# Stryker must run a test that reaches a mutant, and tries what it reaches: one test, and one small file more, which nobody asked for. Strings are left out: most are words for people,
# in two languages, and ids without which no document loads. So are the calls that give rented arrays back, which no result shows.
cat > "$work/stryker.json" <<JSON
{ "stryker-config": {
  "project": "VolunteerCredit.csproj", "mutate": ["$reached", $files], "ignore-mutations": ["string"], "ignore-methods": ["Return"], "configuration": "Release",
  "test-case-filter": "FullyQualifiedName~TableTests.A_table_of_nothing_is_empty", "coverage-analysis": "perTest", "reporters": ["json"]
} }
JSON
rm -rf "$output/reports"
# Data of theories are made by the engine; where they are made before the tests, all tests seem to reach what they reach.
bin=$work/copy/tests/VolunteerCredit.Tests/bin/Release/net10.0
mkdir -p "$bin"
echo '{ "preEnumerateTheories": false }' > "$bin/xunit.runner.json"
(cd "$work/copy/tests/VolunteerCredit.Tests" && exec "$stryker" --config-file "$work/stryker.json" --output "$output" --skip-version-check) > "$work/log" 2>&1 &
# The mutated assembly stands in bin until Stryker has ended.
until grep -q 'Capture mutant coverage' "$work/log"; do
  kill -0 $! 2>/dev/null || { cat "$work/log"; exit 1; }
  sleep 0.1
done
cp -r "$bin" "$work/bin"
wait $! || { cat "$work/log"; exit 1; }

dotnet "$work/mutation/Mutation.dll" "$work/bin" "$output/reports/mutation-report.json" "$@"
