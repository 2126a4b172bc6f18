"""The addresses that rate limits count."""

from ipaddress import IPv4Address, ip_address, ip_network


def network(address: str) -> str:
    """Return an address; for IPv6 its /64 network, which is one customer's."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
