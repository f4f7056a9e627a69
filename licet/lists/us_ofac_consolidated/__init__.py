"""OFAC's lists other than the SDN List, which are published as one."""
