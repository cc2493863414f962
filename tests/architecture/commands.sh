#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How packaging/run and packaging/test end when something is missing: exit codes and what they say.
# A copy of the scripts runs in a temporary folder, with programs of our own in place of the system's.
# shellcheck disable=SC2016 # variables in the texts of our own programs
set -euo pipefail

source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/clone/packaging" "$place/bin"
cp "$source_root"/packaging/{run,test,setup.sh,packages.txt} "$place/clone/packaging/"
cp "$source_root/CMakePresets.json" "$place/clone/"
failures=0

program() { # NAME LINE...: a program of our own
    printf '#!/bin/sh\n' >"$place/bin/$1"
    printf '%s\n' "${@:2}" >>"$place/bin/$1"
    chmod +x "$place/bin/$1"
}

# Runs a command of the clone; its exit code and a part of its output must be as said.
expect() { # CODE PART COMMAND...
    local code=$1 part=$2 output status=0
    shift 2
    output=$(cd "$place/clone" && PATH=$place/bin:$PATH "$@" 2>&1 </dev/null) || status=$?
    if [[ $status != "$code" || $output != *"$part"* ]]; then
        printf 'FAILED: %s\n  expected %s and "%s"\n  got %s and: %s\n' "$*" "$code" "$part" "$status" "$output"
        failures=$((failures + 1))
    fi
}

expect_silent() { # PART COMMAND...: the output must not have the part
    local part=$1 output
    shift
    output=$(cd "$place/clone" && PATH=$place/bin:$PATH "$@" 2>&1 </dev/null) || true
    if [[ $output == *"$part"* ]]; then
        printf 'FAILED: %s says "%s": %s\n' "$*" "$part" "$output"
        failures=$((failures + 1))
    fi
}

all_packages_there() { program dpkg-query 'printf installed'; }

# What the scripts take the distribution for: 0 is Debian bookworm, 1 another.
bookworm() {
    cp "$source_root/packaging/setup.sh" "$place/clone/packaging/"
    printf 'is_bookworm() { return %s; }\n' "$1" >>"$place/clone/packaging/setup.sh"
}

program sudo 'exit 1'
program apt-get 'echo "W: Failed to fetch http://deb.debian.org  Temporary failure resolving"; exit 100'
program dpkg-query 'exit 1'

expect 0 'packaging/run [' packaging/run --help
expect 0 'packaging/test [' packaging/test --help
expect 2 'does not know --wrong' packaging/run --wrong
expect 2 'does not know --wrong' packaging/test --wrong

bookworm 0
if ((EUID == 0)); then
    expect 3 'Is there a network' packaging/test
    expect 3 'libqcustomplot-dev' packaging/test
    program apt-get 'echo "E: You do not have enough free space in /var/cache/apt/archives/."; exit 100'
    expect 4 'no room on the disk' packaging/run
    program apt-get 'echo "E: Could not get lock /var/lib/dpkg/lock-frontend"; exit 100'
    expect 3 'another program is installing' packaging/run
else
    expect 3 'no rights to install' packaging/test
    expect 3 'libqcustomplot-dev' packaging/test
fi

program dpkg-query 'case $* in *fonts-inter) exit 1 ;; *) printf installed ;; esac'
program cmake 'echo "CMake Error"; exit 1'
expect 1 'Going on without the optional packages fonts-inter' packaging/run
expect_silent 'fonts-inter' packaging/run

all_packages_there
program cmake 'echo "CMake Error: no compiler"; exit 1'
expect 1 'CMake Error: no compiler' packaging/run
program df 'printf "Filesystem 1M Used Available\n/dev/x 100 50 50 50%% /\n"'
expect 4 '50 MB are free' packaging/run
rm "$place/bin/df"

program cmake 'mkdir -p build/release; echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt; touch build/release/build.ninja'
program ninja 'echo "[1/2] cc"; echo "FAILED: thing.o"; echo "thing.cpp:1: error: wrong"; exit 1'
expect 1 'thing.cpp:1: error: wrong' packaging/run
program ninja 'echo "ninja: no work to do."'
program ctest 'echo "100% tests passed"'
expect 0 '100% tests passed' packaging/test
program ctest 'echo "1 tests failed"; exit 8'
expect 1 '1 tests failed' packaging/test

mkdir -p "$place/clone/build/release/app/cli" "$place/clone/build/release/app/desktop"
program cli-program 'echo "console $*"'
program window-program 'echo "window $*"'
mv "$place/bin/cli-program" "$place/clone/build/release/app/cli/casewright-cli"
mv "$place/bin/window-program" "$place/clone/build/release/app/desktop/casewright"
no_display=(env -u WAYLAND_DISPLAY -u DISPLAY XDG_DATA_HOME="$place/data")
expect 0 'No display' "${no_display[@]}" packaging/run
sample=$place/data/casewright/sample.casewright
expect 0 "two-days-one-storm.json --workspace $sample" "${no_display[@]}" packaging/run
touch "$sample"
expect 0 'two-days-one-storm.json --no-store' "${no_display[@]}" packaging/run
expect 0 'No display' env -u WAYLAND_DISPLAY DISPLAY=:4711 XDG_DATA_HOME="$place/data" packaging/run
expect 0 'console cases show' "${no_display[@]}" packaging/run -- cases show
touch "$place/socket"
expect 0 'No display' env -u DISPLAY WAYLAND_DISPLAY="$place/socket" XDG_DATA_HOME="$place/data" packaging/run

bookworm 1
rm -r "$place/clone/build"
program cmake 'echo "Could not find Qt6"; exit 1'
expect 3 'Could not find Qt6' packaging/run
expect 3 'libqcustomplot-dev' packaging/run

if ((failures > 0)); then
    printf '%s of the expectations failed\n' "$failures"
    exit 1
fi
echo 'all as expected'
