#!/bin/sh
# shut-in.sh PATH... -- PROGRAM ARGUMENT...
# Runs a program, without privileges, where there are no files but those below the paths and the system's libraries.
# For a mount namespace of its own: what is done here ends with the program.
set -e
root=/sys # It is on every Linux and nothing here needs it.
mount -t tmpfs -o mode=755,size=1m none "$root"

give() {
  mkdir -p "$root$1"
  mount --bind "$1" "$root$1"
  mount -o remount,bind,ro,nosuid,nodev "$root$1" 2>/dev/null || mount -o remount,bind,ro "$root$1"
}

for path in /usr /bin /lib /lib64; do
  if [ -L "$path" ]; then ln -s "$(readlink "$path")" "$root$path"; elif [ -d "$path" ]; then give "$path"; fi
done
while [ "$1" != -- ]; do
  give "$1"
  shift
done
shift
exec chroot "$root" setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
