"""Social networks by their hosts, as the check of channels knows them: `networks.mjs`."""

from __future__ import annotations

from helpcentre.contact.look_alikes import table
from helpcentre.package_data import read_once


@read_once
def network_hosts() -> tuple[str, ...]:
    """All hosts of the networks."""
    networks: dict[str, list[list[str]]] = table("networks.mjs")
    return tuple(host for places in networks.values() for hosts in places for host in hosts)
