"""HTTP, pages and the command line. Only what imports light is named here; the application is `api.app.create_app`."""

from api.bodies import FeedbackBody, QuestionBody
from api.errors import ApiError, StorageError

__all__ = ["ApiError", "FeedbackBody", "QuestionBody", "StorageError"]
