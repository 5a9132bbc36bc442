"""`Report` to words, one module an output form."""
