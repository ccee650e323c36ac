# Shared by infra/up and infra/test: what a fresh machine lacks.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

# need PACKAGE…: Debian packages, installed when root, named when not.
need() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" -ne 0 ]; then
      say "Missing: ${missing[*]}. Please run: sudo apt-get install ${missing[*]}"
      exit 1
    fi
    say "Installing ${missing[*]} …"
    apt-get update -q >/dev/null
    # The packages' own services are not wanted: this project starts private ones.
    mkdir -p /etc/postgresql-common && { grep -qs '^create_main_cluster' /etc/postgresql-common/createcluster.conf || echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf; }
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}" >/dev/null
  fi
  command -v dotnet >/dev/null || { say "Missing: the .NET SDK 10 (dotnet on PATH). See https://dot.net"; exit 1; }
}

# Asks the registry only when the lock files have changed since the last time.
restore() {
  mkdir -p .run
  local stamp=.run/restored.stamp
  if [ ! -e "$stamp" ] || [ ! -d artifacts/obj ] || [ -n "$(find . -path ./artifacts -prune -o \( -name packages.lock.json -o -name '*.csproj' -o -name 'Directory.*.props' \) -newer "$stamp" -print -quit)" ]; then
    say "Restoring packages …"
    dotnet restore "$1" -v quiet
    touch "$stamp"
  fi
}

# Builds in Release with one warm compiler of its own, which is ended with the build.
build() {
  local id="jobassist-$$" code=0
  dotnet build "$1" -c Release --no-restore -v quiet -clp:NoSummary -nodeReuse:false -p:UseSharedCompilation=true -p:SharedCompilationId="$id" || code=$?
  kill $(pgrep -f -- "-pipename:$id") 2>/dev/null || true
  return "$code"
}

# Builds when a source is newer than the last build.
build_if_changed() {
  local stamp=.run/built.stamp
  if [ ! -e "$stamp" ] || [ -n "$(find api infra matching notifications tests/WeChatStandIn tests/SmsStandIn tests/StandInParts Directory.*.props \( -name '*.cs' -o -name '*.csproj' -o -name '*.sql' -o -name '*.props' -o -name '*.cshtml' \) -newer "$stamp" -print -quit)" ]; then
    say "Building …"
    build "$1"
    touch "$stamp"
  fi
}
