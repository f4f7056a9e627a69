"""OFAC's SDN List: whose property is blocked."""
