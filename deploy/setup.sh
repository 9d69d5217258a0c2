#!/bin/sh
# Makes below the folder $1 what a first start needs: development keys, passwords, and the broker's definitions with one user per institution.
# What is there already stays, so that it may run before every start. In real use the keys come from a real authority: put them in the same places.
#
#   trust/                     authority and certificates, the same for every host
#   cnss/, cnap/               what one host alone may read: its keys, its broker password, its database password
#   postgres/                  password of the administrator, and of the two databases' owners
#   rabbitmq/definitions.json  queues, exchanges, bindings, users and their rights
set -eu
umask 077
out=$1
formx=${FORMX:-formx}
cnss=MA:CNSS-OUJ01
cnap=LU:0030

# A password of 32 letters and digits, written whole or not at all.
password() {
    mkdir -p "$(dirname "$1")"
    if [ ! -s "$1" ]; then
        od -An -tx1 -N16 /dev/urandom | tr -d ' \n' > "$1.new"
        mv "$1.new" "$1"
    fi
}

# The same secret where the one who needs it can read it.
give() {
    mkdir -p "$(dirname "$2")"
    cp -R "$1" "$2"
}

"$formx" keys dev --out "$out/authority" --institutions "$cnss" "$cnap"
# Where volumes are mounted, a folder itself cannot be removed: its content is.
mkdir -p "$out/trust"
rm -rf "$out/trust/ca" "$out/trust/institutions"
cp -R "$out/authority/trust/." "$out/trust"
chmod -R a+rX "$out/trust"

"$formx" broker definitions --out "$out/rabbitmq/definitions.json" --passwords "$out/rabbitmq/passwords" \
    --vhost "${VHOST:-formexchange}" --delivery-limit "${DELIVERY_LIMIT:-20}" --institutions "$cnss" "$cnap"
password "$out/postgres/administrator"

for host in cnss:MA_CNSS-OUJ01 cnap:LU_0030; do
    name=${host%%:*}
    institution=${host#*:}
    rm -rf "$out/$name/keys"
    give "$out/authority/keys/$institution" "$out/$name/keys/$institution"
    give "$out/rabbitmq/passwords/$institution" "$out/$name/broker-password"
    password "$out/postgres/$name"
    give "$out/postgres/$name" "$out/$name/database-password"
done

# In containers each service runs as a user of its own: the numbers are those of the images.
if [ -n "${HOST_UID:-}" ]; then
    chown -R "$HOST_UID" "$out/cnss" "$out/cnap"
    chown -R "$POSTGRES_UID" "$out/postgres"
    chown -R "$RABBITMQ_UID" "$out/rabbitmq"
fi
