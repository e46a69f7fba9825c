"""Downloads: the data of a view as a file, at the address of the view plus an ending.

One row per unit of the level that the filters leave, every number with numerator, denominator, n and missing.
"""

from dashboard.cells import FORMULA_STARTS
from dashboard.download.formats import WRITERS, download
from dashboard.download.request import Download, DownloadError, Request
from dashboard.download.rows import COLUMNS

__all__ = ["COLUMNS", "FORMULA_STARTS", "WRITERS", "Download", "DownloadError", "Request", "download"]
