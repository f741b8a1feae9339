"""Where a fetch may go: a host's addresses, each looked at before it is connected to."""

import ipaddress
import socket
from collections.abc import Callable
from typing import TypeAlias

from index.errors import SourceError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# These wrap an IPv4 address, which might be a private one.
_WRAPPERS = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")))


def is_public(address: Address) -> bool:
    """Whether it is an address of the open internet, and of no network of its own."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in each for each in _WRAPPERS):
            return False
    return address.is_global and not address.is_multicast


def anywhere(_: Address) -> bool:
    """Whether an address will do, where private ones are allowed: each."""
    return True


def resolve(host: str, port: int, permits: Callable[[Address], bool]) -> list[str]:
    """The addresses of a host that are permitted; SourceError where one isn't, or there is none.

    They are what is connected to: a name that is asked for twice may lead elsewhere.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"the host {host!r} isn't found: {error}") from error
    addresses = list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))
    for each in addresses:
        if not permits(ipaddress.ip_address(each)):
            raise SourceError(
                f"{host} is at {each}, a private address: not fetched without --allow-private"
            )
    return addresses
