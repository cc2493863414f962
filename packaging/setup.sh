# SPDX-FileCopyrightText: The Casewright authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What packaging/run and packaging/test share: find and install what is missing, configure, build.
# Each step is silent when there is nothing to do, says in one line what it does, and writes what the
# tools say to a file in build/, whose end is shown if the step fails.

# Exit codes of both scripts; --help names them.
# shellcheck disable=SC2034 # the scripts that read this file use them
readonly EXIT_FAILED=1 EXIT_USAGE=2 EXIT_PACKAGES=3 EXIT_DISK=4

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly ROOT
readonly LOGS=$ROOT/build
readonly PACKAGES=$ROOT/packaging/packages.txt
readonly DISK_NEEDED_MB=1500
packages_changed=no

say() { printf '%s\n' "$*"; }

die() { # CODE LINE...
    local code=$1
    shift
    printf 'Casewright: %s\n' "$1" >&2
    shift
    if (($# > 0)); then
        printf '%s\n' "$@" >&2
    fi
    exit "$code"
}

show_end() { # LOG LINES
    printf -- '--- the end of %s:\n' "${1#"$ROOT"/}" >&2
    tail -n "$2" "$1" >&2
    printf -- '---\n' >&2
}

# The packages of the named groups, one a line.
list_packages() { # GROUP...
    local line group=''
    while read -r line; do
        line=${line%%#*}
        line=${line//[[:space:]]/}
        case $line in
            '') ;;
            \[*\]) group=${line//[\[\]]/} ;;
            *) [[ " $* " == *" $group "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$PACKAGES"
    return 0
}

print_needed() { # GROUP...
    {
        say 'Casewright needs these packages (names of Debian 12, purposes in packaging/packages.txt):'
        list_packages "$@" | paste -sd ' ' | fold -s -w 96 | sed 's/^/  /'
    } >&2
}

is_bookworm() {
    [[ -r /etc/os-release ]] && (
        # shellcheck disable=SC1091
        . /etc/os-release
        [[ ${ID:-} == debian && ${VERSION_CODENAME:-} == bookworm ]]
    )
}

distribution() {
    if [[ -r /etc/os-release ]]; then
        # shellcheck disable=SC1091
        (. /etc/os-release && say "${PRETTY_NAME:-${ID:-unknown}}")
    else
        uname -s
    fi
}

missing_packages() { # GROUP...
    local package
    while read -r package; do
        # shellcheck disable=SC2016 # dpkg-query's own variables
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
    done < <(list_packages "$@")
}

# Sets the array as_root to what runs a command with the rights of root; 1 without such rights.
find_root_rights() {
    as_root=()
    if ((EUID == 0)); then
        return 0
    fi
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && sudo -v; }; }; then
        as_root=(sudo)
        return 0
    fi
    return 1
}

apt() { # ARGUMENT...
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -y \
        -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$LOGS/packages.log" 2>&1
}

explain_apt_failure() { # GROUP...
    local log=$LOGS/packages.log
    if grep -qE 'No space left on device|have enough free space' "$log"; then
        die "$EXIT_DISK" 'no room on the disk for the packages. Make room, then start again.'
    elif grep -q 'Could not get lock' "$log"; then
        die "$EXIT_PACKAGES" 'another program is installing packages. Wait until it is done, then start again.'
    elif grep -qE 'Could not resolve|Temporary failure|Could not connect|Connection (timed out|refused|failed)|Network is unreachable|Failed to fetch' "$log"; then
        grep -E 'Failed to fetch' "$log" | head -n 3 >&2
        print_needed "$@"
        die "$EXIT_PACKAGES" 'the packages could not be fetched. Is there a network, and do the sources of apt answer?'
    fi
    show_end "$log" 15
    print_needed "$@"
    die "$EXIT_PACKAGES" 'the packages could not be installed; build/packages.log says why.'
}

install_packages() { # PACKAGE...; 1 if that failed
    say "Installing $# packages: $*"
    : >"$LOGS/packages.log"
    if ! apt install --no-install-recommends "$@"; then
        : >"$LOGS/packages.log" # the lists of packages are missing or old
        apt update || true
        apt install --no-install-recommends "$@" || return 1
    fi
    packages_changed=yes
}

# Installs what is missing of the groups; of the groups with -optional, only if it can be.
ensure_packages() { # GROUP...
    if ! is_bookworm; then
        return # configuring tells whether what is needed is there
    fi
    local group required=() optional=() needed extras left_out=$LOGS/.left-out
    for group in "$@"; do
        if [[ $group == *-optional ]]; then optional+=("$group"); else required+=("$group"); fi
    done
    mapfile -t needed < <(missing_packages "${required[@]}")
    mapfile -t extras < <(missing_packages "${optional[@]}")
    if ((${#needed[@]} > 0)); then
        find_root_rights || die "$EXIT_PACKAGES" \
            'packages are missing, and there are no rights to install them.' \
            'Run this as root, then start again:' \
            "  apt-get install --no-install-recommends ${needed[*]} ${extras[*]}"
        install_packages "${needed[@]}" "${extras[@]}" || explain_apt_failure "${required[@]}"
    elif ((${#extras[@]} > 0)) && [[ ! -f $left_out || $(<"$left_out") != "${extras[*]}" ]]; then
        # Tried once: what cannot be installed is not asked for again and again.
        if find_root_rights && install_packages "${extras[@]}"; then
            rm -f "$left_out"
        else
            say "Going on without the optional packages ${extras[*]}"
            printf '%s' "${extras[*]}" >"$left_out"
        fi
    fi
}

# One build at a time; a second one waits. The lock is file 9, which programs started later must not keep.
prepare_build() {
    if ! mkdir -p "$LOGS" 2>/dev/null || [[ ! -w $LOGS ]]; then
        die "$EXIT_FAILED" "cannot write to $LOGS, where the build goes."
    fi
    exec 9>"$LOGS/.lock"
    if command -v flock >/dev/null && ! flock -n 9; then
        say 'Waiting for another build in this folder to end.'
        flock 9
    fi
}

release_build() { exec 9>&-; }

require_disk() {
    local free
    free=$(df -Pm "$LOGS" | awk 'NR == 2 { print $4 }')
    if ((free < DISK_NEEDED_MB)); then
        die "$EXIT_DISK" "the build needs $DISK_NEEDED_MB MB in $LOGS, and $free MB are free. Make room, then start again."
    fi
}

configure() { # PRESET GROUP...
    local preset=$1 folder=$ROOT/build/$1 log=$LOGS/configure-$1.log fresh=()
    shift
    if [[ -f $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROOT" "$folder/CMakeCache.txt"; then
        fresh=(--fresh) # the sources were moved
    elif [[ $packages_changed == no && -f $folder/build.ninja && ! $ROOT/CMakePresets.json -nt $folder/build.ninja ]]; then
        return 0
    fi
    if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then
        print_needed "$@"
        die "$EXIT_PACKAGES" "cmake or ninja is missing, and on $(distribution) nothing is installed by itself. Install what is named above, then start again."
    fi
    require_disk
    say "Configuring build/$preset"
    if ! (cd "$ROOT" && cmake --preset "$preset" "${fresh[@]}") >"$log" 2>&1 </dev/null; then
        show_end "$log" 25
        if ! is_bookworm; then
            print_needed "$@"
            die "$EXIT_PACKAGES" "configuring failed, and on $(distribution) nothing is installed by itself. Install what is named above, then start again."
        fi
        die "$EXIT_FAILED" "configuring failed; the whole text is in ${log#"$ROOT"/}."
    fi
}

# As many compilers as there are processors, but no more than the memory carries (1 GB each).
build_jobs() {
    local processors memory
    processors=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)
    if [[ -n $memory ]] && ((memory < processors)); then
        processors=$((memory > 0 ? memory : 1))
    fi
    say "$processors"
}

# Passes on ninja's lines to the log, and on a terminal shows how far it is.
show_steps() { # LOG
    local line
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$1"
        if [[ -t 1 && $line =~ ^\[[0-9]+/[0-9]+\] ]]; then
            printf '\r%s ' "${BASH_REMATCH[0]}"
        fi
    done
    if [[ -t 1 ]]; then
        printf '\r\033[K'
    fi
}

build() { # PRESET [TARGET...]
    local preset=$1 folder=$ROOT/build/$1 log=$LOGS/build-$1.log plan
    shift
    plan=$(ninja -C "$folder" -n "$@" 2>&1 </dev/null) || true
    if [[ $plan == *'ninja: no work to do.'* ]]; then
        return 0
    fi
    require_disk
    say "Building build/$preset"
    : >"$log"
    if ! NINJA_STATUS='[%f/%t] ' ninja -C "$folder" -j "$(build_jobs)" "$@" 2>&1 </dev/null | show_steps "$log"; then
        explain_build_failure "$log"
    fi
}

explain_build_failure() { # LOG
    printf -- '--- what failed:\n' >&2
    grep -A 25 -m 2 '^FAILED: ' "$1" | cut -c 1-400 >&2 || tail -n 25 "$1" >&2
    printf -- '---\n' >&2
    if grep -q 'No space left on device' "$1"; then
        die "$EXIT_DISK" 'no room on the disk for the build. Make room, then start again.'
    fi
    die "$EXIT_FAILED" "the build failed; the whole text is in ${1#"$ROOT"/}."
}
