"""What OFAC's lists share: three formats, one table of identifiers, one of programmes."""
