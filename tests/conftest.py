"""For all tests: properties are tried on the same examples each time, so that a failure can be repeated.

``HYPOTHESIS_PROFILE=explore`` looks for new ones; what it finds becomes a test of its own.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ["LC_ALL"] = "C.UTF-8"  # what is told to people is told in English, whatever this terminal speaks

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
