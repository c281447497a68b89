"""What does this employer ask for? The demands in a posting, strongest first, and the facts for its card."""

from coach.posting.demands import Requirement, requirements
from coach.posting.details import Details, details
from coach.posting.kinds import Kind
from coach.posting.person import role_of

__all__ = ["Details", "Kind", "Requirement", "details", "requirements", "role_of"]
