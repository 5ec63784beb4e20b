#!/usr/bin/env bash
# Breaks the stages of the engine in some thousands of small ways with Stryker.NET, and looks which of them no test notices. Not part
# of run.sh: by estimate an hour or more on two cores that do nothing else, for
#   bash tests/mutate.sh                             the five stages, one after the other
#   bash tests/mutate.sh Tiers Scoring/PointsScore.cs     some folders or files of src/VolunteerCredit
# Works on a copy, so that a broken assembly never stands in bin. Survivors are listed in artifacts/mutation/NAME/reports, one line of
# figures for each folder comes last.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
[ $# -gt 0 ] || set -- Intake Measures Scoring Tiers Decisions
for part in "$@"; do
  [ -e "src/VolunteerCredit/$part" ] || { echo "There is no src/VolunteerCredit/$part." >&2; exit 2; }
done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export VOLUNTEERCREDIT_TESTS=50 # cases for each law
export RunAnalyzers=false # nobody reads a mutant's style

reports=$root/artifacts/mutation
stryker=$reports/tool/dotnet-stryker
[ -x "$stryker" ] || dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$reports/tool" || exit 1
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# Every test of the engine but those that take seconds each; what kills a mutant is mostly its own folder's tests.
filter=
for slow in RuleSets.Schema. RuleSets.Linting.WitnessProperties RuleSets.Description. RuleSets.HostileDocumentTests RuleSets.LibraryTests Advice.AdviceLawTests Groups.GroupLawTests \
  Bulk.AllocationTests Bulk.HardUseTests Bulk.SpillTests Bulk.Table Explanations.ExplanationJsonTests Explanations.ExplanationTextTests Explanations.Pages. \
  Receipts. Statistics. Comparisons. \
  Properties.RandomRuleSetTests Properties.RuleSetMakerTests Properties.GeneratorTests Properties.SurroundingsTests Properties.BrokenEngineTests Properties.PropertyAttributeTests; do
  filter="${filter:+$filter&}FullyQualifiedName!~VolunteerCredit.Tests.$slow"
done

figures=()
for part in "$@"; do
  files=$part
  [ -d "src/VolunteerCredit/$part" ] && files="$part/**/*.cs"
  rm -rf "${copy:?}"/* "${reports:?}/$part"
  git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [ -e "$file" ] && printf '%s\0' "$file"; done | tar c --null -T - | tar x -C "$copy"

  # Stryker mutates every file and drops what was not asked for afterwards, which takes long and trips over what does not compile. A comment keeps it out.
  find "$copy/src/VolunteerCredit" -name '*.cs' -not -path "$copy/src/VolunteerCredit/$part*" -exec sed -i '1s|^|// Stryker disable all\n|' {} +

  # Strings are left out: most are words for people, in two languages, and ids without which no document loads. So are the calls that give rented
  # arrays back, which no result shows. A mutant that is slower than by the
  # allowance counts as a timeout, so the allowance is large.
  cat > "$copy/stryker.json" <<JSON
{ "stryker-config": {
  "project": "VolunteerCredit.csproj", "mutate": ["$files"], "ignore-mutations": ["string"], "ignore-methods": ["Return"], "configuration": "Debug",
  "test-case-filter": "$filter", "coverage-analysis": "perTest", "concurrency": 2, "additional-timeout": 30000,
  "reporters": ["json", "html", "cleartext"]
} }
JSON
  (cd "$copy/tests/VolunteerCredit.Tests" && "$stryker" --config-file "$copy/stryker.json" --output "$reports/$part" --skip-version-check) || exit 1

  count() { grep -oE "\"status\": ?\"$1\"" "$reports/$part/reports/mutation-report.json" | wc -l; }
  killed=$(count Killed) timeout=$(count Timeout) survived=$(count Survived) uncovered=$(count NoCoverage)
  total=$((killed + timeout + survived + uncovered))
  figures+=("$part: $((total == 0 ? 0 : (1000 * (killed + timeout) / total + 5) / 10)) % of $total; $killed killed, $timeout timed out, $survived survived, $uncovered not covered")
done
printf '%s\n' "${figures[@]}"
