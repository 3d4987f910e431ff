"""What all tests share: properties are held, not timed, for how quick a machine is proves nothing; and the log."""

import pytest
import structlog
from hypothesis import HealthCheck, settings
from structlog.testing import capture_logs

settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def logged():
    """What is said in the log, from what is worth knowing on; afterwards the log is as it was."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(20))
    with capture_logs() as lines:
        yield lines
    structlog.configure(**before)
