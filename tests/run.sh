#!/usr/bin/env bash
# Installs what the tests need and is missing, builds everything, runs all tests.
# The last line is "N passed, N failed", alone; the exit code is 0 only if all passed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# Real cultures are tested, and the framework takes them from ICU.
if ! ldconfig -p | grep -q libicuuc; then
  (apt-get update -qq && apt-get install -y -qq --no-install-recommends "$(apt-cache pkgnames libicu | grep -E '^libicu[0-9]+$' | sort | tail -n 1)") >/dev/null 2>&1 \
    || echo "ICU could not be installed: the tests then use made-up cultures in place of real ones." >&2
fi

# The pages of explanations are looked at in a browser, with Chinese characters.
if ! command -v chromium >/dev/null; then
  (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk) >/dev/null 2>&1 \
    || echo "CHROMIUM COULD NOT BE INSTALLED: the test that looks at pages is skipped." >&2
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet build VolunteerCredit.sln --configuration Release || { echo "0 passed, 1 failed"; exit 1; }
dotnet test VolunteerCredit.sln --configuration Release --no-build 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One line a test project: "Passed!  - Failed:     0, Passed:   220, Skipped:     0, Total: …"
sum() { grep -oE "$1: +[0-9]+" "$log" | grep -oE '[0-9]+$' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(sum Passed)
failed=$(sum Failed)
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
  failed=1
fi
echo "$passed passed, $failed failed"
exit "$status"
