"""Who is counted where something may be done only so often."""

from ipaddress import IPv4Address, ip_address, ip_network

from flask import request


def caller() -> str:
    """Return the address of the caller; of IPv6 its network, as everybody has a whole one."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, 64), strict=False))
