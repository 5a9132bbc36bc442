"""`Article` to `Elements`: the credit found in it, one module an element."""
