#!/bin/sh
# Makes below the folder $1 what a first start needs: development keys, passwords, and the broker's definitions with one user per institution.
# What is there already stays, so that it may run before every start, also beside hosts that run. In real use the keys come from a real
# authority: put them in the same places.
#
#   authority/                 keys of the authority and of everybody, passwords of the broker's users: nobody's but this script's
#   trust/                     certificates of the authority and of everybody, the same for every host
#   cnss/, cnap/               what one host alone may read: its keys, its broker password, its database password
#   postgres/                  password of the administrator, and of the two databases' owners
#   rabbitmq/definitions.json  queues, exchanges, bindings, users with digests of their passwords, and their rights
set -eu
umask 077
out=$1
formx=${FORMX:-formx}
cnss=MA:CNSS-OUJ01
cnap=LU:0030

# A password of 32 letters and digits, written whole or not at all.
password() {
    if [ ! -s "$1" ]; then
        od -An -tx1 -N16 /dev/urandom | tr -d ' \n' > "$1.new"
        mv "$1.new" "$1"
    fi
}

# The same file where the one who needs it can read it. One that is the same already is not touched: a host may be reading it.
give() {
    if ! cmp -s "$1" "$2"; then
        cp "$1" "$2.new"
        mv "$2.new" "$2"
    fi
}

# The same files as in another folder, and no others.
mirror() {
    (cd "$1" && find . -type d) | while read -r folder; do mkdir -p "$2/$folder"; done
    (cd "$1" && find . -type f) | while read -r file; do give "$1/$file" "$2/$file"; done
    (cd "$2" && find . -type f) | while read -r file; do [ -e "$1/$file" ] || rm "$2/$file"; done
}

mkdir -p "$out"
for folder in authority trust cnss cnap postgres rabbitmq; do mkdir -p "$out/$folder"; done

"$formx" keys dev --out "$out/authority" --institutions "$cnss" "$cnap"
mirror "$out/authority/trust" "$out/trust"
chmod -R a+rX "$out/trust"

"$formx" broker definitions --out "$out/rabbitmq/definitions.json" --passwords "$out/authority/broker" \
    --vhost "${VHOST:-formexchange}" --delivery-limit "${DELIVERY_LIMIT:-20}" --institutions "$cnss" "$cnap"
password "$out/postgres/administrator"

for host in cnss:MA_CNSS-OUJ01 cnap:LU_0030; do
    name=${host%%:*}
    institution=${host#*:}
    mkdir -p "$out/$name/keys"
    mirror "$out/authority/keys/$institution" "$out/$name/keys/$institution"
    give "$out/authority/broker/$institution" "$out/$name/broker-password"
    password "$out/postgres/$name"
    give "$out/postgres/$name" "$out/$name/database-password"
done

# In containers each service runs as a user of its own: the numbers are those of the images.
if [ -n "${HOST_UID:-}" ]; then
    chown -R "$HOST_UID" "$out/cnss" "$out/cnap"
    chown -R "$POSTGRES_UID" "$out/postgres"
    chown -R "$RABBITMQ_UID" "$out/rabbitmq"
fi
