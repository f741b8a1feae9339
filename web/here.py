"""Here: where the request under way reached this app."""

from flask import request

from index.settings import Settings
from web.links import Links


def links_here(settings: Settings) -> Links:
    """The addresses of the app as it was asked, or at the site that the settings name."""
    return Links(request.script_root, settings.site or request.host_url.rstrip("/"))
