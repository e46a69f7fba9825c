"""A finished file, and the refusal of one."""

from dataclasses import dataclass


class DownloadError(Exception):
    """A file that does not exist or can't be made; `status` is the HTTP status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Download:
    """A finished file: bytes, media type, name that says what and when, and entity tag."""

    content: bytes
    media_type: str
    file_name: str
    etag: str
