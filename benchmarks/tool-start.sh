#!/bin/sh
# How long the installed tool takes to answer: packs it, installs it from that package alone, and takes the median of 20 starts each.
# Fails where --help takes 150 ms or longer, or rules 300 ms. Run it on a quiet machine: benchmarks/tool-start.sh
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet pack src/VolunteerCredit.Tool -c Release --artifacts-path "$folder/build" -o "$folder/feed" -p:Version=0.0.1-start -v q --nologo
printf '<configuration><packageSources><clear /><add key="own" value="%s" /></packageSources></configuration>' "$folder/feed" > "$folder/nuget.config"
NUGET_PACKAGES="$folder/packages" dotnet tool install VolunteerCredit.Tool --version 0.0.1-start --tool-path "$folder/tool" --configfile "$folder/nuget.config" > /dev/null

median() {
    for _ in $(seq 20); do
        begun=$(date +%s%N)
        "$folder/tool/vcredit" "$@" > /dev/null
        echo $((($(date +%s%N) - begun) / 1000000))
    done | sort -n | sed -n 10p
}

help=$(median --help) rules=$(median rules)
echo "--help: $help ms, rules: $rules ms"
[ "$help" -lt 150 ] && [ "$rules" -lt 300 ]
