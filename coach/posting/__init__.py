"""What does this employer ask for? The demands in a posting, strongest first, and the facts for its card."""

from coach.posting.demands import Kind, Requirement, requirements

__all__ = ["Kind", "Requirement", "requirements"]
