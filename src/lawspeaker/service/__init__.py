"""Running servers: what comes in goes on record, from there to the referee, and what he finds goes out.

Live and batch drive the same loop; here it is driven by what arrives, and survives being stopped at any moment.
"""
