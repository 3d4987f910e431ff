"""What a key may say: to *observe* what happened, to pass on an *order*, to *decide* as staff.

An event beyond its key is not lost, for somebody said it: it goes on record as a claim. A claim has a type that no
referee knows, so it moves nothing, live or when the record is judged again.
"""

from collections.abc import Collection, Mapping
from typing import Any

__all__ = ["DECIDE", "OBSERVE", "ORDER", "RIGHTS", "STAFF_ORDERS", "claim", "needed", "only_for_staff"]

OBSERVE, ORDER, DECIDE = "observe", "order", "decide"

RIGHTS = {
    OBSERVE: "tell what happened",
    ORDER: "pass on what players order",
    DECIDE: "decide as staff: findings, licences, who is staff, which rulebook is in force",
}
"""Every right, and what it lets one do."""

DECISIONS = frozenset({"finding", "licence", "rulebook"})
STAFF_ORDERS = frozenset(
    {
        *("bundle", "dc.unlink", "faction.inactive", "give", "licence.deny", "licence.grant", "licence.revoke", "lift"),
        *("messages", "mode", "punish", "staff.order", "sweep", "vote.close"),
    }
)
"""Orders that only staff give."""


def needed(fields: Mapping[str, Any]) -> str:
    """The right that saying this takes."""
    kind = fields.get("type")
    # That somebody is no staff (`null`) is said of who is staff too.
    if kind in DECISIONS or (kind == "profile" and ("staff" in fields or fields.get("aliases"))):
        return DECIDE
    return ORDER if kind == "command" else OBSERVE


def only_for_staff(fields: Mapping[str, Any]) -> bool:
    """Whether this is an order that only staff give: of somebody not known to be staff it takes the right to decide."""
    return fields.get("type") == "command" and fields.get("name") in STAFF_ORDERS


def claim(fields: Mapping[str, Any], lacking: str, key: str) -> dict[str, Any]:
    """The same as a claim: what it would have been (`claims`), the right that its key lacks, and which key it is."""
    return {**fields, "type": "claim", "claims": fields["type"], "lacks": lacking, "key": key}


def sorted_rights(rights: Collection[str]) -> list[str]:
    """In the order in which they grow."""
    return [right for right in RIGHTS if right in rights]
