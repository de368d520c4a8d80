"""Himalia: a Java kernel for Jupyter. What a clone's `lab` and the installed package share, and the package's own."""
