"""The mayor and the taxes on the City Board (2.1D)."""

from .clauses import GROUNDS, MAYOR, RDM
from .scenario import Scenario, either, lawful, unclear, unlawful
from .telling import kill, started, tell

EVE = tell("job", 0, player="eve", job="mayor")


def tax(seconds, rate, **more):
    """What the board shows from now on."""
    return tell("tax", seconds, rate=rate, **more)


STORIES = [
    Scenario(
        "mayor-55",
        "DR-2.1D-1 legal",
        (EVE, tax(1, 0.55), kill(300, "bo", "eve")),
        {"kill": lawful(MAYOR, spares=GROUNDS - MAYOR)},
    ),
    Scenario(
        "mayor-50",
        "DR-2.1D-1 illegal: 50 % is not above",
        (EVE, tax(1, 0.5), kill(300, "bo", "eve")),
        {"kill": unlawful(RDM, spares=GROUNDS - MAYOR)},
    ),
    Scenario("mayor-5001", "50.01 %", (EVE, tax(1, 0.5001), kill(300, "bo", "eve")), {"kill": lawful(MAYOR)}),
    Scenario("mayor-100", "100 %", (EVE, tax(1, 1), kill(300, "bo", "eve")), {"kill": lawful(MAYOR)}),
    Scenario(
        "mayor-lowered",
        "the value at the moment of the kill counts",
        (EVE, tax(1, 0.8), tax(200, 0.4), kill(300, "bo", "eve")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-raised-same-moment",
        "raised at the same millisecond, earlier in the record",
        (EVE, tax(1, 0.4), tax(300, 0.8), kill(300, "bo", "eve")),
        {"kill": lawful(MAYOR)},
    ),
    Scenario(
        "mayor-raised-too-late",
        "raised at the same millisecond, later in the record",
        (EVE, tax(1, 0.4), kill(300, "bo", "eve"), tax(300, 0.8)),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-resigned",
        "a job replaces the old one",
        (EVE, tax(1, 0.8), tell("job", 2, player="eve", job="cook"), kill(300, "bo", "eve")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-successor",
        "the new mayor",
        (EVE, tax(1, 0.8), tell("job", 2, player="ann", job="mayor"), kill(300, "bo", "ann")),
        {"kill": lawful(MAYOR)},
    ),
    Scenario(
        "mayor-citizen",
        "somebody who has a job, and another one",
        (EVE, tell("job", 0, player="ann", job="cook"), tax(1, 0.8), kill(300, "bo", "ann")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-jobless",
        "somebody who never took a job, on a record from the beginning",
        (EVE, tax(1, 0.8), kill(300, "bo", "ann")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-kills",
        "the mayor gets no leave from the taxes",
        (EVE, tax(1, 0.8), kill(300, "eve", "bo")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-guard",
        "nor does it give leave against a guard",
        (EVE, tell("job", 0, player="dee", job="police"), tax(1, 0.8), kill(300, "bo", "dee")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-no-tax-told",
        "no tax was ever told; none or unknown",
        (EVE, kill(300, "bo", "eve")),
        {"kill": either("unlawful", "unclear")},
    ),
    Scenario(
        "mayor-tax-unrecorded",
        "the source does not record taxes",
        (started(0, "tax"), EVE, kill(300, "bo", "eve")),
        {"kill": unclear(MAYOR, spares=GROUNDS - MAYOR)},
    ),
    Scenario(
        "mayor-tax-unrecorded-citizen",
        "it does not matter against a cook",
        (started(0, "tax"), tell("job", 0, player="eve", job="cook"), kill(300, "bo", "eve")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-job-unrecorded",
        "jobs are not recorded and the taxes are high",
        (started(0, "job"), tax(1, 0.8), kill(300, "bo", "eve")),
        {"kill": unclear(MAYOR)},
    ),
    Scenario(
        "mayor-job-unrecorded-low",
        "jobs are not recorded and the taxes are low",
        (started(0, "job"), tax(1, 0.3), kill(300, "bo", "eve")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-renamed",
        "somebody calls himself mayor",
        (tell("joined", 0, player="eve", name="mayor"), tax(1, 0.8), kill(300, "bo", "eve")),
        {"kill": unlawful(RDM)},
    ),
    Scenario(
        "mayor-two-grounds",
        "two grounds: each may be named",
        (
            EVE,
            tax(1, 0.8),
            tell("hit", 299, attacker="eve", victim="bo", weapon="fist", damage=3.0),
            kill(300, "bo", "eve"),
        ),
        {"kill": lawful(MAYOR)},
    ),
]
