"""Name screening measured on labelled queries, and a rival measured beside it on the same ones."""
