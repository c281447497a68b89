"""How long does the coach take? Measured here, because the coach itself knows neither clock nor Prometheus."""

from prometheus_client import Histogram

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1)

PLAN_SECONDS = Histogram("dayeight_plan_seconds", "Planning the applications that a turn is about", buckets=_BUCKETS)
PARSE_SECONDS = Histogram("dayeight_parse_seconds", "Understanding what a person wrote", buckets=_BUCKETS)
