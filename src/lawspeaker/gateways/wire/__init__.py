"""The live wire: a game's bridge, or anything else that sees something, speaks to the service over WebSocket or HTTP.

It only translates: frames to what the service takes, and what it finds to frames. It decides nothing.
"""
