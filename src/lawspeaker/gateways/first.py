"""Several things at once, until the first of them ends: what two sides of a connection do beside each other."""

import asyncio
from collections.abc import Awaitable

__all__ = ["first_of"]


async def first_of(*parts: Awaitable[None]) -> None:
    """Until one of these ends, and then none goes on; what it raised is raised."""
    tasks = [asyncio.ensure_future(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
